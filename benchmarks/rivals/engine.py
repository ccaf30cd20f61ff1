"""What a benchmark needs of an engine."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from archive.facets import facets_of
from benchmarks.rivals.questions import Question
from indexer.documents import Document, DocumentType

FACETS = tuple(facet.name for facet in facets_of(DocumentType.RELEASE))
"""All that Dateline counts beside a search for releases; every engine counts these."""

HITS = 20
MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. values: how many values were listed over all facets."""

    total: int
    snippets: int
    values: int


class Rival(Protocol):
    """An engine that releases are added to, and that is then asked."""

    name: str

    def add(self, releases: Sequence[Document]) -> None:
        """Index some releases more."""
        ...

    def finish(self) -> None:
        """Write what is left to be written, and open it for searching."""
        ...

    def ask(self, question: Question) -> Answer:
        """The total, twenty hits with title, date and snippet, and the counts of all facets."""
        ...


def values_of(document: Document, facet: str) -> list[str]:
    """The ids that a document counts under in a facet."""
    return [value.id for entry in document.facets if entry.facet == facet for value in entry.values]


def body_of(document: Document) -> str:
    """The searched body of a release."""
    return document.shown.text


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
