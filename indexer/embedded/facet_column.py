"""A facet over several segments: one id is one value, whatever labels it was met with."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from archive.facets import LABELS
from indexer.embedded.columns import Mask, Numbers, SegmentColumns
from indexer.facet_values import FacetValue


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """Several values a document: `starts[d]:starts[d + 1]` are its places in `values`.

    rows: the document of each place. known: the values by number, those of live documents only, in
    the order of their labels. no_headings: those that stand behind all others (LABELS).
    """

    known: tuple[FacetValue, ...]
    starts: Numbers
    values: Numbers
    rows: Numbers
    no_headings: Mask

    def counts(self, mask: Mask) -> Numbers:
        """How many of the documents in a mask count under each value."""
        return np.bincount(self.values[mask[self.rows]], minlength=len(self.known)).astype(np.int32)

    def having(self, ids: Iterable[str]) -> Mask:
        """The documents that count under any of these values."""
        return self._among(self.numbers(ids))

    def numbers(self, ids: Iterable[str]) -> list[int]:
        """The values with these ids, as far as they are in use."""
        wanted = set(ids)
        return [n for n, value in enumerate(self.known) if value.id in wanted] if wanted else []

    def named(self, text: str) -> Mask:
        """The documents under a value with this id, or with this label, case left aside."""
        asked = text.casefold()
        return self._among(
            [n for n, v in enumerate(self.known) if asked in (v.id.casefold(), v.label.casefold())]
        )

    def of(self, ordinal: int) -> tuple[FacetValue, ...]:
        """The values of one document."""
        places = self.values[self.starts[ordinal] : self.starts[ordinal + 1]]
        return tuple(self.known[place] for place in places)

    def _among(self, numbers: Sequence[int]) -> Mask:
        mask = np.zeros(len(self.starts) - 1, np.bool_)
        mask[self.rows[np.isin(self.values, numbers)]] = True
        return mask


def facet_column(
    segments: Sequence[SegmentColumns], live: Sequence[Mask], number: int
) -> FacetColumn:
    """One facet of segments one after another. Documents that do not live keep no place in it."""
    parts = [columns.facet(number) for columns in segments]
    alive = [np.repeat(mask, counts) for mask, (counts, _) in zip(live, parts, strict=True)]
    kept = [places[mask] for mask, (_, places) in zip(alive, parts, strict=True)]
    values = [columns.values[number] for columns in segments]
    known, numbers = _known(values, kept)
    sizes = np.concatenate(
        [np.where(mask, counts, 0) for mask, (counts, _) in zip(live, parts, strict=True)]
        or [np.zeros(0, np.int64)]
    )
    found = [table[places] for table, places in zip(numbers, kept, strict=True)]
    return FacetColumn(
        known,
        np.concatenate(([0], np.cumsum(sizes))).astype(np.int32),
        np.concatenate(found) if found else np.zeros(0, np.int32),
        np.repeat(np.arange(len(sizes), dtype=np.int32), sizes),
        np.fromiter((value.id in LABELS for value in known), np.bool_, len(known)),
    )


def _known(
    values: Sequence[Sequence[FacetValue]], kept: Sequence[Numbers]
) -> tuple[tuple[FacetValue, ...], list[Numbers]]:
    """The values in use, and for each segment the number of each of its own."""
    used: Counter[FacetValue] = Counter()
    for own, places in zip(values, kept, strict=True):
        counts = np.bincount(places, minlength=len(own))
        met = np.flatnonzero(counts).tolist()
        used.update({own[place]: int(counts[place]) for place in met})
    labels: dict[str, tuple[int, str]] = {}
    for value, count in used.items():
        # The label most often met stands for all; of two met as often, the first in the alphabet.
        labels[value.id] = min(labels.get(value.id, (0, "")), (-count, value.label))
    in_use = (FacetValue(id, label) for id, (_, label) in labels.items())
    known = tuple(sorted(in_use, key=lambda value: (value.label.casefold(), value.id)))
    numbers = {value.id: number for number, value in enumerate(known)}
    tables = [np.array([numbers.get(v.id, 0) for v in own], np.int32) for own in values]
    return known, tables
