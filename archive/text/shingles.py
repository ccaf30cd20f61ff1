"""Whether a block of a page is part of a text that somebody else took out of the same page."""

from collections import Counter
from collections.abc import Iterable, Sequence

from archive.text.words import words_of

_LEAST_WORDS = 5
_AGREES = 0.6

Shingles = Counter[tuple[str, ...]]


class Extract:
    """A text taken out of a page, whose words can be claimed once each.

    A block of five words or more belongs to it when three fifths of its runs of three words do; a
    shorter one when it is a whole line of it. A page says many things twice, the extract once.
    """

    def __init__(self, text: str) -> None:
        lines = [words_of(line) for line in text.split("\n")]
        self._shingles = _shingles([word for line in lines for word in line])
        self._lines = Counter(map(tuple, lines))

    def holds(self, words: Sequence[str]) -> bool:
        """Whether these words are in it, claimed or not."""
        if len(words) < _LEAST_WORDS:
            return self._lines[tuple(words)] > 0
        # Sets, not counts: quick, and whether there are enough of each is settled by the claims.
        wanted = set(zip(words, words[1:], words[2:], strict=False))
        return len(wanted & self._shingles.keys()) >= _AGREES * len(wanted)

    def claimed(self, blocks: Iterable[tuple[int, Sequence[str]]]) -> set[int]:
        """The numbers of those blocks that belong to it, the first to ask served first."""
        unclaimed = _Unclaimed(Counter(self._shingles), Counter(self._lines))
        return {number for number, words in blocks if words and unclaimed.claim(words)}


class _Unclaimed:
    """What of an extract nobody has claimed so far."""

    def __init__(self, shingles: Shingles, lines: Shingles) -> None:
        self._shingles, self._lines = shingles, lines

    def claim(self, words: Sequence[str]) -> bool:
        """Whether enough of these words is left; they are taken then."""
        wanted = _shingles(words)
        if not self._holds(words, wanted):
            return False
        for shingle, number in wanted.items():
            self._shingles[shingle] = self._shingles.get(shingle, 0) - number
        self._lines[tuple(words)] -= 1
        return True

    def _holds(self, words: Sequence[str], wanted: Shingles) -> bool:
        if len(words) < _LEAST_WORDS:
            return self._lines[tuple(words)] > 0
        agreeing = 0
        for shingle, number in wanted.items():
            left = self._shingles.get(shingle, 0)
            agreeing += number if number <= left else max(0, left)
        return agreeing >= _AGREES * wanted.total()


def _shingles(words: Sequence[str]) -> Shingles:
    return Counter(zip(words, words[1:], words[2:], strict=False))
