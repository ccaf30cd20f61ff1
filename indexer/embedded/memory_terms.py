"""The reference engine: reads every text for every question. Slow, simple, and right."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from indexer.analysis import fold_accents, stems
from indexer.documents import FIELDS, Document, DocumentType, Field
from indexer.embedded.postings import Postings
from indexer.embedded.texts import Texts
from indexer.query.ast import Phrase, Prefix, TextLeaf, Word


class MemoryEngine:
    """Needs no files of its own: the texts of the generation are all it reads."""

    def __init__(self, texts: Texts, types: list[DocumentType]) -> None:
        self._texts = texts
        self._types = types

    @staticmethod
    def build(folder: Path, found: Iterable[Document]) -> None:
        for _ in found:
            pass

    @classmethod
    def open(cls, folder: Path, texts: Texts, types: list[DocumentType]) -> "MemoryEngine":
        return cls(texts, types)

    def find(self, leaf: TextLeaf, wanted: DocumentType) -> Postings:
        """As Engine.find says. The score is how often the leaf is met, weighed by field."""
        scores = {
            ordinal: score
            for ordinal, kind in enumerate(self._types)
            if kind is wanted and (score := self._score(leaf, ordinal, wanted))
        }
        return Postings(
            np.fromiter(scores, np.int32, len(scores)),
            np.fromiter(scores.values(), np.float32, len(scores)),
        )

    def _score(self, leaf: TextLeaf, ordinal: int, wanted: DocumentType) -> float:
        return sum(
            field.weight * self._count(leaf, ordinal, field.name) for field in asked(leaf, wanted)
        )

    def _count(self, leaf: TextLeaf, ordinal: int, field: str) -> int:
        text = self._texts.normal(field, ordinal).decode("utf-8")
        match leaf:
            case Phrase(words):
                # Neighbouring matches share the space between them, so each space counts twice.
                return text.replace(" ", "  ").count(" " + "  ".join(words) + " ")
            case Prefix(start):
                return sum(fold_accents(word).startswith(start) for word in text.split())
            case Word(word):
                language = self._texts.shown(ordinal).language
                looked_for = set(stems(word, language))
                return sum(bool(looked_for & set(stems(one, language))) for one in text.split())


def asked(leaf: TextLeaf, wanted: DocumentType) -> Iterator[Field]:
    """The fields in which a leaf is looked for: the one it names, else the bare ones."""
    for field in FIELDS[wanted]:
        if field.name == leaf.field or (leaf.field is None and field.bare):
            yield field
