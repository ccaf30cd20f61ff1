"""Whether a block of a page is part of a text that somebody else took out of the same page."""

from collections import Counter
from collections.abc import Iterable, Sequence

from archive.text.words import words_of

_SHINGLE = 3
_LEAST_WORDS = 5
_AGREES = 0.6

Shingles = Counter[tuple[str, ...]]


class Extract:
    """A text taken out of a page, whose words can be claimed once each.

    A block of five words or more belongs to it when three fifths of its runs of three words do; a
    shorter one when it is a whole line of it. A page says many things twice, the extract once.
    """

    def __init__(self, text: str) -> None:
        self._shingles = _shingles(words_of(text))
        self._lines = Counter(tuple(words_of(line)) for line in text.split("\n"))

    def holds(self, words: Sequence[str]) -> bool:
        """Whether these words are in it, claimed or not."""
        if len(words) < _LEAST_WORDS:
            return self._lines[tuple(words)] > 0
        # Sets, not counts: quick, and whether there are enough of each is settled by the claims.
        wanted = set(zip(words, words[1:], words[2:], strict=False))
        return len(wanted & self._shingles.keys()) >= _AGREES * len(wanted)

    def claimed(self, blocks: Iterable[tuple[int, Sequence[str]]]) -> set[int]:
        """The numbers of those blocks that belong to it, the first to ask served first."""
        shingles, lines = Counter(self._shingles), Counter(self._lines)
        taken = set()
        for number, words in blocks:
            if words and _share(words, shingles, lines):
                taken.add(number)
                shingles.subtract(_shingles(words))
                lines[tuple(words)] -= 1
        return taken


def _share(words: Sequence[str], shingles: Shingles, lines: Shingles) -> bool:
    if len(words) < _LEAST_WORDS:
        return lines[tuple(words)] > 0
    wanted = _shingles(words)
    agreeing = sum(min(number, max(shingles[one], 0)) for one, number in wanted.items())
    return agreeing >= _AGREES * wanted.total()


def _shingles(words: Sequence[str]) -> Shingles:
    return Counter(zip(words, words[1:], words[2:], strict=False))
