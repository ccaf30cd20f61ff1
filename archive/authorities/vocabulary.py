"""Finding the names of a controlled list in a text: all of them, in one pass."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ahocorasick

from archive.text.folding import Folded, fold_aligned


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form under which something is found.

    text: one word of capitals, such as an acronym, is found in capitals only; a final '*' stands
    for any ending. language: None for every language. weight: how much a find says.
    """

    id: str
    text: str
    weight: float = 1.0
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: offsets count into the original text. phrase: as the list writes it."""

    id: str
    start: int
    end: int
    phrase: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    phrase: Phrase


class Vocabulary:
    """The phrases of a list, compiled. An id may have many phrases, a phrase several ids."""

    __slots__ = ("_automaton", "_languages")

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._automaton, self._languages = _compile(phrases)

    def find(self, text: str, language: str | None = None) -> Iterator[Match]:
        """Every find in order of place; where finds overlap, the leftmost longest wins.

        language: phrases of other languages are left out, if the list knows this language at all.
        """
        if not len(self._automaton):
            return iter(())
        return self.find_folded(fold_aligned(text), text, language)

    def find_folded(
        self, folded: Folded, text: str, language: str | None = None
    ) -> Iterator[Match]:
        """As find(), for a text that is folded already."""
        wanted = (None, language) if language in self._languages else None
        hits = [
            hit
            for hit in self._hits(folded, text)
            if wanted is None or hit.phrase.language in wanted
        ]
        for hit in _longest(hits):
            start, end = folded.span(hit.start, hit.end)
            yield Match(hit.phrase.id, start, end, hit.phrase.text, hit.phrase.weight)

    def _hits(self, folded: Folded, text: str) -> Iterator[_Hit]:
        if not len(self._automaton):
            return
        words = folded.text
        for last, (length, phrases) in self._automaton.iter(words):
            start, stop = last + 1 - length, last + 1
            if start and words[start - 1].isalnum():
                continue
            for phrase in phrases:
                end = _word_end(words, stop) if phrase.text.endswith("*") else stop
                whole = end == len(words) or not words[end].isalnum()
                if whole and _capitals_kept(phrase.text, text, folded, start, end):
                    yield _Hit(start, end, phrase)


def _compile(phrases: Iterable[Phrase]) -> tuple[ahocorasick.Automaton, frozenset[str]]:
    phrases_by_key: dict[str, list[Phrase]] = {}
    for phrase in dict.fromkeys(phrases):
        if key := fold_aligned(phrase.text.removesuffix("*")).text.strip():
            phrases_by_key.setdefault(key, []).append(phrase)
    automaton = ahocorasick.Automaton()
    for key, listed in phrases_by_key.items():
        automaton.add_word(key, (len(key), tuple(listed)))
    automaton.make_automaton()
    languages = {phrase.language for listed in phrases_by_key.values() for phrase in listed}
    return automaton, frozenset(language for language in languages if language)


def _longest(hits: Sequence[_Hit]) -> Iterator[_Hit]:
    """The leftmost longest hits; several phrases of the very same span all count."""
    longest = (0, 0)
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if (hit.start, hit.end) == longest or hit.start >= longest[1]:
            longest = (hit.start, hit.end)
            yield hit


def _word_end(words: str, position: int) -> int:
    while position < len(words) and words[position].isalnum():
        position += 1
    return position


def _capitals_kept(phrase: str, text: str, folded: Folded, start: int, end: int) -> bool:
    """False where an acronym stands in small letters: 'who' is not WHO, 'aids' not AIDS."""
    if not is_acronym(phrase):
        return True
    first, last = folded.span(start, end)
    return text[first:last] == phrase


def is_acronym(phrase: str) -> bool:
    return phrase.isalpha() and sum(letter.isupper() for letter in phrase) > 1
