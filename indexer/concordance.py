"""Keyword in context: every place where releases have what is looked for, one line each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from archive.errors import StoreError
from archive.facets import OFFICE
from archive.models import Relation, Span
from archive.publication import Publication, PublicRelease
from indexer.analysis import language_of
from indexer.documents import FieldText, body, title_text
from indexer.highlight import find_marks, spans
from indexer.index import Index
from indexer.query.ast import And, FacetIs, Issued, Node, Or
from indexer.query.date_range import Period
from indexer.search import SearchRequest
from indexer.windows import before_blank, behind_blank

_AROUND = 60
_OF_A_RELEASE = 200
"""Lines of one release; a list that is all hits must have an end."""


class Order(StrEnum):
    """By what lines are sorted: the date, the word itself and what is behind it, what is before."""

    DATE = "date"
    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Line:
    """One place. before, after: what stands around it, blanks as single spaces, no gap crossed."""

    release_id: str
    title: str
    issued: str | None
    office: str
    language: str | None
    before: str
    keyword: str
    after: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """The lines of so many releases, of how many in all."""

    lines: tuple[Line, ...]
    releases: int
    total: int


def concordance(
    request: SearchRequest, index: Index, publication: Publication, most: int, order: Order
) -> Concordance:
    """The lines of the oldest releases that match, so many at most, sorted."""
    held = index.holder()(_whole(request), most)
    lines = [
        line
        for public in _public((use.release_id for use in held.oldest), publication)
        for line in _lines(request.query.tree, public)
    ]
    lines.sort(key=_KEYS[order])
    return Concordance(tuple(lines), len(held.oldest), held.total)


def _whole(request: SearchRequest) -> Node:
    """The query with the filters and days of its request."""
    filters = (
        Or(tuple(FacetIs(entry.facet, value) for value in entry.ids)) for entry in request.filters
    )
    days = Period(request.earliest, request.latest)
    dated = (Issued(days),) if request.earliest or request.latest else ()
    return And((request.query.tree, *filters, *dated))


def _public(ids: Iterable[str], publication: Publication) -> Iterator[PublicRelease]:
    for release_id in ids:
        try:
            yield publication.release(release_id)
        except StoreError:  # it has left since
            continue


def _lines(tree: Node, public: PublicRelease) -> Iterator[Line]:
    number = 0
    for text in (title_text(public.release), body(public.release)):
        language = language_of(public.release.language)
        marks = find_marks(
            tree, text.text, language, text.field, text.gaps, _OF_A_RELEASE, text.standing
        )
        for mark in spans(marks):
            if number < _OF_A_RELEASE:
                number += 1
                yield _line(public, text, mark.start, mark.end)


def _line(public: PublicRelease, text: FieldText, start: int, end: int) -> Line:
    around = _around(text, start, end)
    offices = (
        point.label
        for point in public.release.access_points
        if point.facet == OFFICE and point.relation == Relation.ISSUING
    )
    return Line(
        public.id,
        public.release.title,
        public.release.issued.value,
        next(offices, ""),
        public.release.language,
        _single(text.text[around.start : start]),
        _single(text.text[start:end]),
        _single(text.text[end : around.end]),
    )


def _around(text: FieldText, start: int, end: int) -> Span:
    """What is shown of a place with its surroundings: whole words, up to the next gaps."""
    first = max((gap for gap in text.gaps if gap <= start), default=0)
    last = min((gap for gap in text.gaps if gap >= end), default=len(text.text))
    before, after = start - _AROUND, end + _AROUND
    return Span(
        behind_blank(text.text, before, start) if before > first else first,
        before_blank(text.text, end, after) if after < last else last,
    )


def _single(text: str) -> str:
    parts = " ".join(text.split())
    left = " " if text[:1].isspace() else ""
    return f"{left}{parts}{' ' if text[-1:].isspace() else ''}" if parts else ""


def _reversed_words(line: Line) -> list[str]:
    return line.before.casefold().split()[::-1]


_KEYS: dict[Order, Callable[[Line], tuple[object, ...]]] = {
    Order.DATE: lambda line: (line.issued is None, line.issued or ""),
    Order.AFTER: lambda line: (line.keyword.casefold(), line.after.casefold()),
    Order.BEFORE: lambda line: (_reversed_words(line), line.keyword.casefold()),
}
