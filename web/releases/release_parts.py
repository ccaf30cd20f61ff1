"""A very long release in parts, each a page: as much text, and as much of every list, as one holds.

A part is a release of its own whose offsets count from where its text begins. It ends between two
blocks where it can, else between two words, and never inside a quotation that is shorter than half
a page.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

from archive.errors import UsageError
from archive.models import GAP, Block, MarkedPassage, Quote, Release, Repair, Span

LONGEST_TEXT = 100_000
"""Code points of one page: more than any release that was ever printed."""

LONGEST_LIST = 500
_LOOKED_BACK = 2_000
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a release. number: from 1, of so many. span: its stretch of the whole text.

    first_quote: how many quotations stand before it.
    """

    number: int
    of: int
    span: Span
    release: Release
    first_quote: int


class Parts:
    """The parts of a release."""

    def __init__(self, whole: Release) -> None:
        self._whole = whole
        self._spans = list(_spans(whole))
        lists = (whole.evidence, whole.access_points, whole.contacts)
        of_lists = -(-max(map(len, (*lists, whole.translations))) // LONGEST_LIST)
        self.number = max(1, len(self._spans), of_lists)

    def at(self, offset: int) -> int:
        """The number of the part that holds an offset into the whole text."""
        return max(1, bisect_right([span.start for span in self._spans], offset))

    def of_quote(self, quote_id: str) -> int:
        """The number of the part in which a quotation begins."""
        starts = (_start(quote) for quote in self._whole.quotes if quote.id == quote_id)
        return self.at(next(starts, 0))

    def texts(self) -> Iterator[tuple[int, str]]:
        """Each part with its text."""
        text = self._whole.text
        return ((n, text[span.start : span.end]) for n, span in enumerate(self._spans, 1))

    def part(self, number: int) -> Part:
        """One of them. Raises UsageError where there is none of this number."""
        if not 1 <= number <= self.number:
            raise UsageError(f"page is {number}; this release has {self.number}")
        whole, end = self._whole, len(self._whole.text)
        span = self._spans[number - 1] if number <= len(self._spans) else Span(end, end)
        before = sum(_start(quote) < span.start for quote in whole.quotes)
        release = replace(
            whole,
            blocks=tuple(_blocks(whole.blocks, span)),
            quotes=tuple(_moved(q, span) for q in whole.quotes if _begins_in(q, span)),
            unquoted=tuple(_unquoted(whole.unquoted, span)),
            evidence=_slice(whole.evidence, number),
            access_points=_slice(whole.access_points, number),
            repairs=tuple(_repairs(whole.repairs, span, number)),
            contacts=_slice(whole.contacts, number),
            translations=_slice(whole.translations, number),
        )
        return Part(number, self.number, span, release if self.number > 1 else whole, before)


def _spans(whole: Release) -> Iterator[Span]:
    text = whole.text
    starts = list(accumulate((len(b.text) + len(GAP) for b in whole.blocks), initial=0))[:-1]
    ends = [start + len(b.text) for start, b in zip(starts, whole.blocks, strict=True)]
    quote_starts = sorted(map(_start, whole.quotes))
    begin = 0
    while begin < len(text):
        end = len(text)
        if end - begin > LONGEST_TEXT:
            end = _end(text, begin, ends, starts, whole.quotes)
        place = bisect_left(quote_starts, begin) + LONGEST_LIST
        if place < len(quote_starts) and begin < quote_starts[place] < end:
            end = _before(quote_starts[place], starts, ends)
        yield Span(begin, end)
        place = bisect_right(ends, end)
        begin = end + len(GAP) if place and ends[place - 1] == end else end


def _end(
    text: str, begin: int, ends: Sequence[int], starts: Sequence[int], quotes: Sequence[Quote]
) -> int:
    limit, half = begin + LONGEST_TEXT, begin + LONGEST_TEXT // 2
    place = bisect_right(ends, limit)
    end = ends[place - 1] if place and ends[place - 1] > half else _between_words(text, limit)
    crossing = [_start(q) for q in quotes if q.parts and _start(q) < end < q.parts[-1].end]
    if crossing and min(crossing) > half:
        end = min(crossing)
    return _before(end, starts, ends)


def _before(end: int, starts: Sequence[int], ends: Sequence[int]) -> int:
    """The gap between two blocks belongs to no page."""
    number = bisect_right(starts, end) - 1
    return ends[number - 1] if number and starts[number] == end else min(end, ends[number])


def _between_words(text: str, limit: int) -> int:
    near = text[limit - _LOOKED_BACK : limit]
    blank = max(near.rfind("\n"), near.rfind(" "))
    return limit - len(near) + blank + 1 if blank > 0 else limit


def _blocks(blocks: Sequence[Block], span: Span) -> Iterator[Block]:
    start = 0
    for block in blocks:
        end = start + len(block.text)
        low, high = max(start, span.start), min(end, span.end)
        if low < high:
            text = block.text[low - start : high - start]
            whole = low == start
            links = block.links if whole else ()
            yield replace(block, text=text, gap=block.gap and whole, links=links)
        start = end + len(GAP)


def _start(quote: Quote) -> int:
    return quote.parts[0].start if quote.parts else 0


def _begins_in(quote: Quote, span: Span) -> bool:
    return span.start <= _start(quote) < span.end


def _moved(quote: Quote, span: Span) -> Quote:
    """With offsets into the part; what runs over its end is cut there."""
    parts = (
        Span(part.start - span.start, min(part.end, span.end) - span.start)
        for part in quote.parts
        if part.start < span.end
    )
    return replace(
        quote,
        parts=tuple(parts),
        mention_at=_place(quote.mention_at, span),
        cue_at=_place(quote.cue_at, span),
        position_at=_place(quote.position_at, span),
    )


def _place(place: Span | None, span: Span) -> Span | None:
    """A place in offsets of the part; None where it lies outside."""
    inside = place is not None and span.start <= place.start and place.end <= span.end
    return Span(place.start - span.start, place.end - span.start) if place and inside else None


def _unquoted(passages: Sequence[MarkedPassage], span: Span) -> Iterator[MarkedPassage]:
    for passage in passages:
        place = _place(passage.span, span)
        if place is not None:
            yield replace(passage, span=place)


def _repairs(repairs: Sequence[Repair], span: Span, number: int) -> Iterator[Repair]:
    """Those of the part; with the first those outside all text."""
    for repair in repairs:
        if span.start <= repair.start < span.end:
            yield replace(repair, start=repair.start - span.start, end=repair.end - span.start)
        elif repair.start < 0 and number == 1:
            yield repair


def _slice(items: tuple[Item, ...], number: int) -> tuple[Item, ...]:
    return items[(number - 1) * LONGEST_LIST : number * LONGEST_LIST]
