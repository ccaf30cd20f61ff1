"""A facet over several segments: one id is one value, whatever labels it was met with."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from archive.facets import LABELS
from indexer.embedded.columns.columns import Mask, Numbers, SegmentColumns, Table
from indexer.facet_values import FacetValue, FacetValues


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """Several values a document: `starts[d]:starts[d + 1]` are its places in `values`.

    by_number: the values, those of live documents only, in the order of their labels; ids,
    labels: theirs.
    numbers: of each by its id. no_headings: those that stand behind all others (LABELS).
    """

    by_number: tuple[FacetValue, ...]
    ids: tuple[str, ...]
    labels: tuple[str, ...]
    numbers: dict[str, int]
    starts: Numbers
    values: Numbers
    no_headings: Mask

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def is_single(self) -> bool:
        """Whether each document has one value."""
        return len(self.values) == len(self) and bool((np.diff(self.starts) == 1).all())

    def of_documents(self, numbers: Table) -> "FacetColumn":
        """The same facet of some documents, in their order."""
        sizes = np.diff(self.starts)[numbers]
        values = self.values[stretches(self.starts[numbers], sizes)]
        starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
        return replace(self, starts=starts, values=values)

    def numbers_of(self, ids: Iterable[str]) -> list[int]:
        """The values of these ids by number, each once; ids that no document has left out."""
        return [self.numbers[id] for id in dict.fromkeys(ids) if id in self.numbers]

    def of_all(self, numbers: Table) -> Numbers:
        """The values of some documents, one after another."""
        if len(numbers) == 1:
            return self.values[self.starts[numbers[0]] : self.starts[numbers[0] + 1]]
        starts = self.starts[numbers]
        return self.values[stretches(starts, self.starts[numbers + 1] - starts)]

    def of(self, name: str, ordinal: int) -> FacetValues:
        """The values of one document, under the name of the facet."""
        first, last = self.starts[ordinal], self.starts[ordinal + 1]
        places = self.values[first:last].tolist()
        return FacetValues(name, tuple([self.by_number[place] for place in places]))


def stretches(starts: Numbers | Table, sizes: Numbers | Table) -> Table:
    """The places of stretches of an array, one after another."""
    ends = np.cumsum(sizes, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(starts - (ends - sizes), sizes), np.int64)


def facet_column(
    segments: Sequence[SegmentColumns], live: Sequence[Mask], number: int
) -> FacetColumn:
    """One facet of segments one after another. Documents that do not live keep no place in it."""
    parts = [columns.facet(number) for columns in segments]
    alive = [np.repeat(mask, counts) for mask, (counts, _) in zip(live, parts, strict=True)]
    live_places = [places[mask] for mask, (_, places) in zip(alive, parts, strict=True)]
    values = [columns.values[number] for columns in segments]
    by_number, numbers = _known(values, live_places)
    tables = [np.array([numbers.get(v.id, 0) for v in own], np.int32) for own in values]
    sizes = np.concatenate(
        [np.where(mask, counts, 0) for mask, (counts, _) in zip(live, parts, strict=True)]
        or [np.zeros(0, np.int64)]
    )
    renumbered = [table[places] for table, places in zip(tables, live_places, strict=True)]
    return FacetColumn(
        by_number,
        tuple(value.id for value in by_number),
        tuple(value.label for value in by_number),
        numbers,
        np.concatenate(([0], np.cumsum(sizes))).astype(np.int32),
        np.concatenate(renumbered) if renumbered else np.zeros(0, np.int32),
        np.fromiter((value.id in LABELS for value in by_number), np.bool_, len(by_number)),
    )


def _known(
    values: Sequence[Sequence[FacetValue]], live_places: Sequence[Numbers]
) -> tuple[tuple[FacetValue, ...], dict[str, int]]:
    """The values in use, and the number of each by its id."""
    used: Counter[FacetValue] = Counter()
    for own, places in zip(values, live_places, strict=True):
        counts = np.bincount(places, minlength=len(own))
        used_places = np.flatnonzero(counts).tolist()
        used.update({own[place]: int(counts[place]) for place in used_places})
    labels: dict[str, tuple[int, str]] = {}
    for value, count in used.items():
        # The label most often met stands for all; of two met as often, the first in the alphabet.
        labels[value.id] = min(labels.get(value.id, (0, "")), (-count, value.label))
    in_use = (FacetValue(id, label) for id, (_, label) in labels.items())
    by_number = tuple(sorted(in_use, key=lambda value: (value.label.casefold(), value.id)))
    return by_number, {value.id: number for number, value in enumerate(by_number)}
