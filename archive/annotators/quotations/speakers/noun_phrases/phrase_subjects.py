"""Subjects of verbs of speech that no name tells: a post, a body, a document."""

from collections.abc import Sequence
from itertools import pairwise

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.noun_phrases.phrases import NAMES, PhraseReader
from archive.annotators.quotations.speakers.subject import Subject

_MOST_PLAIN = 4
_MOST_BEHIND_OPENING = 6


class PhraseSubjects:
    """Reads the phrase at the start of a clause."""

    def __init__(self, lexicon: Lexicon, phrases: PhraseReader) -> None:
        self._lexicon = lexicon
        self._phrases = phrases

    def of(self, items: Sequence[Item], begin: int, verb: int) -> Subject | None:
        """A role, a body or a document that speaks: the phrase at the start of the clause."""
        at = self._clause_of(items, begin, verb)
        if begin + 1 < at and items[verb - 1].plain == "," == items[at - 1].plain:
            return self.of(items, begin, at - 1)  # 'The bank, speaking for NAME, said'
        at = self._past_openers(items, at, verb)
        if at >= verb:
            return None
        if items[at].plain in self._lexicon.prepositions:
            return self._behind_opening(items, at, verb)
        head = items[at:verb]
        if self._is_clause(head):
            at = self._last_clause(items, at, verb)
            head = items[at:verb]
        if not head or self._is_clause(head):
            return None
        opened = items[at].plain in self._lexicon.determiners and len(head) < 7
        if (
            not opened
            and not any(item.kind in NAMES for item in head)
            and not any(
                word in self._lexicon.documents for item in head for word in item.plain.split()
            )
        ):
            return None
        bare = all(item.plain in self._lexicon.determiners for item in head)
        return None if bare else self._phrases.read(items, at, verb)  # 'Lo ha detto NAME'

    def _behind_opening(self, items: Sequence[Item], begin: int, verb: int) -> Subject | None:
        """'On Saturday the president said': a short phrase right before the verb, that hangs on
        no preposition."""
        for at in range(verb - 2, max(begin + 1, verb - _MOST_BEHIND_OPENING) - 1, -1):
            if items[at].plain in self._lexicon.determiners:
                hangs = items[at - 1].plain in self._lexicon.prepositions
                return None if hangs else self._phrases.read(items, at, verb)
            if items[at].kind is ItemKind.SIGN or self._lexicon.links(items[at].plain):
                return None
        return None

    def _last_clause(self, items: Sequence[Item], begin: int, verb: int) -> int:
        """'You are four and your mother says': behind the last 'and' that an article follows."""
        lexicon = self._lexicon
        for at in range(verb - 2, begin, -1):
            parts = items[at].plain in lexicon.joins or items[at].plain in lexicon.conjunctions
            if parts and items[at + 1].plain in lexicon.determiners:
                return at + 1
        return verb

    def _is_clause(self, head: Sequence[Item]) -> bool:
        """Whether words before a verb of speech are more than one phrase: 'we secured a U.N. …'."""
        small = self._lexicon.small_words
        words = [item for item in head if item.kind is ItemKind.WORD and item.plain not in small]
        asks = bool(head) and head[0].plain in self._lexicon.questions  # 'what does it mean when'
        pronouns = asks or any(
            item.kind is ItemKind.PRONOUN or item.plain in self._lexicon.we for item in head
        )
        lexicon = self._lexicon  # 'Gates are the pride of Tete'; 'a guard who was asked' is none
        verbs = (before for before, item in pairwise(head) if item.plain in lexicon.questions)
        says = any(before.plain not in lexicon.relatives for before in verbs)
        return pronouns or says or len(words) > _MOST_PLAIN

    def _clause_of(self, items: Sequence[Item], begin: int, verb: int) -> int:
        """Behind the last sign before a verb; its own comma does not count."""
        signs = (at for at in range(verb - 2, begin - 1, -1) if items[at].kind is ItemKind.SIGN)
        return next(signs, begin - 1) + 1

    def _past_openers(self, items: Sequence[Item], at: int, verb: int) -> int:
        """Without 'and', 'whose', and 'prosecutors say' before 'the driver wrote'."""
        verbs = [
            number for number in range(at + 1, verb - 1) if items[number].kind is ItemKind.VERB
        ]
        at = verbs[-1] + 1 if verbs else at
        opening = (
            self._lexicon.conjunctions | self._lexicon.relatives
            if not verbs
            else self._lexicon.that | self._lexicon.conjunctions
        )
        while at < verb and (items[at].plain in opening or items[at].kind is ItemKind.SIGN):
            at += 1
        return at
