"""Which quotes held are those of a release: as described, and as people marked them in its text."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.models import Quote, Release
from archive.store.identity.quote_identity import QuoteKey, matched_quotes, words_key
from archive.store.overlay.marked import ALIKE, QUOTATION
from archive.store.overlay.passages import likeness
from archive.store.overlay.text import with_text
from archive.store.overlay.values import FieldChange


@dataclass(frozen=True, slots=True)
class Marks:
    """What people marked in a text. ids: of all, whether their words stand there or not. marked:
    those that stand there, by their id. described: what a describer found, by its ordinal, where it
    stands in the corrected text."""

    ids: Collection[str]
    marked: Mapping[str, Quote]
    described: Mapping[int, Quote]

    def same(self) -> dict[int, str]:
        """The ids of those that a describer found to the letter, by its ordinal."""
        by_parts = {quote.parts: id for id, quote in self.marked.items()}
        pairs = ((number, by_parts.get(quote.parts)) for number, quote in self.described.items())
        return {number: id for number, id in pairs if id}

    def alike(self, numbers: Collection[int], taken: Collection[str]) -> dict[int, str]:
        """The same of those found with a few words more or less, of these ordinals."""
        alike_marks: dict[int, str] = {}
        for id, quote in self.marked.items():
            shares = {
                number: likeness(quote.parts, self.described[number].parts)
                for number in numbers
                if number in self.described and number not in alike_marks
            }
            best = max(shares, key=lambda number: (shares[number], -number), default=None)
            if id not in taken and best is not None and shares[best] >= ALIKE:
                alike_marks[best] = id
        return alike_marks


def marks_of(described: Release, changes: Sequence[FieldChange]) -> Marks:
    """What was marked in a release. changes: of its text, and these marks; the oldest first."""
    ids = {change.quote for change in changes if change.field == QUOTATION}
    if not ids:
        return Marks((), {}, {})
    numbered = (replace(quote, id=str(n)) for n, quote in enumerate(described.quotes))
    read = with_text(replace(described, quotes=tuple(numbered)), changes)
    marked = {quote.id: quote for quote in read.quotes if quote.id in ids}
    others = {int(quote.id): quote for quote in read.quotes if quote.id not in ids}
    return Marks(ids, marked, others)


def identified(
    release: Release, known_keys: Sequence[QuoteKey], marks: Marks
) -> Iterator[QuoteKey]:
    """Each quote of a description, and behind them those that people alone found; '' is the id of
    one that is new."""
    keys = [_key(quote, ordinal) for ordinal, quote in enumerate(release.quotes)]
    ids = marks.same()
    left = [key for key in keys if key.ordinal not in ids]
    ids |= matched_quotes(left, [known for known in known_keys if known.id not in marks.ids])
    ids |= marks.alike({key.ordinal for key in keys} - ids.keys(), set(ids.values()))
    for key in keys:
        id = ids.get(key.ordinal, "")
        # Another archive finds it by the words that the person gave.
        yield replace(_key(marks.marked[id], key.ordinal) if id in marks.marked else key, id=id)
    alone = [quote for id, quote in marks.marked.items() if id not in ids.values()]
    for ordinal, quote in enumerate(alone, start=len(keys)):
        yield replace(_key(quote, ordinal), id=quote.id)


def _key(quote: Quote, ordinal: int) -> QuoteKey:
    return QuoteKey(
        id="",
        ordinal=ordinal,
        start=quote.parts[0].start if quote.parts else 0,
        text=quote.text,
        words_key=words_key(quote.text),
    )
