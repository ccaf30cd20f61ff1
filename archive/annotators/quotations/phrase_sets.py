"""Phrases looked up in a list of words."""

import re
from collections.abc import Iterable, Sequence

_ELIDED = re.compile(r"(?<=\b[a-z])'(?=\w)")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


def plain(word: str) -> str:
    """A word as it is looked up: small letters, straight apostrophes."""
    return word.lower().translate(_APOSTROPHES)


class PhraseSet:
    """Phrases of one word or more, looked up where a list of words goes on with one of them."""

    def __init__(self, phrases: Iterable[str], compounds: Iterable[str] = ()) -> None:
        """compounds: last parts of words that are such a phrase as a whole: 'transportminister'."""
        self.compounds = tuple(compounds)
        self._behind: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            printed = plain(phrase)
            # 'chef d'état' is printed 'd’État' too, which is two words.
            for form in {printed, _ELIDED.sub("' ", printed)}:
                first, *words_behind = (word.rstrip(".") for word in form.split())
                self._behind.setdefault(first, []).append(tuple(words_behind))
        for rests in self._behind.values():
            rests.sort(key=len, reverse=True)

    @property
    def first_words(self) -> frozenset[str]:
        return frozenset(self._behind)

    def length_at(self, words: Sequence[str], at: int, end: int | None = None) -> int:
        """How many words from here, none at or behind `end`, are the longest phrase; 0 for none."""
        for words_behind in self._behind.get(words[at], ()):
            if tuple(words[at + 1 : at + 1 + len(words_behind)]) == words_behind and (
                end is None or at + 1 + len(words_behind) <= end
            ):
                return len(words_behind) + 1
        return int(bool(self.compounds) and words[at].endswith(self.compounds))

    def ends_before(self, words: Sequence[str], end: int) -> bool:
        """Whether one of the phrases ends right before this word."""
        return any(self.length_at(words, at) == end - at for at in range(max(0, end - 5), end))
