"""A segment: some documents with their columns, texts and terms. It never changes once written."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from archive.errors import IndexDamaged
from indexer.documents import Document, searched_words, standing_words
from indexer.embedded.columns import ColumnsWriter, Mask, SegmentColumns
from indexer.embedded.inversion import STANDING, Inversion
from indexer.embedded.places import ReleasePlaces, ReleasePlacesWriter
from indexer.embedded.terms import Terms, TermsFormat
from indexer.embedded.texts import Texts, TextsWriter
from indexer.word_places import read


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

    def add(self, release_id: str, found: Iterable[Document]) -> None:
        """All documents of the next release."""
        first = self.documents
        for document in found:
            self._add(document)
        self._releases.add(release_id, first, self.documents)

    def close(self) -> None:
        """Write what is left to be written: columns, terms."""
        self._texts.close()
        self._columns.save(self._folder)
        self._releases.save(self._folder)
        self._format.write(self._folder, self._inversion.tables())

    def _add(self, document: Document) -> None:
        places, length = {}, 0
        for text in document.texts:
            places[text.field] = found = read(text.text, text.gaps)
            words = searched_words(text) if text.standing else found.normal.split()
            self._inversion.add(text.field, self.documents, document.language, words)
            if text.standing:
                self._inversion.add(text.field, self.documents, STANDING, standing_words(text))
            length = len(words) if text is document.shown else length
        self._texts.add(document, places)
        self._columns.add(document, length)
        self.documents += 1


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
