"""Whom a word stands for that calls somebody again who was named: 'the lawmaker said'."""

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.reading import BlockItems
from archive.annotators.quotations.speakers.reach import InReach, LastSpeaker
from archive.annotators.quotations.speakers.subject import Subject
from archive.annotators.quotations.table import NamedPerson


class CallingReader:
    """Answers for one release."""

    def __init__(self, lexicon: Lexicon, reach: InReach) -> None:
        self._lexicon, self._reach = lexicon, reach

    def of(
        self, subject: Subject, block: BlockItems, last: LastSpeaker | None
    ) -> list[NamedPerson]:
        """Whom near by it may be; nobody where the subject is no such word."""
        small = self._lexicon.prepositions
        roles = [item for item in subject.mentions if item.kind is ItemKind.ROLE]
        above = any(
            item.plain in small and item.start < roles[0].start
            for item in subject.mentions
            if roles
        )
        if not roles or above or not (self._calls(roles[0]) and self._is_definite(subject)):
            return []
        return self._reach.of(block, subject.start, last, None)

    def _calls(self, role: Item) -> bool:
        words = role.plain.split()
        ends = [*words[:-1], words[-1].rpartition("-")[2]]  # 'SPD-Politiker'
        again = self._lexicon.again
        return len(words) in (again.length_at(words, 0), again.length_at(ends, 0))

    def _is_definite(self, subject: Subject) -> bool:
        """'the senator'; in languages without articles also 'senator'."""
        first, lexicon = subject.mentions[0].plain, self._lexicon
        bare = lexicon.genitive_posts and first not in lexicon.determiners
        return first in lexicon.articles or bare
