"""Words with who speaks told in their midst: '«A, – said NAME. – B»', '—A —said NAME—. B'."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.noun_phrases.clauses import SubjectReader
from archive.annotators.quotations.speakers.place import Attribution
from archive.annotators.quotations.speakers.subject import Subject, pronoun
from archive.models import Span

DASHES = ("—", "–", "-", "―", "−")
_STOPS = (".", "!", "?", "…")
_BEFORE = (",", "?", "!", "…", *DASHES)
_FEWEST = 1
_MOST_ATTRIBUTION = 30
_MOST_ASIDE = 12


@dataclass(frozen=True, slots=True)
class Interrupted:
    """Words in parts, and the attribution that stands between or behind them."""

    parts: tuple[Span, ...]
    attribution: Attribution


class InsideReader:
    """Finds a verb of speech and its subject behind a comma or dash within words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._subjects = SubjectReader(lexicon)

    def of(
        self, items: Sequence[Item], begin: int, end: int, signs: Sequence[str]
    ) -> Interrupted | None:
        """The words from `begin` to `end`, None where nobody is named among them.

        signs: behind which, besides a dash, what goes on may begin.
        """
        for at in range(begin + _FEWEST, end):
            if items[at].plain not in _BEFORE:
                continue
            verb = at + 1
            while verb < end and items[verb].plain in DASHES:
                verb += 1
            subject = self._subject(items, verb, end) if verb < end else None
            if subject is not None:
                return self._parted(items, (begin, at, verb, end), subject, signs)
        return None

    def holds_aside(self, items: Sequence[Item], begin: int, end: int) -> bool:
        """Whether two dashes set apart a few words that name somebody: a verb that is not known may
        stand there."""
        dashes = [at for at in range(begin, end) if items[at].plain in DASHES]
        return any(
            1 < last - first <= _MOST_ASIDE and any(_names(item) for item in items[first:last])
            for first, last in pairwise(dashes)
        )

    def _subject(self, items: Sequence[Item], verb: int, end: int) -> Subject | None:
        if items[verb].kind is ItemKind.INVERTED:
            return pronoun(items[verb])
        if items[verb].kind is not ItemKind.VERB:
            return None
        return self._subjects.behind(items, verb + 1, end)

    def _parted(
        self,
        items: Sequence[Item],
        places: tuple[int, int, int, int],
        subject: Subject,
        signs: Sequence[str],
    ) -> Interrupted:
        begin, at, verb, end = places
        words = [_words(items, begin, at + (items[at].plain in "?!…"))]
        following = self._following(items, verb + 1, end, subject, signs)
        if following is not None:
            words.append(_words(items, following, end))
        parts = tuple(part for part in words if part is not None)
        return Interrupted(parts, Attribution("inside", subject, items[verb]))

    def _following(
        self, items: Sequence[Item], begin: int, end: int, subject: Subject, signs: Sequence[str]
    ) -> int | None:
        """Behind the first dash, else behind a comma that stands right behind the subject; where
        that comma opens what tells who it is, ', a fisher of 27.', behind the stop that ends it."""
        reach = range(begin, min(end, begin + _MOST_ATTRIBUTION))
        behind = [at for at in reach if items[at].start >= subject.end]
        sign = next((at for at in behind if items[at].plain in DASHES), None)
        if sign is None and behind and items[behind[0]].plain in signs:
            sign = behind[0]
            if self._describes(items, sign + 1, end):
                sign = next((at for at in range(sign, end - 1) if items[at].plain in _STOPS), None)
        return sign + 1 if sign is not None else None

    def _describes(self, items: Sequence[Item], at: int, end: int) -> bool:
        """Whether words behind a speaker may tell who it is. 'A little more each night' opens like
        that too: words that may not be the speaker's are left out."""
        if at >= end:
            return False
        word, lexicon = items[at], self._lexicon
        opening = (lexicon.determiners, lexicon.who, lexicon.relatives, lexicon.prepositions)
        is_age = word.plain.isdecimal()
        return word.kind is ItemKind.ROLE or is_age or any(word.plain in words for words in opening)


def _names(item: Item) -> bool:
    return item.kind in (ItemKind.PERSON, ItemKind.ROLE)


def _words(items: Sequence[Item], begin: int, end: int) -> Span | None:
    """From the first word to the last sign, without the comma or dash at either end."""
    kept = range(begin, end)
    loose = (",", ".", ";", *DASHES)
    first = next((at for at in kept if items[at].plain not in loose), None)
    last = next((at for at in reversed(kept) if items[at].plain not in (",", *DASHES)), None)
    if first is None or last is None or last < first:
        return None
    return Span(items[first].start, items[last].end)
