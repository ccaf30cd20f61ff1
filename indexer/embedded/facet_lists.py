"""The list of a facet's values beside an answer: which are listed, in which order."""

from collections.abc import Iterable, Sequence

import numpy as np

from archive.facets import Facet
from indexer.embedded.counting import Tally
from indexer.embedded.facet_column import FacetColumn
from indexer.search import MOST_VALUES, FacetCount, FacetResult

_SHORT = 16
"""A list of so few values is sorted sooner by Python."""

Listed = list[tuple[int, int]]
"""Values by number, with their counts."""


def facet_list(
    facet: Facet, chosen: Iterable[str], tally: Tally, column: FacetColumn
) -> FacetResult:
    """The values of a facet, most frequent first, ties by label and id. chosen: ids that are listed
    however few they count, as are those that are no heading ('unknown')."""
    ids = set(chosen)
    places = [column.numbers[id] for id in ids if id in column.numbers]
    listed, number = _listed(tally, places, column)
    known = column.known
    if ids:
        shown = [FacetCount((v := known[p]).id, v.label, n, v.id in ids) for p, n in listed]
    else:
        shown = [FacetCount((v := known[p]).id, v.label, n) for p, n in listed]
    return FacetResult(facet.name, facet.label, tuple(shown), number - len(shown))


def _listed(tally: Tally, chosen: Sequence[int], column: FacetColumn) -> tuple[Listed, int]:
    """What is listed, and of how many."""
    if not isinstance(tally, dict) and len(tally) <= _SHORT:
        tally = {place: count for place, count in enumerate(tally.tolist()) if count}
    if isinstance(tally, dict):
        if not chosen and len(tally) == 1:
            return list(tally.items()), 1
        whole = dict.fromkeys(chosen, 0) | tally
        behind = column.no_headings
        order = sorted(whole, key=lambda place: (behind[place], -whole[place], place))
        listed = [(place, whole[place]) for place in order]
        if len(listed) > MOST_VALUES:
            kept = enumerate(listed)
            listed = [e for n, e in kept if n < MOST_VALUES or behind[e[0]] or e[0] in chosen]
        return listed, len(whole)
    return _of_many(tally, chosen, column)


def _of_many(
    counts: "np.ndarray[tuple[int], np.dtype[np.int64]]",
    chosen: Sequence[int],
    column: FacetColumn,
) -> tuple[Listed, int]:
    met = counts > 0
    met[chosen] = True
    places = np.flatnonzero(met)
    behind = column.no_headings[places]
    keys = np.where(behind, 1, -counts[places])
    shown = places
    if len(places) > MOST_VALUES:
        least = np.partition(keys, MOST_VALUES - 1)[MOST_VALUES - 1]
        best = np.flatnonzero(keys <= least)
        kept = np.zeros(len(places), np.bool_)
        kept[best[np.argsort(keys[best], kind="stable")][:MOST_VALUES]] = True
        kept |= behind
        kept[np.searchsorted(places, chosen)] = True
        shown, keys = places[kept], keys[kept]
    shown = shown[np.argsort(keys, kind="stable")]
    pairs = zip(shown.tolist(), counts[shown].tolist(), strict=True)
    return list(pairs), len(places)
