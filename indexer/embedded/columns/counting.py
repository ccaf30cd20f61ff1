"""Counts of all facets and years over an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.embedded.columns.code_columns import CodeColumn, coded, layered, rest_of
from indexer.embedded.columns.columns import Table
from indexer.embedded.columns.facet_column import FacetColumn
from indexer.facet_values import FacetValues

FEW = 32
"""So few documents are counted one by one: arrays have a length for each value that there is."""

Tally = dict[int, int] | Table
"""How many documents count under each value of a facet: by the number of the value."""

_YEARS = ""
"""In the place of the name of a facet."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Of some documents. facets: by name. years: those of issue, rising (0: not known), each with
    its number of documents."""

    facets: dict[str, Tally]
    years: list[tuple[int, int]]


class FacetCounter:
    """How many of some documents count under each value of each facet, and in each year.

    Where most documents are asked about, those that are not are counted and taken away.
    """

    def __init__(self, facets: Mapping[str, FacetColumn], years: Table) -> None:
        self._facets = facets
        self._several = {name: each for name, each in facets.items() if not each.is_single}
        single = {name: each for name, each in facets.items() if name not in self._several}
        self._slices: dict[str, tuple[int, int]] = {}
        base = 0
        for name, column in single.items():
            self._slices[name] = (base, base + len(column.by_number))
            base += len(column.by_number)
        # A row a document, so that its values in all facets lie together.
        self._rows = np.zeros((len(years), len(single)), np.int32)
        for place, (name, column) in enumerate(single.items()):
            self._rows[:, place] = column.values + self._slices[name][0]
        self._years = years
        self._known_years, of_years = np.unique(years, return_inverse=True)
        self._sizes = {name: len(each.by_number) for name, each in facets.items()}
        self._sizes[_YEARS] = len(self._known_years)
        self._columns: list[CodeColumn] = coded(
            {_YEARS: of_years, **{name: each.values for name, each in single.items()}}, self._sizes
        )
        self._rests = {}
        for name, column in self._several.items():
            layers = layered(column)
            self._columns += [CodeColumn.of_facet(name, layer) for layer in layers]
            self._rests[name] = rest_of(column, len(layers))
        # What a document counts under, by the numbers in its row; in the order of the facets.
        self._values = [
            FacetValues(name, (value,)) for name, each in single.items() for value in each.by_number
        ]
        self._inserted = [(list(facets).index(name), name) for name in self._several]
        self._whole = self._counts(np.arange(len(years)))

    def counts(self, numbers: Table) -> Counts:
        """The counts. numbers: of the documents, rising."""
        if len(numbers) <= FEW:
            years = _tallied(self._years[numbers].tolist(), 0)
            return Counts(self._of_few(numbers), sorted(years.items()))
        counts = self._of_many(numbers)
        of_years = counts.pop(_YEARS)
        year_numbers = np.flatnonzero(of_years)
        years_met = zip(
            self._known_years[year_numbers].tolist(), of_years[year_numbers].tolist(), strict=True
        )
        return Counts(dict(counts), list(years_met))

    def counts_of(self, facet: str, numbers: Table) -> Tally:
        """The counts of one facet."""
        if len(numbers) <= FEW:
            return self._of_few(numbers)[facet]
        column = self._facets[facet]
        values = column.values[numbers] if facet in self._slices else column.of_all(numbers)
        return np.bincount(values, minlength=len(column.by_number))

    def values(self, number: int) -> tuple[FacetValues, ...]:
        """What a document counts under in every facet. Of those with one value a document, the
        values of a facet are the same object for every document that has them."""
        values = list(map(self._values.__getitem__, self._rows[number].tolist()))
        for place, name in self._inserted:
            values.insert(place, self._several[name].of(name, number))
        return tuple(values)

    def _of_few(self, numbers: Table) -> dict[str, Tally]:
        rows = self._rows[numbers].T.tolist()
        tallies: dict[str, Tally] = {}
        for (name, (base, _)), row in zip(self._slices.items(), rows, strict=True):
            tallies[name] = {row[0] - base: 1} if len(row) == 1 else _tallied(row, base)
        for name, column in self._several.items():
            tallies[name] = _tallied(column.of_all(numbers).tolist(), 0)
        return tallies

    def _of_many(self, numbers: Table) -> dict[str, Table]:
        documents = len(self._years)
        if 2 * len(numbers) <= documents:
            return self._counts(numbers)
        others = np.ones(documents, np.bool_)
        others[numbers] = False
        left = self._counts(np.flatnonzero(others))
        return {name: whole - left[name] for name, whole in self._whole.items()}

    def _counts(self, numbers: Table) -> dict[str, Table]:
        counts: dict[str, Table] = {}
        for column in self._columns:
            for name, value_counts in column.counts(numbers, self._sizes):
                counts[name] = counts[name] + value_counts if name in counts else value_counts
        for name, overflow in self._rests.items():
            if len(overflow.values):
                counts[name] += np.bincount(overflow.of_all(numbers), minlength=self._sizes[name])
        return counts


def _tallied(places: Sequence[int], base: int) -> dict[int, int]:
    tally: dict[int, int] = {}
    for place in places:
        tally[place - base] = tally.get(place - base, 0) + 1
    return tally
