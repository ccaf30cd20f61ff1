"""Verbs of speech whose subject is left out, or stands behind what else the sentence tells."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.noun_phrases.phrases import NAMES, PhraseReader
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject

_FARTHEST = 14


class UnsaidReader:
    """Reads the words beside a verb of speech."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._phrases = PhraseReader(lexicon)
        self._hanging = lexicon.prepositions | lexicon.matter_words - lexicon.articles

    def behind(self, items: Sequence[Item], verb: int) -> bool:
        """'“…”, dijo a la radio', where a language may leave the subject out."""
        if not self._may_drop(items[verb]) or verb + 1 >= len(items):
            return False
        small = self._lexicon.prepositions | self._lexicon.conjunctions | self._lexicon.that
        item = items[verb + 1]
        return item.plain in small or item.kind in (ItemKind.PARTICIPLE, ItemKind.VERB)

    def before(self, items: Sequence[Item], begin: int, verb: int) -> bool:
        """'Al respecto, explicó que “…”': nothing before the verb can be its subject."""
        lexicon = self._lexicon
        if not self._may_drop(items[verb]):
            return False
        opens = lexicon.small_words | lexicon.auxiliaries
        if items[begin].plain not in opens - lexicon.determiners:
            return False
        subjects = (ItemKind.PRONOUN, ItemKind.VERB, ItemKind.PARTICIPLE)
        return not any(
            items[at].kind in subjects
            or (self._begins_phrase(items[at]) and not self._hangs(items, begin, at))
            for at in range(begin, verb)
        )

    def _may_drop(self, verb: Item) -> bool:
        """Where several are its subject, nobody could be named."""
        return self._lexicon.drops_subjects and not self._lexicon.several.fullmatch(verb.plain)

    def behind_adjunct(self, items: Sequence[Item], at: int, end: int) -> Subject | None:
        """'“…”, said in an interview NAME': a name that hangs on no preposition."""
        if at >= end or items[at].plain not in self._lexicon.prepositions:
            return None
        for number in range(at + 1, min(end, at + _FARTHEST)):
            item = items[number]
            if item.kind in (ItemKind.SIGN, ItemKind.VERB, ItemKind.PRONOUN, ItemKind.PARTICIPLE):
                return None
            first = self._first_of(items, at, number)
            named = item.kind is ItemKind.PERSON and not item.possessive
            if named and (items[first - 1].plain not in self._hanging or self._ends_body(item)):
                subject = self._phrases.read(items, first, end)
                return subject if subject.kind is SpeakerKind.HUMAN else None
        return None

    def _first_of(self, items: Sequence[Item], at: int, number: int) -> int:
        """Where the phrase begins that ends with a name: its post and its article."""
        while number - 1 > at and items[number - 1].kind is ItemKind.ROLE:
            number -= 1
        articles = self._lexicon.articles
        return number - 1 if number - 1 > at and items[number - 1].plain in articles else number

    def _ends_body(self, item: Item) -> bool:
        """'in BBC NAME': the body that the preposition governs has run into the name."""
        return item.run is not None and bool(item.run.lead)

    def _begins_phrase(self, item: Item) -> bool:
        lexicon = self._lexicon
        named = item.kind in NAMES and item.plain not in lexicon.small_words  # 'Al respecto'
        return named or item.plain in lexicon.determiners

    def _hangs(self, items: Sequence[Item], begin: int, at: int) -> bool:
        """Whether a preposition stands before a name or an article, or between a name and it."""
        before = items[at - 1] if at > begin else None
        if before is None:
            return False
        determined = before.plain in self._lexicon.determiners and items[at].kind in NAMES
        hanging = before.plain in self._hanging
        return hanging or (determined and self._hangs(items, begin, at - 1))
