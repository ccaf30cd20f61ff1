"""The texts of a segment: originals for snippets, normal texts for exact phrases."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from archive.errors import IndexDamaged
from archive.models import Span
from indexer.documents import Document, QuoteFacts
from indexer.embedded.files.blobs import BlobWriter, ReadBlob
from indexer.embedded.files.packing import UNPACKING_FAULTS, packed, unpacked
from indexer.word_places import WordPlaces

NORMAL_FIELDS = ("body", "quote", "title")


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """What a hit shows of a document, as it was indexed. title_normal: in here too, because to read
    one place of the disk less costs more than unpacking it. text: of the field that snippets are
    cut from; steps, gaps, standing: of its words (WordPlaces, FieldText)."""

    key: str
    release_id: str
    title: str
    title_normal: str
    title_steps: tuple[int, ...]
    title_gaps: tuple[int, ...]
    language: str
    issued: str | None
    place: str | None
    quote: QuoteFacts | None
    field: str
    text: str
    steps: tuple[int, ...]
    gaps: tuple[int, ...]
    standing: tuple[Span, ...]

    @property
    def title_places(self) -> WordPlaces:
        """Where the words of the title stand."""
        return WordPlaces(self.title, self.title_normal, self.title_steps, self.title_gaps)


_decoder = msgspec.msgpack.Decoder(Shown)


class Texts:
    """normals: the normal texts of each field, one for each document. packed: what is shown of
    each, as it is kept."""

    def __init__(self, folder: Path) -> None:
        self.normals = {name: ReadBlob(folder, f"normal-{name}") for name in NORMAL_FIELDS}
        self.packed = ReadBlob(folder, "shown")
        self._folder = folder

    def __len__(self) -> int:
        return len(self.packed)

    def shown(self, ordinal: int) -> Shown:
        """What is shown of a document."""
        return self._read(ordinal)[0]

    def shown_places(self, ordinal: int) -> tuple[Shown, WordPlaces]:
        """What is shown of a document, and where the words of its text stand."""
        shown, normal = self._read(ordinal)
        return shown, WordPlaces(shown.text, normal.decode("utf-8"), shown.steps, shown.gaps)

    def _read(self, ordinal: int) -> tuple[Shown, bytes]:
        """What is shown, with the normal text of the field that is."""
        content = self.packed[ordinal]
        try:
            normal = self.normal(NORMAL_FIELDS[content[0]], ordinal)
            return _decoder.decode(unpacked(content[1:], normal)), normal
        except (*UNPACKING_FAULTS, IndexError, msgspec.MsgspecError) as error:
            raise IndexDamaged(f"a text in {self._folder} cannot be unpacked: {error}") from error

    def normal(self, field: str, ordinal: int) -> bytes:
        """The normal text of a field: exact words between single spaces, gaps as line feeds."""
        return self.normals[field][ordinal]

    def normal_size(self, field: str, ordinals: NDArray[np.integer]) -> int:
        """The bytes of the normal texts of some documents."""
        offsets = self.normals[field].offsets
        return int((offsets[ordinals + 1].astype(np.int64) - offsets[ordinals]).sum())


class TextsWriter:
    """Writes the texts of a segment, document by document."""

    def __init__(self, folder: Path) -> None:
        self.normal = {name: BlobWriter(folder, f"normal-{name}") for name in NORMAL_FIELDS}
        self.shown = BlobWriter(folder, "shown")

    def add(self, shown: Shown, normal: Mapping[str, str]) -> None:
        """The next document, with the normal texts of its fields."""
        for name, writer in self.normal.items():
            writer.add(normal.get(name, "").encode("utf-8"))
        # In front of what is packed: beside which normal text.
        field = NORMAL_FIELDS.index(shown.field)
        known = normal[shown.field].encode("utf-8")
        self.shown.add(bytes([field]) + packed(msgspec.msgpack.encode(shown), known))

    def copy(self, texts: Texts, ordinal: int) -> None:
        """The next document: as it is kept in another segment."""
        for name, writer in self.normal.items():
            writer.add(texts.normals[name][ordinal])
        self.shown.add(texts.packed[ordinal])

    def close(self) -> None:
        for writer in self.normal.values():
            writer.close()
        self.shown.close()


def shown_of(document: Document, title: WordPlaces, places: WordPlaces) -> Shown:
    """What is to be shown of a document. title, places: of the words of its title, and of those of
    the text that is shown."""
    return Shown(
        document.key,
        document.release_id,
        document.title,
        title.normal,
        tuple(title.steps),
        tuple(title.gaps),
        document.language,
        document.issued,
        document.place,
        document.quote,
        document.shown.field,
        document.shown.text,
        tuple(places.steps),
        document.shown.gaps,
        document.shown.standing,
    )
