"""The texts of a segment: originals for snippets, normal texts for exact phrases."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from archive.models import Span
from indexer.analysis import needle
from indexer.documents import Document, QuoteFacts
from indexer.embedded.blobs import Blob, BlobWriter, PackedBlob, PackedWriter
from indexer.embedded.postings import Postings
from indexer.highlight import ShownText, TextLexicon
from indexer.word_places import WordPlaces, read

NORMAL_FIELDS = ("body", "quote", "title")


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """What a hit shows of a document, as it was indexed. text: of the field that snippets are cut
    from; steps, gaps, standing: of its words (WordPlaces, FieldText)."""

    key: str
    release_id: str
    title: str
    language: str
    issued: str | None
    place: str | None
    quote: QuoteFacts | None
    field: str
    text: str
    steps: tuple[int, ...]
    gaps: tuple[int, ...]
    standing: tuple[Span, ...]


_decoder = msgspec.msgpack.Decoder(Shown)


class Texts:
    """One blob of UTF-8 a field, with the offset of each document; mapped, never read whole."""

    def __init__(self, folder: Path) -> None:
        self._normal = {name: Blob(folder, f"normal-{name}") for name in NORMAL_FIELDS}
        self._shown = PackedBlob(folder, "shown")

    def __len__(self) -> int:
        return len(self._shown)

    def shown(self, ordinal: int) -> Shown:
        """What is shown of a document."""
        return _decoder.decode(self._shown[ordinal])

    def marked(self, ordinal: int, shown: Shown) -> tuple[ShownText, ShownText]:
        """The title and the text that are shown of a document, ready to be marked."""
        normal = self.normal(shown.field, ordinal).decode("utf-8")
        places = WordPlaces(shown.text, normal, shown.steps, shown.gaps)
        text = ShownText(places, shown.language, shown.field, shown.standing, TextLexicon(places))
        title = read(shown.title)
        return ShownText(title, shown.language, "title", (), TextLexicon(title)), text

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
        self.normal = {name: BlobWriter(folder, f"normal-{name}") for name in NORMAL_FIELDS}
        self.shown = PackedWriter(folder, "shown")

    def add(self, document: Document, places: Mapping[str, WordPlaces]) -> None:
        """The next document. places: of the words of its fields."""
        for name, writer in self.normal.items():
            writer.add(places[name].normal.encode("utf-8") if name in places else b"")
        text = document.shown
        self.shown.add(msgspec.msgpack.encode(_shown(document, places[text.field])))

    def close(self) -> None:
        for writer in self.normal.values():
            writer.close()
        self.shown.close()


def _shown(document: Document, places: WordPlaces) -> Shown:
    return Shown(
        document.key,
        document.release_id,
        document.title,
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
