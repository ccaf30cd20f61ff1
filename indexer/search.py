"""What is asked of an index and what it answers: plain values, and the protocol of an engine."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec
import numpy as np
from numpy.typing import NDArray

from archive.errors import QueryError
from archive.facets import LABELS
from archive.models import Span
from indexer.documents import DocumentType, QuoteFacts
from indexer.facet_names import as_written
from indexer.facet_values import FacetValue, FacetValues
from indexer.query.date_range import Period, common_days
from indexer.query.days import days_of
from indexer.query.parser import EVERYTHING, Query

MOST_PAGES = 100
MOST_PER_PAGE = 100
MOST_VALUES = 200
"""Of a facet; besides these, the values that are chosen are always listed."""

Mask = NDArray[np.bool_]


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Filter:
    """Values of one facet, any of which will do. 'unknown' is a value."""

    facet: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question. earliest, latest: days of issue, both inclusive. type: what to answer with.

    excluded: ids of releases whose documents do not exist for this request: no hit, no total, no
    facet and no bar counts them.
    Raises QueryError for a page or page size beyond the limits, and for days that exclude each
    other.
    """

    query: Query = EVERYTHING
    filters: tuple[Filter, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 20
    type: DocumentType = DocumentType.RELEASE
    excluded: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.earliest or self.latest:
            common_days((Period(self.earliest, self.latest), days_of(self.query.tree)))
        if not 1 <= self.page <= MOST_PAGES:
            raise _beyond("page", self.page, MOST_PAGES)
        if not 1 <= self.per_page <= MOST_PER_PAGE:
            raise _beyond("per_page", self.per_page, MOST_PER_PAGE)


def _beyond(name: str, value: int, most: int) -> QueryError:
    return QueryError(f"{name} is {value}; it goes from 1 to {most}. Narrow the search instead")


class Snippet(msgspec.Struct, frozen=True):
    """A stretch of a text. marks: offsets into `text` of what matched; never any HTML. Not a
    dataclass, as FacetCount."""

    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingUse:
    """A phrase that a hit has in standing paragraphs alone. words: as they are compared. releases:
    how many have the phrase. first: the issue date of the first of these that has one."""

    words: str
    releases: int
    first: str | None


class Hit(msgspec.Struct, frozen=True):
    """One line of an answer. title: whole, with its marks. snippet: of the body, or of the quote.
    Not a dataclass, as FacetCount.

    earliest, latest: bounds of the issue date. facets: what it counts under, 'unknown' included.
    work: a number that copies of one release share; 0 of a quotation.
    failure: why it cannot be shown, in one line; it then has no texts, and no key where even that
    cannot be read.
    """

    release_id: str
    key: str
    title: Snippet
    snippet: Snippet
    score: float
    language: str | None = None
    issued: str | None = None
    earliest: date | None = None
    latest: date | None = None
    added: date | None = None
    place: str | None = None
    facets: tuple[FacetValues, ...] = ()
    quote: QuoteFacts | None = None
    failure: str = ""
    standing: tuple[StandingUse, ...] = ()
    work: int = 0

    def values(self, facet: str) -> tuple[FacetValue, ...]:
        """What it is known to count under in a facet."""
        values_of_entries = (entry.values for entry in self.facets if entry.facet == facet)
        return tuple(value for value in next(values_of_entries, ()) if value.id not in LABELS)


class FacetCount(msgspec.Struct, frozen=True):
    """A value of a facet. Not a dataclass: an answer has hundreds, which are made five times as
    quickly so."""

    id: str
    label: str
    count: int
    selected: bool = False


class FacetResult(msgspec.Struct, frozen=True):
    """The values of one facet, counted without its own filter; most frequent first. Not a
    dataclass, as FacetCount.

    more_values: how many values with a count are left out of the list.
    """

    name: str
    label: str
    counts: tuple[FacetCount, ...]
    more_values: int = 0


class YearCount(msgspec.Struct, frozen=True):
    """A bar of a histogram. Not a dataclass, as FacetCount."""

    year: int
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """The answer by year of issue, rising, years without any left out; of releases, copies of one
    count once a year. unknown: no known year."""

    years: tuple[YearCount, ...]
    unknown: int


@dataclass(frozen=True, slots=True)
class DatedUse:
    """A release that holds what was asked for, by its id and its issue date."""

    release_id: str
    issued: str | None


@dataclass(frozen=True, slots=True)
class Holding:
    """The releases that hold what was asked for. oldest: the first ones by date, undated ones
    last. latest: the last one by date. undated: how many without a date may be earlier than the
    first that has one."""

    total: int = 0
    undated: int = 0
    oldest: tuple[DatedUse, ...] = ()
    latest: DatedUse | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """When and how often something is used. first, last: the dated ones. undated: documents without
    a date that may, by their bounds, be earlier than the first. years: of works, so that copies
    count once."""

    first: DatedUse | None = None
    last: DatedUse | None = None
    undated: int = 0
    years: tuple[YearCount, ...] = ()

    def works_of(self, year: int) -> int:
        """How many works of a year; 0 where there is none."""
        return next((bar.count for bar in self.years if bar.year == year), 0)


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer. possible_total: further documents that match but whose date may or may not
    lie in the days asked for. revision: of the store that was indexed. notes: for the reader.

    nearest: where few or none match, the best of those that have some of the words, in no count.
    """

    total: int
    possible_total: int
    hits: tuple[Hit, ...]
    facets: tuple[FacetResult, ...]
    histogram: Histogram
    revision: int
    explained: str
    notes: tuple[str, ...] = ()
    nearest: tuple[Hit, ...] = ()


def by_work(hits: Iterable[Hit]) -> list[list[Hit]]:
    """Hits with the copies among them behind the first of each work, in the order of the first."""
    works: dict[int, list[Hit]] = {}
    for place, hit in enumerate(hits):
        works.setdefault(hit.work or -1 - place, []).append(hit)
    return list(works.values())


def absent_values(
    request: SearchRequest, results: SearchResults, has: Callable[[str, str], bool]
) -> Iterator[str]:
    """A note for each value that is filtered by and that nothing has, with the one that is written
    so: what anything has is listed where it is chosen, however few it counts. has: whether anything
    has a value of a facet that this kind of search does not list."""
    listed = {facet.name: [count.id for count in facet.counts] for facet in results.facets}
    for entry in request.filters:
        values = listed.get(entry.facet, [])
        for id in entry.ids:
            if not (id in values if entry.facet in listed else has(entry.facet, id)):
                alike = (each for each in values if as_written(each) == as_written(id))
                meant = next((f" Did you mean {each!r}?" for each in alike), "")
                yield f"{nothing_has(entry.facet, id)}{meant}"


def nothing_has(facet: str, value: str) -> str:
    """In words that fit every facet, as a query names it."""
    return f"Nothing here has {facet}: {value!r}."
