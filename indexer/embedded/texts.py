"""The texts of a segment: originals for snippets, normal texts for exact phrases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from indexer.analysis import needle
from indexer.documents import Document, FieldText
from indexer.embedded.postings import Postings

NORMAL_FIELDS = ("body", "quote", "title")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a hit shows of a document, as it was indexed."""

    key: str
    release_id: str
    title: str
    language: str
    issued: str | None
    place: str | None
    text: FieldText
    quote: bytes  # the QuoteFacts as JSON, b"null" for a release


class Texts:
    """One blob of UTF-8 a field, with the offset of each document; mapped, never read whole."""

    def __init__(self, folder: Path) -> None:
        self._normal = {name: _Blob(folder, f"normal-{name}") for name in NORMAL_FIELDS}
        self._shown = _Blob(folder, "shown")

    def __len__(self) -> int:
        return len(self._shown)

    def shown(self, ordinal: int) -> Shown:
        """What is shown of a document."""
        return msgspec.json.decode(self._shown[ordinal], type=Shown)

    def normal(self, field: str, ordinal: int) -> bytes:
        """The normal text of a field: exact words between single spaces, gaps as line feeds."""
        return self._normal[field][ordinal]

    def holding(self, phrase: Sequence[str], field: str, candidates: NDArray[np.int32]) -> Postings:
        """Those candidates in whose field the words stand side by side, exactly so."""
        wanted = needle(phrase).encode("utf-8")
        blob = self._normal[field]
        counts = np.fromiter((blob[each].count(wanted) for each in candidates), np.int32)
        held = counts > 0
        return Postings(candidates[held], counts[held])

    def copy_into(self, writer: "TextsWriter", live: NDArray[np.bool_]) -> None:
        """Hand the texts of the documents that live to a writer, in order."""
        for name in NORMAL_FIELDS:
            self._normal[name].copy_into(writer.normal[name], live)
        self._shown.copy_into(writer.shown, live)


class TextsWriter:
    """Writes the texts of a segment, document by document."""

    def __init__(self, folder: Path) -> None:
        self.normal = {name: _Writer(folder, f"normal-{name}") for name in NORMAL_FIELDS}
        self.shown = _Writer(folder, "shown")

    def add(self, document: Document, normal: Mapping[str, str]) -> None:
        """The next document, with the normal texts of its fields."""
        for name, writer in self.normal.items():
            writer.add(normal.get(name, "").encode("utf-8"))
        self.shown.add(msgspec.json.encode(_shown(document)))

    def close(self) -> None:
        for writer in (*self.normal.values(), self.shown):
            writer.close()


def _shown(document: Document) -> Shown:
    return Shown(
        document.key,
        document.release_id,
        document.title,
        document.language,
        document.issued,
        document.place,
        document.shown,
        msgspec.json.encode(document.quote),
    )


class _Blob:
    def __init__(self, folder: Path, name: str) -> None:
        self._offsets = np.load(folder / f"{name}.offsets.npy", mmap_mode="r")
        path = folder / f"{name}.bin"
        # An empty file cannot be mapped.
        size = path.stat().st_size
        self._bytes = np.memmap(path, np.uint8, "r") if size else np.zeros(0, np.uint8)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, ordinal: int) -> bytes:
        return self._bytes[self._offsets[ordinal] : self._offsets[ordinal + 1]].tobytes()

    def copy_into(self, writer: "_Writer", live: NDArray[np.bool_]) -> None:
        """Whole stretches of documents that live are copied at once."""
        edges = np.flatnonzero(np.diff(np.concatenate(([False], live, [False]))))
        for first, last in edges.reshape(-1, 2).tolist():
            offsets = self._offsets[first : last + 1]
            writer.add_many(self._bytes[offsets[0] : offsets[-1]].tobytes(), np.diff(offsets))


class _Writer:
    def __init__(self, folder: Path, name: str) -> None:
        self._file = (folder / f"{name}.bin").open("wb")
        self._path = folder / f"{name}.offsets.npy"
        self._sizes: list[int] = []

    def add(self, content: bytes) -> None:
        self._file.write(content)
        self._sizes.append(len(content))

    def add_many(self, content: bytes, sizes: NDArray[np.int64]) -> None:
        self._file.write(content)
        self._sizes.extend(sizes.tolist())

    def close(self) -> None:
        self._file.close()
        np.save(self._path, np.concatenate(([0], np.cumsum(self._sizes, dtype=np.int64))))
