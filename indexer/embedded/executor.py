"""Answering a request from an open generation: filters, counts, sorting, paging, snippets."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from archive.errors import QueryError
from archive.facets import LABELS, Facet, facets_of
from indexer.documents import QuoteFacts
from indexer.embedded.columns import NO_BOUND_ABOVE, NO_BOUND_BELOW, FacetColumn, Mask
from indexer.embedded.reader import GenerationReader, Scores
from indexer.facet_values import FacetValues
from indexer.highlight import marked, snippet
from indexer.search import (
    FacetCount,
    FacetResult,
    Filter,
    Histogram,
    Hit,
    SearchRequest,
    SearchResults,
    Sort,
    YearCount,
)

MOST_VALUES = 200


def execute(request: SearchRequest, opened: GenerationReader) -> SearchResults:
    """The whole answer. Total, page, facets and histogram come from one mask, so they agree."""
    matched, scores = opened.evaluate(request.query.tree, request.type)
    matched &= ~opened.of_releases(request.excluded)
    filtered = {entry.facet: _filtered(entry, opened) for entry in request.filters}
    days = _days(request)
    inside = opened.columns.inside(*days)
    mask = matched & inside & _both(filtered.values(), opened)
    may_be = matched & opened.columns.overlapping(*days) & _both(filtered.values(), opened)
    order = _sorted(mask, scores, request.sort, opened)
    start = (request.page - 1) * request.per_page
    shown = order[start : start + request.per_page]
    return SearchResults(
        total=int(mask.sum()),
        possible_total=int(may_be.sum() - mask.sum()) if any(days) else 0,
        hits=tuple(_hit(int(one), float(scores[one]), request, opened) for one in shown),
        facets=tuple(
            _facet(facet, request, matched & inside & _others(facet, filtered, opened), opened)
            for facet in facets_of(request.type)
        ),
        histogram=_histogram(mask, opened),
        revision=opened.manifest.revision,
        explained=request.query.explained,
    )


def _days(request: SearchRequest) -> tuple[int | None, int | None]:
    earliest, latest = request.earliest, request.latest
    return (
        earliest.toordinal() if earliest else None,
        latest.toordinal() if latest else None,
    )


def _filtered(entry: Filter, opened: GenerationReader) -> Mask:
    if entry.facet not in opened.columns.facets:
        known = ", ".join(opened.columns.facets)
        raise QueryError(f"unknown facet {entry.facet!r}; known: {known}")
    return opened.columns.facets[entry.facet].having(entry.ids)


def _both(masks: Iterable[Mask], opened: GenerationReader) -> Mask:
    whole = np.ones(len(opened), np.bool_)
    for mask in masks:
        whole &= mask
    return whole


def _others(facet: Facet, filtered: dict[str, Mask], opened: GenerationReader) -> Mask:
    """All filters but the facet's own: so that a reader sees what else could be chosen in it."""
    return _both((mask for name, mask in filtered.items() if name != facet.name), opened)


def _sorted(mask: Mask, scores: Scores, sort: Sort, opened: GenerationReader) -> NDArray[np.intp]:
    """The documents of the mask in order; ties by date, the newest first, then as added."""
    found = np.flatnonzero(mask)
    columns = opened.columns
    sequence = columns.sequence[found]
    # A release whose date is not known stands behind those that have one, whichever way.
    undated = columns.year[found] == 0
    newest = -columns.latest[found].astype(np.int64)
    keys: dict[Sort, tuple[NDArray[np.generic], ...]] = {
        Sort.RELEVANCE: (sequence, newest, undated, -scores[found]),
        Sort.NEWEST: (sequence, newest, undated),
        Sort.OLDEST: (sequence, columns.earliest[found], undated),
        Sort.ADDED: (sequence, -columns.added[found].astype(np.int64)),
    }
    return found[np.lexsort(keys[sort])]


def _facet(
    facet: Facet, request: SearchRequest, mask: Mask, opened: GenerationReader
) -> FacetResult:
    column = opened.columns.facets[facet.name]
    chosen = {i for entry in request.filters if entry.facet == facet.name for i in entry.ids}
    counts = _counts(column, mask, chosen)
    shown = [c for n, c in enumerate(counts) if n < MOST_VALUES or c.selected]
    return FacetResult(facet.name, facet.label, tuple(shown), len(counts) - len(shown))


def _counts(column: FacetColumn, mask: Mask, chosen: set[str]) -> list[FacetCount]:
    numbers = column.counts(mask)
    found = [
        FacetCount(value.id, value.label, int(number), value.id in chosen)
        for value, number in zip(column.known, numbers, strict=True)
        if number or value.id in chosen
    ]
    return sorted(found, key=lambda one: (one.id in LABELS, -one.count, one.label.casefold()))


def _histogram(mask: Mask, opened: GenerationReader) -> Histogram:
    years, counts = np.unique(opened.columns.year[mask], return_counts=True)
    pairs = list(zip(years.tolist(), counts.tolist(), strict=True))
    return Histogram(
        tuple(YearCount(year, count) for year, count in pairs if year),
        sum(count for year, count in pairs if not year),
    )


def _hit(ordinal: int, score: float, request: SearchRequest, opened: GenerationReader) -> Hit:
    shown, columns = opened.texts.shown(ordinal), opened.columns
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
        earliest=_day(int(columns.earliest[ordinal])),
        latest=_day(int(columns.latest[ordinal])),
        added=datetime.fromtimestamp(int(columns.added[ordinal]), UTC).date(),
        place=shown.place,
        facets=tuple(
            FacetValues(name, column.of(ordinal)) for name, column in columns.facets.items()
        ),
        quote=msgspec.json.decode(shown.quote, type=QuoteFacts | None),
    )


def _day(ordinal: int) -> date | None:
    return None if ordinal in (NO_BOUND_BELOW, NO_BOUND_ABOVE) else date.fromordinal(ordinal)
