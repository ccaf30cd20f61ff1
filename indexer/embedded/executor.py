"""Answering a request from a view: filters, counts, sorting, paging, snippets."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from archive.boundary import Failure, attempt
from archive.errors import QueryError, SearchError
from archive.facets import facets_of
from indexer.embedded.columns import NO_BOUND_ABOVE, NO_BOUND_BELOW, Mask, Row, Table
from indexer.embedded.evaluation import evaluate, within
from indexer.embedded.facet_lists import facet_list
from indexer.embedded.shelf import Matches, Shelf
from indexer.embedded.view import View
from indexer.highlight import ShownText, marked_of, only_standing, snippet_of
from indexer.query.ast import Phrase, wanted
from indexer.search import (
    FacetResult,
    Filter,
    Histogram,
    Hit,
    SearchRequest,
    SearchResults,
    Snippet,
    StandingUse,
    YearCount,
)

_EPOCH = date(1970, 1, 1).toordinal()
_SECONDS = 24 * 60 * 60


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
    return tuple(_bounded(number, score, request, shelf, view) for number, score in pairs)


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


def _bounded(number: int, score: float, request: SearchRequest, shelf: Shelf, view: View) -> Hit:
    """A hit, or that it cannot be made: by a fault of its own, not by damage to the index."""

    def failed(failure: Failure) -> Hit:
        shown = attempt(
            lambda: view.shown(int(shelf.numbers[number])), lambda _failure: None, (SearchError,)
        )
        ids = (shown.release_id, shown.key) if shown else ("", "")
        return Hit(*ids, Snippet(""), Snippet(""), score, failure=failure.summary)

    return attempt(lambda: _hit(number, score, request, shelf, view), failed, (SearchError,))


def _hit(number: int, score: float, request: SearchRequest, shelf: Shelf, view: View) -> Hit:
    tree = request.query.tree
    shown, title, text = view.texts(int(shelf.numbers[number]))
    return Hit(
        release_id=shown.release_id,
        key=shown.key,
        title=marked_of(tree, title),
        snippet=snippet_of(tree, text),
        score=score,
        language=shown.language,
        issued=shown.issued,
        earliest=_day(int(shelf.earliest[number])),
        latest=_day(int(shelf.latest[number])),
        added=date.fromordinal(_EPOCH + int(shelf.added[number]) // _SECONDS),
        place=shown.place,
        facets=shelf.values(number),
        quote=shown.quote,
        standing=tuple(_standing(request, text, shelf, view)) if text.standing else (),
    )


def _standing(
    request: SearchRequest, text: ShownText, shelf: Shelf, view: View
) -> Iterator[StandingUse]:
    """The phrases that a text has in standing paragraphs alone."""
    for leaf in dict.fromkeys(wanted(request.query.tree)):
        if isinstance(leaf, Phrase) and only_standing(leaf, text):
            numbers = shelf.matches(leaf).numbers
            first = _first_issued(numbers, shelf, view)
            yield StandingUse(" ".join(leaf.words), len(numbers), first)


def _first_issued(numbers: Table, shelf: Shelf, view: View) -> str | None:
    """The date of the first of these documents that has one."""
    dated = numbers[shelf.row(Row.YEAR)[numbers] > 0]
    if not len(dated):
        return None
    first = int(dated[np.argmin(shelf.earliest[dated])])
    return view.shown(int(shelf.numbers[first])).issued


def _day(ordinal: int) -> date | None:
    return None if ordinal in (NO_BOUND_BELOW, NO_BOUND_ABOVE) else date.fromordinal(ordinal)
