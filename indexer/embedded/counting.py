"""Counts of all facets over an answer: one pass over the facets with one value a document."""

from collections.abc import Mapping

import numpy as np

from indexer.embedded.columns import Table
from indexer.embedded.facet_column import FacetColumn, stretches


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
        self._rows = np.zeros((documents, len(single)), np.int64)
        for place, (name, column) in enumerate(single.items()):
            self._rows[:, place] = column.values + self._slices[name][0]
        self._size = base
        self._whole = self._counts(np.arange(documents))

    def counts(self, numbers: Table) -> dict[str, Table]:
        """The counts by facet. numbers: of the documents, rising."""
        if 2 * len(numbers) <= self._documents:
            return self._counts(numbers)
        others = np.ones(self._documents, np.bool_)
        others[numbers] = False
        left = self._counts(np.flatnonzero(others))
        return {name: whole - left[name] for name, whole in self._whole.items()}

    def _counts(self, numbers: Table) -> dict[str, Table]:
        together = np.bincount(self._rows[numbers].ravel(), minlength=self._size)
        counts = {name: together[first:last] for name, (first, last) in self._slices.items()}
        for name, column in self._several.items():
            starts = column.starts[numbers]
            sizes = column.starts[numbers + 1] - starts
            values = column.values[stretches(starts, sizes)]
            counts[name] = np.bincount(values, minlength=len(column.known))
        return counts
