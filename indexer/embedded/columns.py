"""The columns of a generation: facets, dates and kinds as arrays, beside any engine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from archive.facets import FACETS, UNKNOWN
from indexer.documents import Document, DocumentType
from indexer.facet_values import FacetValue

Numbers = NDArray[np.int32]
Mask = NDArray[np.bool_]

NO_BOUND_BELOW = 0
NO_BOUND_ABOVE = np.iinfo(np.int32).max
_SINGLE = ("type", "earliest", "latest", "added", "year")
_TYPES = list(DocumentType)


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """Several values a document: `starts[d]:starts[d + 1]` are its places in `values`.

    rows: the document of each place. known: the values by ordinal.
    """

    known: tuple[FacetValue, ...]
    starts: Numbers
    values: Numbers
    rows: Numbers

    def counts(self, mask: Mask) -> Numbers:
        """How many of the documents in a mask count under each value."""
        return np.bincount(self.values[mask[self.rows]], minlength=len(self.known)).astype(np.int32)

    def having(self, ids: Iterable[str]) -> Mask:
        """The documents that count under any of these values."""
        wanted = set(ids)
        ordinals = [n for n, value in enumerate(self.known) if value.id in wanted]
        return self._among(ordinals)

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

    def _among(self, ordinals: Sequence[int]) -> Mask:
        mask = np.zeros(len(self.starts) - 1, np.bool_)
        mask[self.rows[np.isin(self.values, ordinals)]] = True
        return mask


class Columns:
    """All columns of a generation, mapped from its files."""

    def __init__(self, folder: Path) -> None:
        loaded = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in _SINGLE}
        self.type, self.earliest, self.latest = (loaded[n] for n in ("type", "earliest", "latest"))
        self.added, self.year = loaded["added"], loaded["year"]
        self.sequence = np.load(folder / "sequence.npy", mmap_mode="r")
        self.facets = {facet.name: _load_facet(folder, facet.name) for facet in FACETS}

    def __len__(self) -> int:
        return len(self.type)

    def of_type(self, wanted: DocumentType) -> Mask:
        return np.asarray(self.type == _TYPES.index(wanted))

    def inside(self, earliest: int | None, latest: int | None) -> Mask:
        """Documents whose bounds both lie in the days asked for."""
        lower, upper = earliest or NO_BOUND_BELOW, latest or NO_BOUND_ABOVE
        mask = np.ones(len(self), np.bool_)
        if earliest:
            mask &= (self.earliest != NO_BOUND_BELOW) & (self.earliest >= lower)
        if latest:
            mask &= (self.latest != NO_BOUND_ABOVE) & (self.latest <= upper)
        return mask

    def overlapping(self, earliest: int | None, latest: int | None) -> Mask:
        """Documents that may have been issued in the days asked for."""
        lower, upper = earliest or NO_BOUND_BELOW, latest or NO_BOUND_ABOVE
        return np.asarray((self.latest >= lower) & (self.earliest <= upper))


def write_columns(folder: Path, found: Iterable[Document]) -> None:
    """Write the columns of documents, in order."""
    single: dict[str, list[int]] = {name: [] for name in _SINGLE}
    facets = {facet.name: _FacetWriter() for facet in FACETS}
    sequence: list[int] = []
    for document in found:
        sequence.append(document.sequence)
        single["type"].append(_TYPES.index(document.type))
        single["earliest"].append(document.earliest or NO_BOUND_BELOW)
        single["latest"].append(document.latest or NO_BOUND_ABOVE)
        single["added"].append(min(document.added, NO_BOUND_ABOVE))
        single["year"].append(int(document.issued[:4]) if document.issued else 0)
        for entry in document.facets:
            facets[entry.facet].add(entry.values)
    np.save(folder / "sequence.npy", np.array(sequence, np.int64))
    for name, values in single.items():
        np.save(folder / f"{name}.npy", np.array(values, np.int32))
    for name, writer in facets.items():
        writer.save(folder, name)


class _FacetWriter:
    def __init__(self) -> None:
        self._known: dict[str, FacetValue] = {}
        self._ordinals: dict[str, int] = {}
        self._starts = [0]
        self._values: list[int] = []

    def add(self, values: Sequence[FacetValue]) -> None:
        for value in values or (FacetValue(UNKNOWN, UNKNOWN),):
            # One id is one value, whatever its label: the first label stays.
            self._known.setdefault(value.id, value)
            self._values.append(self._ordinals.setdefault(value.id, len(self._ordinals)))
        self._starts.append(len(self._values))

    def save(self, folder: Path, name: str) -> None:
        np.save(folder / f"facet-{name}.starts.npy", np.array(self._starts, np.int32))
        np.save(folder / f"facet-{name}.values.npy", np.array(self._values, np.int32))
        (folder / f"facet-{name}.json").write_bytes(msgspec.json.encode(list(self._known.values())))


def _load_facet(folder: Path, name: str) -> FacetColumn:
    starts = np.load(folder / f"facet-{name}.starts.npy")
    known = msgspec.json.decode(
        (folder / f"facet-{name}.json").read_bytes(), type=tuple[FacetValue, ...]
    )
    values = np.load(folder / f"facet-{name}.values.npy")
    rows = np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
    return FacetColumn(known, starts, values, rows)
