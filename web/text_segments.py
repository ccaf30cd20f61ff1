"""Cutting a text into pieces for a template: marked or not, inside a quote or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.models import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks. quote: the number of the quote it is in, or 0."""

    text: str
    marked: bool = False
    quote: int = 0


@dataclass(frozen=True, slots=True)
class QuotePart:
    """A part of quote `number`, in the same offsets as the marks."""

    number: int
    span: Span


def cut(text: str, marks: Sequence[Span], parts: Sequence[QuotePart] = ()) -> list[Piece]:
    """The text in pieces; marks and parts are offsets into it, in any order, and may overlap."""
    spans = [*marks, *(part.span for part in parts)]
    edges = {0, len(text)} | {
        edge for span in spans for edge in (span.start, span.end) if 0 <= edge <= len(text)
    }
    bounds = sorted(edges)
    return [
        Piece(text[start:end], _covers(marks, start), _quote_at(parts, start))
        for start, end in pairwise(bounds)
        if start < end
    ]


def within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The spans that fall into a stretch, in offsets of that stretch."""
    return [
        Span(max(span.start, start) - start, min(span.end, end) - start)
        for span in spans
        if span.start < end and span.end > start
    ]


def _covers(spans: Sequence[Span], at: int) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _quote_at(parts: Sequence[QuotePart], at: int) -> int:
    return next((part.number for part in parts if part.span.start <= at < part.span.end), 0)
