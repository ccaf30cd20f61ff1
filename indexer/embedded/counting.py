"""Counts of all facets over an answer: one pass over the facets with one value a document."""

from collections.abc import Mapping, Sequence

import numpy as np

from indexer.embedded.columns import Table
from indexer.embedded.facet_column import FacetColumn
from indexer.facet_values import FacetValues

FEW = 32
"""So few documents are counted one by one: arrays have a length for each value that there is."""

Tally = dict[int, int] | Table
"""How many documents count under each value of a facet: by the number of the value."""


class FacetCounter:
    """How many of some documents count under each value of each facet.

    Where most documents are asked about, those that are not are counted and taken away.
    """

    def __init__(self, facets: Mapping[str, FacetColumn], documents: int) -> None:
        self._documents = documents
        self._several = {name: each for name, each in facets.items() if not each.is_single}
        single = {name: each for name, each in facets.items() if name not in self._several}
        self._slices: dict[str, tuple[int, int]] = {}
        base = 0
        for name, column in single.items():
            self._slices[name] = (base, base + len(column.known))
            base += len(column.known)
        # A row a document, so that its values in all facets lie together.
        self._rows = np.zeros((documents, len(single)), np.int32)
        for place, (name, column) in enumerate(single.items()):
            self._rows[:, place] = column.values + self._slices[name][0]
        self._size = base
        self._values: dict[int, FacetValues] = {}
        self._facets = facets
        self._whole = self._counts(np.arange(documents))

    def counts(self, numbers: Table) -> dict[str, Tally]:
        """The counts by facet. numbers: of the documents, rising."""
        if len(numbers) <= FEW:
            return self._of_few(numbers)
        return dict(self._of_many(numbers))

    def counts_of(self, facet: str, numbers: Table) -> Tally:
        """The counts of one facet."""
        if len(numbers) <= FEW:
            return self._of_few(numbers)[facet]
        column = self._facets[facet]
        return np.bincount(column.of_all(numbers), minlength=len(column.known))

    def _of_few(self, numbers: Table) -> dict[str, Tally]:
        rows = self._rows[numbers].T.tolist()
        tallies: dict[str, Tally] = {}
        for (name, (base, _)), row in zip(self._slices.items(), rows, strict=True):
            tallies[name] = _tallied(row, base)
        for name, column in self._several.items():
            tallies[name] = _tallied(column.of_all(numbers).tolist(), 0)
        return tallies

    def _of_many(self, numbers: Table) -> dict[str, Table]:
        if 2 * len(numbers) <= self._documents:
            return self._counts(numbers)
        others = np.ones(self._documents, np.bool_)
        others[numbers] = False
        left = self._counts(np.flatnonzero(others))
        return {name: whole - left[name] for name, whole in self._whole.items()}

    def values(self, number: int) -> tuple[FacetValues, ...]:
        """What a document counts under in every facet."""
        row = iter(self._rows[number].tolist())
        return tuple(
            [
                self._value(name, next(row)) if name in self._slices else each.of(name, number)
                for name, each in self._facets.items()
            ]
        )

    def _value(self, name: str, place: int) -> FacetValues:
        """place: of a value among those of all facets with one value a document."""
        found = self._values.get(place)
        if found is None:
            value = self._facets[name].known[place - self._slices[name][0]]
            self._values[place] = found = FacetValues(name, (value,))
        return found

    def _counts(self, numbers: Table) -> dict[str, Table]:
        together = np.bincount(self._rows[numbers].ravel(), minlength=self._size)
        counts = {name: together[first:last] for name, (first, last) in self._slices.items()}
        for name, column in self._several.items():
            counts[name] = np.bincount(column.of_all(numbers), minlength=len(column.known))
        return counts


def _tallied(places: Sequence[int], base: int) -> dict[int, int]:
    tally: dict[int, int] = {}
    for place in places:
        tally[place - base] = tally.get(place - base, 0) + 1
    return tally
