"""A segment: some documents with their columns, texts and terms. It never changes once written."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from archive.errors import IndexDamaged
from indexer.documents import Document
from indexer.embedded.columns.columns import ColumnsWriter, Mask, SegmentColumns
from indexer.embedded.columns.places import ReleasePlaces, ReleasePlacesWriter
from indexer.embedded.files.texts import Shown, Texts, TextsWriter, shown_of
from indexer.embedded.terms.inversion import Inversion
from indexer.embedded.terms.terms import Terms, TermsFormat
from indexer.highlight import ShownText
from indexer.word_places import WordPlaces, read


class Segment:
    """The open files of a segment. Raises IndexDamaged where they cannot be read."""

    def __init__(self, folder: Path, terms: TermsFormat) -> None:
        try:
            self.columns = SegmentColumns(folder)
            self.texts = Texts(folder)
            self.releases = ReleasePlaces(folder)
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"the columns of {folder} cannot be read: {error}") from error
        if len(self.columns) != len(self.texts):
            raise IndexDamaged(f"the parts of {folder} hold different numbers of documents")
        self.terms: Terms = terms.open(folder, self.texts, self.columns)

    def __len__(self) -> int:
        return len(self.columns)

    def shown_texts(self, ordinal: int) -> tuple[Shown, ShownText, ShownText]:
        """What is shown of a document, its title and its text ready to be marked."""
        shown, places = self.texts.shown_places(ordinal)
        title, lexicon = shown.title_places, self.terms.lexicon
        return (
            shown,
            ShownText(title, shown.language, "title", (), lexicon(title)),
            ShownText(places, shown.language, shown.field, shown.standing, lexicon(places)),
        )


class SegmentWriter:
    """Writes documents as a segment in one pass: each is read once and none is kept."""

    def __init__(self, folder: Path, terms: TermsFormat) -> None:
        folder.mkdir()
        self.documents = 0
        self._folder = folder
        self._format = terms
        self._columns = ColumnsWriter()
        self._texts = TextsWriter(folder)
        self._releases = ReleasePlacesWriter()
        self._inversion = Inversion()

    @property
    def tokens(self) -> int:
        """How many words wait to be turned into terms."""
        return self._inversion.tokens

    def add(self, release_id: str, documents: Iterable[Document]) -> None:
        """All documents of the next release."""
        first = self.documents
        for document in documents:
            self._add(document)
        self._releases.add(release_id, first, self.documents)

    def add_segment(self, segment: Segment, live: Mask) -> None:
        """The documents of a segment that live."""
        self._columns.add_segment(segment.columns, live)
        segment.releases.copy_into(self._releases, live, self.documents)
        for ordinal in np.flatnonzero(live).tolist():
            shown, places = segment.texts.shown_places(ordinal)
            normal = {
                name: blob[ordinal].decode("utf-8") for name, blob in segment.texts.normals.items()
            }
            self._texts.copy(segment.texts, ordinal)
            self._invert(shown, places, normal)

    def close(self) -> None:
        """Write what is left to be written: columns, terms."""
        self._texts.close()
        self._columns.save(self._folder)
        self._releases.save(self._folder)
        self._format.write(self._folder, self._inversion)

    def _add(self, document: Document) -> None:
        read_texts = {text.field: read(text.text, text.gaps) for text in document.texts}
        places = read_texts[document.shown.field]
        shown = shown_of(document, read_texts["title"], places)
        normal = {name: each.normal for name, each in read_texts.items()}
        self._texts.add(shown, normal)
        standing = self._invert(shown, places, normal)
        lengths = {name: len(text.split()) for name, text in normal.items()}
        lengths[shown.field] -= standing
        self._columns.add(document, lengths)

    def _invert(self, shown: Shown, places: WordPlaces, normal: Mapping[str, str]) -> int:
        """The words of the next document; how many of them bare words do not find."""
        self._inversion.begin(shown.language)
        standing = places.inside(shown.standing)
        for name, text in normal.items():
            parts = places.between_blanks(standing) if name == shown.field else ()
            self._inversion.add(name, text, parts)
        self.documents += 1
        return sum(last - first for first, last in standing)


def places_of(segment: Segment, ids: Iterable[str]) -> Mask:
    """The documents of these releases in a segment."""
    mask = np.zeros(len(segment), np.bool_)
    for first, last in segment.releases.of(ids):
        mask[first:last] = True
    return mask


def live_mask(number: int, dead: NDArray[np.int32]) -> Mask:
    """The documents that live, where these are dead."""
    mask = np.ones(number, np.bool_)
    mask[dead] = False
    return mask
