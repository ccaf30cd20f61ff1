"""The reference: reads every text of a segment for every question. Slow, simple, and right."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import fold_accents, stems
from indexer.documents import FieldText, searched_words
from indexer.embedded.columns.columns import Row, SegmentColumns
from indexer.embedded.files.texts import Texts
from indexer.embedded.terms.inversion import Inversion
from indexer.embedded.terms.postings import Postings
from indexer.highlight import Lexicon, TextLexicon
from indexer.query.ast import NearPart, Phrase, Prefix, Word
from indexer.word_places import WordPlaces


class MemoryTerms:
    """Needs no files of its own: the texts of the segment are all it reads."""

    exact = None

    def __init__(self, texts: Texts, languages: list[str]) -> None:
        self._texts = texts
        self._languages = languages

    def find(self, leaf: NearPart, field: str) -> Postings:
        """As Terms.find says."""
        counts = np.array(
            [self._count(leaf, ordinal, field) for ordinal in range(len(self._texts))], np.int32
        )
        ordinals = np.flatnonzero(counts).astype(np.int32)
        return Postings(ordinals, counts[ordinals])

    def beginning(self, start: str, field: str, live: NDArray[np.bool_]) -> Iterator[str]:
        """As Terms.beginning says."""
        for ordinal in np.flatnonzero(live).tolist():
            yield from (word for word in self._words(field, ordinal) if _begins(word, start))

    def lexicon(self, places: WordPlaces) -> Lexicon:
        """As Terms.lexicon says."""
        return TextLexicon(places)

    def _count(self, leaf: NearPart, ordinal: int, field: str) -> int:
        match leaf:
            case Phrase(words):
                text = self._texts.normal(field, ordinal).decode("utf-8")
                # Neighbouring matches share the space between them, so each space counts twice.
                return text.replace(" ", "  ").count(" " + "  ".join(words) + " ")
            case Prefix(start):
                return sum(_begins(word, start) for word in self._words(field, ordinal))
            case Word(word):
                language = self._languages[ordinal]
                looked_for = set(stems(word, language))
                printed = self._words(field, ordinal)
                return sum(bool(looked_for & set(stems(each, language))) for each in printed)

    def _words(self, field: str, ordinal: int) -> list[str]:
        """Those that bare words find."""
        shown = self._texts.shown(ordinal)
        if shown.field == field and shown.standing:
            return searched_words(FieldText(field, shown.text, shown.gaps, shown.standing))
        return self._texts.normal(field, ordinal).decode("utf-8").split()


class MemoryFormat:
    """Writes nothing."""

    name = "memory"

    def write(self, folder: Path, inversion: Inversion) -> None:
        """Nothing to write."""

    def open(self, folder: Path, texts: Texts, columns: SegmentColumns) -> MemoryTerms:
        """As TermsFormat.open says."""
        languages = [columns.languages[number] for number in columns.row(Row.TONGUE).tolist()]
        return MemoryTerms(texts, languages)


def _begins(word: str, start: str) -> bool:
    return fold_accents(word).startswith(start)
