"""Cutting a text into pieces for a template: marked or not, inside a quote or not."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.models import Span

_MARK = -1


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks. quote: the number of the quote it is in, or 0.
    opens: the numbers of the quotes that begin with it."""

    text: str
    marked: bool = False
    quote: int = 0
    opens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotePart:
    """A part of quote `number`, in the same offsets as the marks. opens: whether the quote begins
    with it."""

    number: int
    span: Span
    opens: bool = False


def cut(text: str, marks: Sequence[Span], parts: Sequence[QuotePart] = ()) -> list[Piece]:
    """The text in pieces; marks and parts are offsets into it, in any order, and may overlap.

    Walks over the edges once: a text may be all marks.
    """
    places = [*((mark, _MARK) for mark in marks), *((p.span, n) for n, p in enumerate(parts))]
    whole = Span(0, len(text))
    opening, closing = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for span, place in places:
        start, end = max(span.start, 0), min(span.end, whole.end)
        if start < end:
            opening[start].append(place)
            closing[end].append(place)
    pieces: list[Piece] = []
    running = Counter[int]()
    for start, end in pairwise(sorted({0, whole.end, *opening, *closing})):
        running.update(opening[start])
        running.subtract(closing[start])
        running += Counter()  # without those that are over
        inside = [place for place in running if place != _MARK]
        number = parts[min(inside)].number if inside else 0
        begun = [parts[p].number for p in opening[start] if p != _MARK and parts[p].opens]
        pieces.append(Piece(text[start:end], running[_MARK] > 0, number, tuple(begun)))
    return pieces


def within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The spans that fall into a stretch, in offsets of that stretch."""
    return [
        Span(max(span.start, start) - start, min(span.end, end) - start)
        for span in spans
        if span.start < end and span.end > start
    ]
