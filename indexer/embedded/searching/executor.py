"""Answering a request from a view: filters, counts, sorting, paging, snippets."""

from collections.abc import Iterator, Mapping
from itertools import repeat

from archive.errors import QueryError
from indexer.embedded.columns.columns import Row
from indexer.embedded.columns.counting import Tally
from indexer.embedded.columns.facet_lists import facet_list
from indexer.embedded.searching.evaluation import all_of, evaluate, those, within
from indexer.embedded.searching.hits import HitMaker
from indexer.embedded.searching.holding import undated_before
from indexer.embedded.searching.shelf import Matches, Shelf
from indexer.embedded.searching.view import View
from indexer.search import (
    DatedUse,
    FacetResult,
    Filter,
    Histogram,
    Hit,
    SearchRequest,
    SearchResults,
    Sort,
    Usage,
    YearCount,
)

_OF_MANY = 8
"""Days are compared for all documents where one of so many matches: that is remembered."""


def execute(request: SearchRequest, view: View, revision: int) -> SearchResults:
    """The whole answer. Total, page, facets and histogram come from one list of documents, so
    they agree."""
    shelf = view.shelf(request.type)
    matched = evaluate(request.query.tree, shelf)
    filtered = {entry.facet: _filtered(entry, shelf) for entry in request.filters}
    chosen = all_of([matched, *filtered.values()], len(shelf))
    matches = _inside(request, chosen, shelf)
    facets, histogram = _counted(request, matched, filtered, matches, shelf)
    return SearchResults(
        total=len(matches.numbers),
        possible_total=_possible(request, chosen, shelf) - len(matches.numbers),
        hits=_page(request, matches, shelf, view),
        facets=facets,
        histogram=histogram,
        revision=revision,
        explained=request.query.explained,
    )


def usage(request: SearchRequest, view: View) -> Usage:
    """As Engine.usage says."""
    shelf = view.shelf(request.type)
    filtered = [_filtered(entry, shelf) for entry in request.filters]
    chosen = all_of([evaluate(request.query.tree, shelf), *filtered], len(shelf))
    numbers = _inside(request, chosen, shelf).numbers
    dated = Matches(numbers[shelf.row(Row.YEAR)[numbers] > 0])

    def first(sort: Sort) -> DatedUse | None:
        numbers = shelf.first(dated, sort, 1).tolist()
        shown = view.shown(int(shelf.numbers[numbers[0]])) if numbers else None
        return DatedUse(shown.release_id, shown.issued) if shown else None

    years, works = shelf.years_of_works(dated.numbers)
    return Usage(
        first(Sort.OLDEST),
        first(Sort.NEWEST),
        undated_before(numbers, shelf),
        tuple([YearCount(year, count) for year, count in zip(years, works, strict=True)]),
    )


def _days(request: SearchRequest) -> tuple[int | None, int | None]:
    earliest, latest = request.earliest, request.latest
    return (
        earliest.toordinal() if earliest else None,
        latest.toordinal() if latest else None,
    )


def _inside(request: SearchRequest, matches: Matches, shelf: Shelf) -> Matches:
    days = _days(request)
    if not any(days):
        return matches
    if _OF_MANY * len(matches.numbers) > len(shelf):
        return within(matches, shelf.issued(*days))
    return those(matches, shelf.inside(matches.numbers, *days))


def _possible(request: SearchRequest, chosen: Matches, shelf: Shelf) -> int:
    """How many may have been issued in the days asked for."""
    days = _days(request)
    if not any(days):
        return len(chosen.numbers)
    return int(shelf.overlapping(chosen.numbers, *days).sum())


def _filtered(entry: Filter, shelf: Shelf) -> Matches:
    if entry.facet not in shelf.facets:
        known_names = ", ".join(shelf.facets)
        raise QueryError(f"unknown facet {entry.facet!r}; known: {known_names}")
    return Matches(shelf.having(entry.facet, entry.ids))


def _page(request: SearchRequest, matches: Matches, shelf: Shelf, view: View) -> tuple[Hit, ...]:
    start = (request.page - 1) * request.per_page
    shown = shelf.first(matches, request.sort, start + request.per_page)[start:]
    scores: Iterator[float] = repeat(0.0)
    if matches.scores is not None:
        chosen = matches.scores
        if len(chosen) > 1:
            chosen = chosen[matches.numbers.searchsorted(shown)]
        scores = iter(chosen.tolist())
    hits = HitMaker(request.query.tree, shelf, view)
    return tuple([hits.bounded(*pair) for pair in zip(shown.tolist(), scores, strict=False)])


def _counted(
    request: SearchRequest,
    matched: Matches,
    filtered: dict[str, Matches],
    matching: Matches,
    shelf: Shelf,
) -> tuple[tuple[FacetResult, ...], Histogram]:
    """The lists of the facets and the bars of the years."""
    if len(matching.numbers) == 1 and not filtered:  # as of most long phrases
        number = int(matching.numbers[0])
        year = int(shelf.row(Row.YEAR)[number])
        return shelf.lists_of_one.beside(shelf.values(number)), _histogram({year: 1})
    counted = shelf.counter.counts(matching.numbers)
    facets = _facets(request, matched, filtered, counted.facets, shelf)
    years = dict(counted.years)
    for year in shelf.years_of_copies(matching.numbers):
        years[year] -= 1
    return facets, _histogram(years)


def _facets(
    request: SearchRequest,
    matched: Matches,
    filtered: dict[str, Matches],
    counts: dict[str, Tally],
    shelf: Shelf,
) -> tuple[FacetResult, ...]:
    """Each without its own filter: so that a reader sees what else could be chosen in it. counts:
    of what was found."""
    chosen = {entry.facet: entry.ids for entry in request.filters}
    for name in filtered:
        others = (matches for other, matches in filtered.items() if other != name)
        free = _inside(request, all_of([matched, *others], len(shelf)), shelf)
        counts[name] = shelf.counter.counts_of(name, free.numbers)
    return tuple(
        [
            facet_list(each, chosen.get(each.name, ()), counts[each.name], shelf.facets[each.name])
            for each in shelf.listed
        ]
    )


def _histogram(years: Mapping[int, int]) -> Histogram:
    """years: rising; 0 is not known."""
    known_years = [YearCount(year, count) for year, count in years.items() if year]
    return Histogram(tuple(known_years), years.get(0, 0))
