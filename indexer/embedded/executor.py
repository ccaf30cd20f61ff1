"""Answering a request from a view: filters, counts, sorting, paging, snippets."""

from collections.abc import Sequence

import numpy as np

from archive.errors import QueryError
from archive.facets import facets_of
from indexer.embedded.columns import Mask
from indexer.embedded.evaluation import evaluate, within
from indexer.embedded.facet_lists import facet_list
from indexer.embedded.hits import HitMaker
from indexer.embedded.shelf import Matches, Shelf
from indexer.embedded.view import View
from indexer.search import (
    FacetResult,
    Filter,
    Histogram,
    Hit,
    SearchRequest,
    SearchResults,
    YearCount,
)


def execute(request: SearchRequest, view: View, revision: int) -> SearchResults:
    """The whole answer. Total, page, facets and histogram come from one list of documents, so
    they agree."""
    shelf = view.shelf(request.type)
    matched = evaluate(request.query.tree, shelf)
    filtered = {entry.facet: _filtered(entry, shelf) for entry in request.filters}
    inside = _inside(request, shelf)
    found = within(matched, _both([inside, *filtered.values()]))
    return SearchResults(
        total=len(found.numbers),
        possible_total=_possible(request, matched, filtered, shelf) - len(found.numbers),
        hits=_page(request, found, shelf, view),
        facets=_facets(request, matched, inside, filtered, found, shelf),
        histogram=_histogram(found, shelf),
        revision=revision,
        explained=request.query.explained,
    )


def _days(request: SearchRequest) -> tuple[int | None, int | None]:
    earliest, latest = request.earliest, request.latest
    return (
        earliest.toordinal() if earliest else None,
        latest.toordinal() if latest else None,
    )


def _inside(request: SearchRequest, shelf: Shelf) -> Mask | None:
    days = _days(request)
    return shelf.inside(*days) if any(days) else None


def _possible(
    request: SearchRequest, matched: Matches, filtered: dict[str, Mask], shelf: Shelf
) -> int:
    days = _days(request)
    may_be = shelf.overlapping(*days) if any(days) else None
    return len(within(matched, _both([may_be, *filtered.values()])).numbers)


def _filtered(entry: Filter, shelf: Shelf) -> Mask:
    if entry.facet not in shelf.facets:
        known = ", ".join(shelf.facets)
        raise QueryError(f"unknown facet {entry.facet!r}; known: {known}")
    return shelf.having(entry.facet, entry.ids)


def _both(masks: Sequence[Mask | None]) -> Mask | None:
    given = [mask for mask in masks if mask is not None]
    return np.logical_and.reduce(given) if given else None


def _page(request: SearchRequest, found: Matches, shelf: Shelf, view: View) -> tuple[Hit, ...]:
    start = (request.page - 1) * request.per_page
    shown = shelf.first(found, request.sort, start + request.per_page)[start:]
    scores = np.zeros(len(shown), np.float32)
    if found.scores is not None:
        scores = found.scores[np.searchsorted(found.numbers, shown)]
    pairs = zip(shown.tolist(), scores.tolist(), strict=True)
    hits = HitMaker(request.query.tree, shelf, view)
    return tuple([hits.bounded(number, score) for number, score in pairs])


def _facets(
    request: SearchRequest,
    matched: Matches,
    inside: Mask | None,
    filtered: dict[str, Mask],
    found: Matches,
    shelf: Shelf,
) -> tuple[FacetResult, ...]:
    """Each without its own filter: so that a reader sees what else could be chosen in it."""
    counts = shelf.counter.counts(found.numbers)
    chosen = {entry.facet: entry.ids for entry in request.filters}
    for name in filtered:
        others = [mask for other, mask in filtered.items() if other != name]
        free = within(matched, _both([inside, *others]))
        counts[name] = shelf.counter.counts_of(name, free.numbers)
    return tuple(
        [
            facet_list(each, chosen.get(each.name, ()), counts[each.name], shelf.facets[each.name])
            for each in facets_of(request.type)
        ]
    )


def _histogram(found: Matches, shelf: Shelf) -> Histogram:
    years, counts = shelf.years(found.numbers)
    pairs = list(zip(years, counts, strict=True))
    return Histogram(
        tuple([YearCount(year, count) for year, count in pairs if year]),
        sum(count for year, count in pairs if not year),
    )
