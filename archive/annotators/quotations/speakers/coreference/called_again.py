"""Whom a word stands for that calls somebody again who was named: 'the lawmaker said'."""

import re

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import plain
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.reading import BlockItems, ReleaseNames
from archive.annotators.quotations.speakers.coreference.reach import InReach, LastSpeaker
from archive.annotators.quotations.speakers.subject import Subject

_AGE = re.compile(r"(\d{1,3})-year-old")
_AGE_BEHIND = re.compile(r"(?:,\s(?:aged?\s)?|\s\()(\d{1,3})(?=[,.;)])")
_AGE_BEFORE = re.compile(r"(\d{1,3})-year-old\s(?:[\w-]+\s){0,2}$")
_LONGEST_AGE = 50
"""Characters before a name in which '41-year-old farmer' stands."""


class CallingReader:
    """Answers for one release."""

    def __init__(self, names: ReleaseNames, reach: InReach) -> None:
        self._lexicon, self._reach = names.lexicon, reach
        self._people, self._text = names.table.people, names.text

    def of(
        self, subject: Subject, block: BlockItems, last: LastSpeaker | None
    ) -> list[NamedPerson]:
        """Whom near by it may be; nobody where the subject is no such word."""
        if aged := _AGE.fullmatch(subject.mentions[-1].plain):
            before = (each for each in self._people if each.runs[0].start < subject.start)
            return [person for person in before if aged[1] in self._ages(person)]
        small = self._lexicon.prepositions
        roles = [item for item in subject.mentions if item.kind is ItemKind.ROLE]
        above = any(
            item.plain in small and item.start < roles[0].start
            for item in subject.mentions
            if roles
        )
        if not roles or above or not self._is_definite(subject):
            return []
        bare = self._calls(roles[0].plain) and not self._has_matter(roles[0], subject)
        if not (bare or self._calls(self._whole(roles[0], subject))):
            return []
        return self._reach.of(block, subject.start, last, None)

    def _ages(self, person: NamedPerson) -> set[str]:
        """'NAME, 41,', '41-year-old NAME': as the text prints them."""
        ages = set()
        for run in person.runs:
            before = self._text[max(0, run.start - _LONGEST_AGE) : run.start]
            printed = _AGE_BEHIND.match(self._text, run.end) or _AGE_BEFORE.search(before)
            ages |= {printed[1]} if printed else set()
        return ages

    def _has_matter(self, role: Item, subject: Subject) -> bool:
        """'le ministre des Affaires étrangères': a post in full is that of who holds it, and in
        these languages stands before a name that may not have been read."""
        named = any(
            item.kind is ItemKind.BODY for item in subject.mentions if item.start > role.start
        )
        return self._lexicon.has_long_posts and named

    def _whole(self, role: Item, subject: Subject) -> str:
        """'chef de l’État', whose last word stands in capitals."""
        return plain(self._text[role.start : subject.end])

    def _calls(self, phrase: str) -> bool:
        words = phrase.split()
        ends = [*words[:-1], words[-1].rpartition("-")[2]]  # 'SPD-Politiker'
        again = self._lexicon.again
        return len(words) in (again.length_at(words, 0), again.length_at(ends, 0))

    def _is_definite(self, subject: Subject) -> bool:
        """'the senator'; in languages without articles also 'senator'."""
        first, lexicon = subject.mentions[0].plain, self._lexicon
        bare = lexicon.genitive_posts and first not in lexicon.determiners
        return first in lexicon.articles or bare
