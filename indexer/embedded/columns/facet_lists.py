"""The list of a facet's values beside an answer: which are listed, in which order."""

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from archive.facets import LABELS, Facet
from indexer.embedded.columns.counting import Tally
from indexer.embedded.columns.facet_column import FacetColumn
from indexer.facet_values import FacetValue, FacetValues
from indexer.search import MOST_VALUES, FacetCount, FacetResult

_SHORT = 16
"""A list of so few values is sorted sooner by Python."""

Listed = tuple[list[int], list[int]]
"""Values by number, and beside them their counts."""


def facet_list(
    facet: Facet, chosen: Collection[str], tally: Tally, column: FacetColumn
) -> FacetResult:
    """The values of a facet, most frequent first, ties by label and id. chosen: ids that are listed
    however few they count, as are those that are no heading ('unknown')."""
    chosen_ids = set(chosen)
    places = [column.numbers[id] for id in chosen_ids if id in column.numbers]
    (listed, counts), number = _listed(tally, places, column)
    # By maps, not in a loop: an answer has a thousand values.
    ids = list(map(column.ids.__getitem__, listed))
    columns = (ids, map(column.labels.__getitem__, listed), counts)
    if chosen_ids:
        shown = tuple(map(FacetCount, *columns, map(chosen_ids.__contains__, ids)))
    else:
        shown = tuple(map(FacetCount, *columns))
    return FacetResult(facet.name, facet.label, shown, number - len(shown))


class ListsOfOne:
    """The lists of facets beside the only document that was found: of each value that stands alone,
    the list is made once."""

    def __init__(self, facets: Iterable[Facet]) -> None:
        self._labels = {facet.name: facet.label for facet in facets}
        self._lists: dict[FacetValues, FacetResult] = {}

    def beside(self, values: Iterable[FacetValues]) -> tuple[FacetResult, ...]:
        """As facet_list, of each facet. values: what the document counts under, in the order of the
        facets, in some more perhaps."""
        lists, labels = self._lists, self._labels
        return tuple(
            [lists.get(each) or self._list(each) for each in values if each.facet in labels]
        )

    def _list(self, values: FacetValues) -> FacetResult:
        counted = _list_of_one(values.facet, self._labels[values.facet], values.values)
        if len(values.values) == 1:
            self._lists[values] = counted
        return counted


def _list_of_one(name: str, label: str, values: Sequence[FacetValue]) -> FacetResult:
    order = sorted(values, key=lambda each: (each.id in LABELS, each.label.casefold(), each.id))
    shown = order[:MOST_VALUES] + [each for each in order[MOST_VALUES:] if each.id in LABELS]
    counts = tuple(FacetCount(each.id, each.label, 1) for each in shown)
    return FacetResult(name, label, counts, len(order) - len(counts))


def _listed(tally: Tally, chosen: Sequence[int], column: FacetColumn) -> tuple[Listed, int]:
    """What is listed, and of how many."""
    if not isinstance(tally, dict) and len(tally) <= _SHORT:
        tally = {place: count for place, count in enumerate(tally.tolist()) if count}
    if not isinstance(tally, dict):
        return _of_many(tally, chosen, column)
    whole = dict.fromkeys(chosen, 0) | tally if chosen else tally
    order = list(whole)
    if len(order) > 1:
        behind = column.no_headings
        order.sort(key=lambda place: (behind[place], -whole[place], place))
    if len(order) > MOST_VALUES:
        behind, first = column.no_headings, order[:MOST_VALUES]
        order = first + [p for p in order[MOST_VALUES:] if behind[p] or p in chosen]
    return (order, list(map(whole.__getitem__, order))), len(whole)


def _of_many(
    counts: "np.ndarray[tuple[int], np.dtype[np.int64]]",
    chosen: Sequence[int],
    column: FacetColumn,
) -> tuple[Listed, int]:
    has_any = counts > 0
    has_any[chosen] = True
    places = np.flatnonzero(has_any)
    behind = column.no_headings[places]
    keys = np.where(behind, 1, -counts[places])
    shown = places
    if len(places) > MOST_VALUES:
        least = np.partition(keys, MOST_VALUES - 1)[MOST_VALUES - 1]
        best = np.flatnonzero(keys <= least)
        mask = np.zeros(len(places), np.bool_)
        mask[best[np.argsort(keys[best], kind="stable")][:MOST_VALUES]] = True
        mask |= behind
        mask[np.searchsorted(places, chosen)] = True
        shown, keys = places[mask], keys[mask]
    shown = shown[np.argsort(keys, kind="stable")]
    return (shown.tolist(), counts[shown].tolist()), len(places)
