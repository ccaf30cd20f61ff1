"""The signs of a page's kind, compiled: what stands where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.knowledge.cues import PageSign
from archive.knowledge.languages import joined
from archive.knowledge.page_words import PageWords
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.page_kinds.places import Places
from archive.text.alternatives import NOTHING, any_pattern, whole
from archive.text.prefilter import PhraseCounts, RarePattern


@dataclass(frozen=True, slots=True)
class Sign:
    """pattern: over each text of the place; one that fits `but` too does not count."""

    rule: PageSign
    pattern: re.Pattern[str] | RarePattern
    but: re.Pattern[str]

    def seen(self, places: Places) -> str:
        """What was seen of it, '' for nothing."""
        for text in places[self.rule.place]:
            match = self.pattern.search(text)
            if match and not self.but.search(text):
                return match[0] or text
        return ""


class Signs:
    """What is known of the signs of a kind, to be kept with a snapshot."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        self.cues = knowledge.cues.page_kinds
        self.all = tuple(_compiled(knowledge, rule) for rule in self.cues.signs)
        self.offers = PhraseCounts(dict.fromkeys(map(str.lower, _words(knowledge, "offers"))))
        self.labels = frozenset(map(str.lower, _words(knowledge, "labels")))
        self.errors = re.compile(whole(any_pattern(_words(knowledge, "errors"))), re.IGNORECASE)

    def held_by(self, places: Places) -> Iterator[tuple[PageSign, str]]:
        """The signs that a page shows, each with what was seen."""
        shown = [(sign.rule, seen) for sign in self.all if (seen := sign.seen(places))]
        names = {rule.name for rule, _ in shown}
        yield from ((rule, seen) for rule, seen in shown if not rule.unless & names)


def _compiled(knowledge: KnowledgeSnapshot, rule: PageSign) -> Sign:
    but = re.compile(rule.but or NOTHING, re.IGNORECASE)
    if not rule.words:
        return Sign(rule, re.compile(rule.pattern, re.IGNORECASE), but)
    return Sign(rule, RarePattern(map(whole, _words(knowledge, rule.words))), but)


def _words(knowledge: KnowledgeSnapshot, key: str) -> Sequence[str]:
    return joined(knowledge.languages, lambda language: _of(language.pages, key))


def _of(words: PageWords, key: str) -> Sequence[str]:
    phrases: Sequence[str] = getattr(words, key)
    return phrases
