"""The documents of each value of a facet: what filters are read from."""

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from indexer.embedded.columns.columns import Table
from indexer.embedded.columns.facet_column import FacetColumn
from indexer.facet_names import as_written


class ValueLists:
    """Documents by the number of a value, those of one value after those of another."""

    def __init__(self, column: FacetColumn) -> None:
        documents = np.arange(len(column), dtype=np.int32).repeat(np.diff(column.starts))
        self._documents = documents[np.argsort(column.values, kind="stable")]
        sizes = np.bincount(column.values, minlength=len(column.by_number))
        self._starts = np.concatenate(([0], np.cumsum(sizes))).tolist()
        self._values = column.by_number

    def named(self, text: str) -> Table:
        """The documents under the values with this id or label; where none has it, under those
        whose id or label people may write so."""
        exact = self._exactly.get(text.casefold(), ())
        return self.of(exact or self._written.get(as_written(text), ()))

    @cached_property
    def _exactly(self) -> dict[str, list[int]]:
        return self._by(str.casefold)

    @cached_property
    def _written(self) -> dict[str, list[int]]:
        return self._by(as_written)

    def _by(self, name_of: Callable[[str], str]) -> dict[str, list[int]]:
        """The values by their ids and labels, as they are compared."""
        by_name: dict[str, list[int]] = {}
        for number, value in enumerate(self._values):
            for name in {name_of(value.id), name_of(value.label)}:
                by_name.setdefault(name, []).append(number)
        return by_name

    def of(self, values: Sequence[int]) -> Table:
        """The documents under any of these values, rising."""
        lists = [self._documents[self._starts[n] : self._starts[n + 1]] for n in values]
        if len(lists) == 1:
            return lists[0].astype(np.int64)
        return np.unique(np.concatenate([np.zeros(0, np.int64), *lists]))
