"""The search engines: a table of names, and what each must be able to do.

An engine only says which documents hold which words. Filters, facets, sorting, paging and snippets
are ours, over the columns and texts of the generation, and the same for all.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from indexer.documents import Document, DocumentType
from indexer.embedded.postings import Postings
from indexer.embedded.texts import Texts
from indexer.query.ast import TextLeaf

ENGINES = {
    "memory": "indexer.embedded.memory_terms:MemoryEngine",
    "whoosh": "indexer.embedded.whoosh_terms:WhooshEngine",
}


class Engine(Protocol):
    """One generation's engine, open for reading; several threads may ask it at once."""

    def find(self, leaf: TextLeaf, wanted: DocumentType) -> Postings:
        """The documents of a type that hold a word, a phrase or a prefix, with scores.

        Exact phrases are exact: no word dropped, none shortened, no gap crossed.
        """
        ...


class EngineClass(Protocol):
    """How an engine is built and opened."""

    def build(self, folder: Path, found: Iterable[Document]) -> None:
        """Write the engine's files for documents, in order; the folder exists and is empty."""
        ...

    def open(self, folder: Path, texts: Texts, types: "list[DocumentType]") -> Engine:
        """Raises IndexDamaged where the files cannot be read."""
        ...
