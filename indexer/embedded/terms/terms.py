"""What finds the words of a segment: the protocol that Whoosh and the reference have in common."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.documents import FIELDS, DocumentType, Field
from indexer.embedded.columns.columns import SegmentColumns
from indexer.embedded.files.texts import Texts
from indexer.embedded.terms.inversion import Inversion
from indexer.embedded.terms.phrases import ExactPart
from indexer.embedded.terms.postings import Postings
from indexer.highlight import Lexicon
from indexer.query.ast import NearPart, TextLeaf
from indexer.word_places import WordPlaces


class Terms(Protocol):
    """The terms of one segment, open for reading; several threads may ask at once.

    exact: by which phrases are found in all segments together; None where each text is read.
    """

    @property
    def exact(self) -> ExactPart | None: ...

    def find(self, leaf: NearPart, field: str) -> Postings:
        """The documents whose field holds a word, a phrase or a prefix, dead ones too.

        Exact phrases are exact: no word dropped, none shortened, no gap crossed.
        """
        ...

    def beginning(self, start: str, field: str, live: NDArray[np.bool_]) -> Iterator[str]:
        """The exact words in a field of live documents that begin so, accents left aside."""
        ...

    def lexicon(self, places: WordPlaces) -> Lexicon:
        """What knows the words of a text of the segment."""
        ...


class TermsFormat(Protocol):
    """How the terms of a segment are written and opened."""

    name: str

    def write(self, folder: Path, inversion: Inversion) -> None:
        """Write the terms of a segment into its folder, from the words of its documents."""
        ...

    def open(self, folder: Path, texts: Texts, columns: SegmentColumns) -> Terms:
        """Raises IndexDamaged where the files cannot be read."""
        ...


def fields_of(leaf: TextLeaf, document_type: DocumentType) -> Iterator[Field]:
    """The fields in which a leaf is looked for: the one it names, else the bare ones."""
    for field in FIELDS[document_type]:
        if field.name == leaf.field or (leaf.field is None and field.bare):
            yield field
