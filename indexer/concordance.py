"""Keyword in context: every place where releases have what is looked for, one line each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from archive.facets import OFFICE, UNKNOWN
from archive.models import Span
from indexer.analysis import fold_accents, words
from indexer.highlight import HeldText, Marker, ShownText, spans
from indexer.index import Index
from indexer.query.ast import And, FacetIs, Issued, Node, Or
from indexer.query.date_range import Period
from indexer.search import SearchRequest, Sort
from indexer.windows import before_blank, behind_blank

MOST_LINES = 5_000
"""Of one answer: it costs a second at most, whatever is asked for. The next answer goes on."""

_AROUND = 60
_OF_A_RELEASE = 200
"""Lines of one release."""

_AT_ONCE = 100


class Order(StrEnum):
    """By what lines are sorted: the date, the word itself and what is behind it, what is before."""

    DATE = "date"
    NEWEST = "newest"
    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Line:
    """One place. before, after: what stands around it, blanks as single spaces, no gap crossed."""

    release_id: str
    title: str
    issued: str | None
    office: str
    language: str
    before: str
    keyword: str
    after: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """Lines of the releases from the place `first` on to the one before `end`, of so many that
    match, by their dates."""

    lines: tuple[Line, ...]
    first: int
    end: int
    total: int


def concordance(
    request: SearchRequest, index: Index, order: Order, first: int = 0, most: int = MOST_LINES
) -> Concordance:
    """The lines of the releases that match, whole releases until there are so many lines, sorted.
    first: how many releases were told of before."""
    tree = _whole(request)
    total = index.holder()(tree, 0).total
    sort = Sort.NEWEST if order is Order.NEWEST else Sort.OLDEST
    lines, end, marker = list[Line](), first, Marker(request.query.tree)
    for release in _held(tree, index, sort, first, total):
        if len(lines) >= most:
            break
        lines += _lines(marker, release)
        end += 1
    if order in _KEYS:
        lines.sort(key=_KEYS[order])
    return Concordance(tuple(lines), first, end, total)


def _held(tree: Node, index: Index, sort: Sort, first: int, total: int) -> Iterator[HeldText]:
    for start in range(first, total, _AT_ONCE):
        yield from index.texts(tree, sort, range(start, start + _AT_ONCE))


def _whole(request: SearchRequest) -> Node:
    """The query with the filters and days of its request."""
    filters = (
        Or(tuple(FacetIs(entry.facet, value) for value in entry.ids)) for entry in request.filters
    )
    days = Period(request.earliest, request.latest)
    dated = (Issued(days),) if request.earliest or request.latest else ()
    return And((request.query.tree, *filters, *dated))


def _lines(marker: Marker, release: HeldText) -> list[Line]:
    offices = (v for each in release.facets if each.facet == OFFICE for v in each.values)
    office = next((value.label for value in offices if value.id != UNKNOWN), "")
    return [
        _line(release, office, shown, mark)
        for shown in (release.title, release.text)
        for mark in spans(marker.marks(shown, _OF_A_RELEASE))
    ][:_OF_A_RELEASE]


def _line(release: HeldText, office: str, shown: ShownText, mark: Span) -> Line:
    around, text = _around(shown, mark.start, mark.end), shown.text
    return Line(
        release.release_id,
        release.title.text,
        release.issued,
        office,
        shown.language,
        _single(text[around.start : mark.start]),
        _single(text[mark.start : mark.end]),
        _single(text[mark.end : around.end]),
    )


def _around(shown: ShownText, start: int, end: int) -> Span:
    """What is shown of a place with its surroundings: whole words, up to the next gaps."""
    text, gaps = shown.text, shown.places.gaps
    first = max((gap for gap in gaps if gap <= start), default=0)
    last = min((gap for gap in gaps if gap >= end), default=len(text))
    before, after = start - _AROUND, end + _AROUND
    return Span(
        behind_blank(text, before, start) if before > first else first,
        before_blank(text, end, after) if after < last else last,
    )


def _single(text: str) -> str:
    parts = " ".join(text.split())
    left = " " if text[:1].isspace() else ""
    return f"{left}{parts}{' ' if text[-1:].isspace() else ''}" if parts else ""


def _compared(text: str) -> list[str]:
    """The words by which lines are sorted, without accents: marks and brackets sort nothing."""
    return [fold_accents(word) for word in words(text)]


_KEYS: dict[Order, Callable[[Line], tuple[object, ...]]] = {
    Order.AFTER: lambda line: (_compared(line.keyword), _compared(line.after)),
    Order.BEFORE: lambda line: (_compared(line.before)[::-1], _compared(line.keyword)),
}
