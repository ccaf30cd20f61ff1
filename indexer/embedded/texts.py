"""The texts of a generation: originals for snippets, normal texts for exact phrases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from indexer.analysis import needle, normal_text, segments
from indexer.documents import Document, FieldText

NORMAL_FIELDS = ("title", "body", "quote")


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

    def holding(
        self, phrase: Sequence[str], field: str, candidates: NDArray[np.int32]
    ) -> NDArray[np.int32]:
        """Those candidates in whose field the words stand side by side, exactly so."""
        wanted = needle(phrase).encode("utf-8")
        blob = self._normal[field]
        return np.fromiter((one for one in candidates if wanted in blob[one]), np.int32)


def write_texts(folder: Path, found: Iterable[Document]) -> int:
    """Write the texts of documents, in order; how many there were."""
    writers = {name: _Writer(folder, f"normal-{name}") for name in NORMAL_FIELDS}
    shown = _Writer(folder, "shown")
    number = 0
    for document in found:
        texts = {text.field: text for text in document.texts}
        for name, writer in writers.items():
            text = texts.get(name)
            normal = normal_text(segments(text.text, text.gaps)) if text else ""
            writer.add(normal.encode("utf-8"))
        shown.add(msgspec.json.encode(shown_of(document)))
        number += 1
    for writer in (*writers.values(), shown):
        writer.close()
    return number


def shown_of(document: Document) -> Shown:
    """What is shown of a document."""
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


class _Writer:
    def __init__(self, folder: Path, name: str) -> None:
        self._file = (folder / f"{name}.bin").open("wb")
        self._path = folder / f"{name}.offsets.npy"
        self._offsets = [0]

    def add(self, content: bytes) -> None:
        self._file.write(content)
        self._offsets.append(self._offsets[-1] + len(content))

    def close(self) -> None:
        self._file.close()
        np.save(self._path, np.array(self._offsets, np.int64))
