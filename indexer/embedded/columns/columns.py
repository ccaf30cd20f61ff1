"""The columns of a segment: dates, kinds and facets as arrays, beside the texts and terms."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from archive.facets import FACETS, UNKNOWN
from archive.shapes import read_json
from indexer.documents import Document, DocumentType, digest_of, number_of
from indexer.embedded.files.arrays import ArraysFile, smallest, write_arrays
from indexer.facet_values import FacetValue

Numbers = NDArray[np.int32]
Table = NDArray[np.int64]
Mask = NDArray[np.bool_]

NO_BOUND_BELOW = 0
NO_BOUND_ABOVE = np.iinfo(np.int32).max
TYPES = list(DocumentType)
_WAITING = 4096


class Row(IntEnum):
    """The rows of a segment's table, one number a document.

    LENGTH, TITLE_LENGTH, QUOTE_LENGTH: words that bare words find in the text that is shown, in
    the title, in all quotations. WORK: a number that copies of one release share. TONGUE: place in
    SegmentColumns.languages. DIGEST: of the whole document, by which the index is held against the
    store.
    """

    TYPE = 0
    EARLIEST = 1
    LATEST = 2
    ADDED = 3
    YEAR = 4
    SEQUENCE = 5
    LENGTH = 6
    TONGUE = 7
    DIGEST = 8
    WORK = 9
    TITLE_LENGTH = 10
    QUOTE_LENGTH = 11


_ROWS = "columns.arrays"
_NAMES = [row.name.lower() for row in Row]


class _Values(msgspec.Struct, frozen=True):
    """languages: of the documents. facets: in the order of FACETS, the values as they are met; one
    id may be met with several labels."""

    languages: tuple[str, ...]
    facets: tuple[tuple[FacetValue, ...], ...]


class SegmentColumns:
    """The columns of one segment, mapped from its files. values: of each facet, in the order of
    FACETS."""

    def __init__(self, folder: Path) -> None:
        self._rows = ArraysFile(folder / _ROWS).mapped
        self._sizes: Table = np.load(folder / "facets.sizes.npy", mmap_mode="r")
        self._places: Numbers = np.load(folder / "facets.places.npy", mmap_mode="r")
        stored_values = read_json((folder / "values.json").read_bytes(), _Values)
        self.languages, self.values = stored_values.languages, stored_values.facets
        if not (self._rows.keys() == set(_NAMES) and len(self._sizes) == len(FACETS)):
            raise ValueError(f"{folder.name} has other columns than this program")
        self._ends = np.cumsum(self._sizes.sum(axis=1, dtype=np.int64))

    def __len__(self) -> int:
        return len(self._rows[_NAMES[Row.TYPE]])

    def row(self, row: Row) -> Table:
        """One number of every document."""
        return self._rows[_NAMES[row]].astype(np.int64)

    def language(self, ordinal: int) -> str:
        """The language of one document."""
        return self.languages[int(self._rows[_NAMES[Row.TONGUE]][ordinal])]

    def table(self) -> Table:
        """The rows of Row."""
        return np.stack([self.row(row) for row in Row])

    def facet(self, number: int) -> tuple[Table, Numbers]:
        """How many values each document has in a facet, and all of them in turn, by their places
        in values."""
        sizes = self._sizes[number].astype(np.int64)
        end = int(self._ends[number])
        return sizes, self._places[end - int(sizes.sum()) : end].astype(np.int32)


class ColumnsWriter:
    """Collects the columns of documents, or of segments, one after another."""

    def __init__(self) -> None:
        self._tables: list[Table] = []
        self._rows: list[tuple[int, ...]] = []
        self._languages: dict[str, int] = {}
        self._facets = [_FacetWriter() for _ in FACETS]

    def add(self, document: Document, lengths: Mapping[str, int]) -> None:
        """The next document. lengths: how many words bare words find in each field."""
        language = self._languages.setdefault(document.language, len(self._languages))
        self._rows.append(
            (
                TYPES.index(document.type),
                document.earliest or NO_BOUND_BELOW,
                document.latest or NO_BOUND_ABOVE,
                document.added,
                int(document.issued[:4]) if document.issued else 0,
                document.sequence,
                lengths[document.shown.field],
                language,
                digest_of(document),
                number_of(document.work.encode("utf-8")),
                lengths["title"],
                lengths.get("quote", 0),
            )
        )
        if len(self._rows) >= _WAITING:
            self._flush()
        counted = {entry.facet: entry.values for entry in document.facets}
        for facet, writer in zip(FACETS, self._facets, strict=True):
            writer.add(counted.get(facet.name, ()))

    def add_segment(self, columns: SegmentColumns, live: Mask) -> None:
        """The next documents: those of a segment that live."""
        self._flush()
        table = columns.table()[:, live]
        languages = np.array(
            [self._languages.setdefault(code, len(self._languages)) for code in columns.languages],
            np.int64,
        )
        table[Row.TONGUE] = languages[table[Row.TONGUE]]
        self._tables.append(table)
        for number, writer in enumerate(self._facets):
            writer.add_segment(columns, number, live)

    def save(self, folder: Path) -> None:
        self._flush()
        table = np.concatenate(self._tables, axis=1)
        write_arrays(folder / _ROWS, dict(zip(_NAMES, map(_small, table), strict=True)))
        sizes, places = zip(*(writer.arrays() for writer in self._facets), strict=True)
        np.save(folder / "facets.sizes.npy", smallest(np.array(sizes)))
        np.save(folder / "facets.places.npy", smallest(np.concatenate(places)))
        stored_values = _Values(tuple(self._languages), tuple(w.values() for w in self._facets))
        (folder / "values.json").write_bytes(msgspec.json.encode(stored_values))

    def _flush(self) -> None:
        table = np.array(self._rows, np.int64).reshape(len(self._rows), len(Row)).T
        self._tables.append(table)
        self._rows = []


def _small(row: Table) -> NDArray[np.integer[Any]]:
    """In few bytes; what stands for bytes needs them all."""
    return row if row.min(initial=0) < 0 else smallest(row)


class _FacetWriter:
    def __init__(self) -> None:
        self._numbers: dict[FacetValue, int] = {}
        self._counts: list[int] = []
        self._places: list[int] = []

    def add(self, values: Sequence[FacetValue]) -> None:
        entries = values or (FacetValue(UNKNOWN, UNKNOWN),)
        self._places.extend(
            self._numbers.setdefault(value, len(self._numbers)) for value in entries
        )
        self._counts.append(len(entries))

    def add_segment(self, columns: SegmentColumns, number: int, live: Mask) -> None:
        counts, places = columns.facet(number)
        live_places = places[np.repeat(live, counts)]
        # What only dead documents count under is left behind: it may be what had to go.
        places_of = {
            place: self._numbers.setdefault(columns.values[number][place], len(self._numbers))
            for place in np.unique(live_places).tolist()
        }
        self._places.extend(map(places_of.__getitem__, live_places.tolist()))
        self._counts.extend(counts[live].tolist())

    def arrays(self) -> tuple[Table, Numbers]:
        return np.array(self._counts, np.int64), np.array(self._places, np.int32)

    def values(self) -> tuple[FacetValue, ...]:
        return tuple(self._numbers)
