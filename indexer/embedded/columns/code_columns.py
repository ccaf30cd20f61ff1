"""Columns of one number a document, so that many facets are counted in few passes.

Facets with few values are told by one number together: most of the values that meet in documents
are the same few. Of a facet with several values a document, the first ones of all documents make a
column, the second ones another, as long as many documents have one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.columns.columns import Table
from indexer.embedded.columns.facet_column import FacetColumn, stretches

Codes = NDArray[np.integer[Any]]

MOST_CODES = 1024
"""Of facets told together: so many different meetings of values are sooner added up than counted
in a pass of their own."""

_MOST_LAYERS = 4
_SPARSE = 4
"""A layer that one document of so many has a value in costs more than it spares."""


@dataclass(frozen=True, slots=True)
class CodeColumn:
    """codes: of the documents. values: by facet, what each code stands for; none where a code is
    the number of a value itself."""

    codes: Codes
    values: dict[str, Codes | None]

    @classmethod
    def of_facet(cls, name: str, codes: Codes) -> "CodeColumn":
        """Of one facet. Codes beyond its values stand for none."""
        return cls(codes, {name: None})

    def counts(self, numbers: Table, sizes: Mapping[str, int]) -> Iterator[tuple[str, Table]]:
        """Of some documents, the counts of each facet. sizes: the numbers of their values."""
        of_values = np.bincount(
            self.codes[numbers], minlength=max(map(sizes.__getitem__, self.values))
        )
        for name, values in self.values.items():
            if values is None:
                yield name, of_values[: sizes[name]]
            else:
                names = values[: len(of_values)]
                counts = np.bincount(names, of_values[: len(names)], minlength=sizes[name])
                yield name, counts.astype(np.int64)


def coded(columns: Mapping[str, Codes], sizes: Mapping[str, int]) -> list[CodeColumn]:
    """Columns of facets with one value a document, those with few values told together."""
    together: list[CodeColumn] = []
    for name in sorted(columns, key=lambda name: sizes[name]):
        joined = _with(together[-1], name, columns[name], sizes[name]) if together else None
        if joined is not None:
            together[-1] = joined
        else:
            together.append(CodeColumn.of_facet(name, columns[name]))
    return together


def _with(column: CodeColumn, name: str, values: Codes, size: int) -> CodeColumn | None:
    """A column that tells one facet more; None where that makes too many codes."""
    if not len(values) or (int(column.codes.max()) + 1) * size > MOST_CODES**2:
        return None
    codes = column.codes.astype(np.int64) * size + values
    used_codes = np.flatnonzero(np.bincount(codes))
    if len(used_codes) > MOST_CODES:
        return None
    ranks = np.zeros(used_codes[-1] + 1, np.int32)
    ranks[used_codes] = np.arange(len(used_codes))
    before = used_codes // size
    values_before = {
        each: before if stood_for is None else stood_for[before]
        for each, stood_for in column.values.items()
    }
    return CodeColumn(ranks[codes], {**values_before, name: used_codes % size})


def layered(column: FacetColumn) -> list[Codes]:
    """The first values of all documents, the second ones, and so on; where a document has none,
    the number after the last value."""
    sizes = np.diff(column.starts)
    layers: list[Codes] = []
    for layer in range(_MOST_LAYERS):
        having = np.flatnonzero(sizes > layer)
        if _SPARSE * len(having) < len(sizes) or not len(having):
            break
        codes = np.full(len(sizes), len(column.by_number), np.int32)
        codes[having] = column.values[column.starts[having] + layer]
        layers.append(codes)
    return layers


def rest_of(column: FacetColumn, layers: int) -> FacetColumn:
    """A facet without the first so many values of each document."""
    sizes = np.maximum(np.diff(column.starts) - layers, 0)
    values = column.values[stretches(column.starts[1:] - sizes, sizes)]
    starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
    return replace(column, starts=starts, values=values)
