"""Answering a request from a view: filters, counts, sorting, paging, snippets."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from archive.boundary import Failure, attempt
from archive.errors import QueryError, SearchError
from archive.facets import Facet, facets_of
from indexer.documents import QuoteFacts
from indexer.embedded.columns import NO_BOUND_ABOVE, NO_BOUND_BELOW, Mask, Numbers, Row
from indexer.embedded.evaluation import evaluate
from indexer.embedded.facet_column import FacetColumn
from indexer.embedded.view import Scores, View
from indexer.facet_values import FacetValues
from indexer.highlight import marked, snippet
from indexer.search import (
    MOST_VALUES,
    FacetCount,
    FacetResult,
    Filter,
    Histogram,
    Hit,
    SearchRequest,
    SearchResults,
    Snippet,
    Sort,
    YearCount,
)


def execute(request: SearchRequest, view: View, revision: int) -> SearchResults:
    """The whole answer. Total, page, facets and histogram come from one mask, so they agree."""
    matched, scores = evaluate(request.query.tree, request.type, view)
    filtered = {entry.facet: _filtered(entry, view) for entry in request.filters}
    days = _days(request)
    inside = view.inside(*days)
    mask = matched & inside & _both(filtered.values(), view)
    may_be = matched & view.overlapping(*days) & _both(filtered.values(), view)
    order = _sorted(mask, scores, request.sort, view)
    start = (request.page - 1) * request.per_page
    shown = order[start : start + request.per_page]
    return SearchResults(
        total=int(mask.sum()),
        possible_total=int(may_be.sum() - mask.sum()) if any(days) else 0,
        hits=tuple(_bounded(int(each), float(scores[each]), request, view) for each in shown),
        facets=tuple(
            _facet(facet, request, matched & inside & _others(facet, filtered, view), view)
            for facet in facets_of(request.type)
        ),
        histogram=_histogram(mask, view),
        revision=revision,
        explained=request.query.explained,
    )


def _days(request: SearchRequest) -> tuple[int | None, int | None]:
    earliest, latest = request.earliest, request.latest
    return (
        earliest.toordinal() if earliest else None,
        latest.toordinal() if latest else None,
    )


def _filtered(entry: Filter, view: View) -> Mask:
    if entry.facet not in view.facets:
        known = ", ".join(view.facets)
        raise QueryError(f"unknown facet {entry.facet!r}; known: {known}")
    return view.facets[entry.facet].having(entry.ids)


def _both(masks: Iterable[Mask], view: View) -> Mask:
    whole = np.ones(len(view), np.bool_)
    for mask in masks:
        whole &= mask
    return whole


def _others(facet: Facet, filtered: dict[str, Mask], view: View) -> Mask:
    """All filters but the facet's own: so that a reader sees what else could be chosen in it."""
    return _both((mask for name, mask in filtered.items() if name != facet.name), view)


def _sorted(mask: Mask, scores: Scores, sort: Sort, view: View) -> NDArray[np.intp]:
    """The documents of the mask in order; ties by date, the newest first, then as added."""
    found = np.flatnonzero(mask)
    sequence = view.row(Row.SEQUENCE)[found]
    # A release whose date is not known stands behind those that have one, whichever way.
    undated = view.row(Row.YEAR)[found] == 0
    newest = -view.latest[found]
    keys: dict[Sort, tuple[NDArray[np.generic], ...]] = {
        Sort.RELEVANCE: (sequence, newest, undated, -scores[found]),
        Sort.NEWEST: (sequence, newest, undated),
        Sort.OLDEST: (sequence, view.earliest[found], undated),
        Sort.ADDED: (sequence, -view.row(Row.ADDED)[found]),
    }
    return found[np.lexsort(keys[sort])]


def _facet(facet: Facet, request: SearchRequest, mask: Mask, view: View) -> FacetResult:
    column = view.facets[facet.name]
    chosen = {i for entry in request.filters if entry.facet == facet.name for i in entry.ids}
    counts = column.counts(mask)
    places = _ranked(column, counts, column.numbers(chosen))
    most, more = places[:MOST_VALUES], places[MOST_VALUES:]
    listed = [*most, *(place for place in more if column.known[place].id in chosen)]
    values = ((column.known[place], int(counts[place])) for place in listed)
    shown = tuple(FacetCount(v.id, v.label, count, v.id in chosen) for v, count in values)
    return FacetResult(facet.name, facet.label, shown, len(places) - len(shown))


def _ranked(column: FacetColumn, counts: Numbers, chosen: Sequence[int]) -> list[int]:
    """The values that count anything or are chosen; most frequent first, ties by label and id."""
    met = counts > 0
    met[list(chosen)] = True
    places = np.flatnonzero(met)
    order = np.lexsort((places, -counts[places], column.no_headings[places]))
    return [int(place) for place in places[order]]


def _histogram(mask: Mask, view: View) -> Histogram:
    years, counts = np.unique(view.row(Row.YEAR)[mask], return_counts=True)
    pairs = list(zip(years.tolist(), counts.tolist(), strict=True))
    return Histogram(
        tuple(YearCount(year, count) for year, count in pairs if year),
        sum(count for year, count in pairs if not year),
    )


def _bounded(ordinal: int, score: float, request: SearchRequest, view: View) -> Hit:
    """A hit, or that it cannot be made: by a fault of its own, not by damage to the index."""

    def failed(failure: Failure) -> Hit:
        shown = attempt(lambda: view.shown(ordinal), lambda _failure: None, (SearchError,))
        ids = (shown.release_id, shown.key) if shown else ("", "")
        return Hit(*ids, Snippet(""), Snippet(""), score, failure=failure.summary)

    return attempt(lambda: _hit(ordinal, score, request, view), failed, (SearchError,))


def _hit(ordinal: int, score: float, request: SearchRequest, view: View) -> Hit:
    shown = view.shown(ordinal)
    tree = request.query.tree
    text = shown.text
    return Hit(
        release_id=shown.release_id,
        key=shown.key,
        title=marked(tree, shown.title, shown.language, "title"),
        snippet=snippet(tree, text.text, shown.language, text.field, text.gaps),
        score=score,
        language=shown.language,
        issued=shown.issued,
        earliest=_day(int(view.earliest[ordinal])),
        latest=_day(int(view.latest[ordinal])),
        added=datetime.fromtimestamp(int(view.row(Row.ADDED)[ordinal]), UTC).date(),
        place=shown.place,
        facets=tuple(FacetValues(name, column.of(ordinal)) for name, column in view.facets.items()),
        quote=msgspec.json.decode(shown.quote, type=QuoteFacts | None),
    )


def _day(ordinal: int) -> date | None:
    return None if ordinal in (NO_BOUND_BELOW, NO_BOUND_ABOVE) else date.fromordinal(ordinal)
