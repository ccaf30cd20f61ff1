"""Verbs of speech as printed; those with an auxiliary in any form of it, adverbs inside: 'avait
également ajouté'."""

import re
from collections.abc import Sequence

from archive.annotators.quotations.phrase_sets import PhraseSet, plain
from archive.knowledge.languages import Language, joined
from archive.text.alternatives import any_pattern

_MOST_INSIDE = 4


class VerbPhrases(PhraseSet):
    """The verbs of some languages."""

    def __init__(self, languages: Sequence[Language]) -> None:
        super().__init__(joined(languages, lambda language: language.speech.verbs))
        parted = [language for language in languages if language.speech.parted]
        self._auxiliaries = frozenset(joined(parted, lambda language: language.speech.parted))
        adverbs = (_adverbs(language) for language in parted)
        self._adverbs = PhraseSet(word for words in adverbs for word in words)
        patterns = joined(parted, lambda language: language.speech.parted_by)
        self._is_adverb = re.compile(any_pattern(patterns)).fullmatch

    @property
    def first_words(self) -> frozenset[str]:
        return super().first_words | self._auxiliaries

    def length_at(self, words: Sequence[str], at: int, end: int | None = None) -> int:
        size = super().length_at(words, at, end)
        if size or words[at] not in self._auxiliaries:
            return size
        parted = self._parted(words, at)
        return parted if end is None or at + parted <= end else 0

    def _parted(self, words: Sequence[str], at: int) -> int:
        """How many words from here are a verb whose auxiliary or whose adverbs are not listed."""
        behind = at + 1
        while behind < len(words) and behind - at <= _MOST_INSIDE:
            if size_behind := self._rest_at(words, behind):
                return behind - at + size_behind
            size = self._adverb_at(words, behind)
            if not size:
                return 0
            behind += size
        return 0

    def _rest_at(self, words: Sequence[str], at: int) -> int:
        """How many words from here are the rest of a verb, whichever auxiliary it is listed by."""
        behind = words[at : at + _MOST_INSIDE]
        sizes = (PhraseSet.length_at(self, [first, *behind], 0) for first in self._auxiliaries)
        return max(max(sizes) - 1, 0)

    def _adverb_at(self, words: Sequence[str], at: int) -> int:
        return self._adverbs.length_at(words, at) or int(self._is_adverb(words[at]) is not None)


def split_verbs(languages: Sequence[Language]) -> dict[str, frozenset[str]]:
    """For the first words of verbs between whose parts the subject may stand, their last words."""
    parts: dict[str, set[str]] = {}
    for language in languages:
        for verb in language.speech.verbs if language.speech.separable else ():
            first, *last_words = plain(verb).split()
            if last_words:
                parts.setdefault(first, set()).add(last_words[-1])
    return {first: frozenset(last) for first, last in parts.items()}


def _adverbs(language: Language) -> Sequence[str]:
    speech = language.speech
    return (*speech.auxiliaries, *speech.adverbs, *speech.addressees)
