"""The search engines: a table of names, and what each must be able to do."""

from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from archive.config import Config
from archive.records import Fault
from archive.registry import lookup
from indexer.documents import Changed
from indexer.highlight import HeldText
from indexer.query.ast import Node
from indexer.search import Holding, SearchRequest, SearchResults, Sort, Usage

ENGINES = {
    "memory": "indexer.engines.memory:open_engine",
    "whoosh": "indexer.engines.whoosh:open_engine",
}


class Engine(Protocol):
    """Answers requests from the documents it was given. Several threads and processes may ask at
    once, while one process builds."""

    @property
    def revision(self) -> int:
        """The revision that it was brought to. Raises IndexDamaged where it must be built anew."""
        ...

    @property
    def origin(self) -> str:
        """What its documents were made from, as it was told. Raises IndexDamaged as above."""
        ...

    def search(self, request: SearchRequest) -> SearchResults:
        """The answer. Raises QueryError for a request that cannot be read, IndexDamaged as above.

        Two engines with the same documents answer the same; only the order by relevance, and the
        scores, are each engine's own.
        """
        ...

    def holding(self, tree: Node, excluded: frozenset[str], most: int) -> Holding:
        """The releases that match a tree, the oldest `most` of them named; raises as search does.
        It costs less than a search: no snippet is cut, nothing counted by facets."""
        ...

    def usage(self, request: SearchRequest) -> Usage:
        """When and how often what a request asks for is used; raises as search does."""
        ...

    def texts(
        self, tree: Node, excluded: frozenset[str], sort: Sort, numbers: range
    ) -> list[HeldText]:
        """The releases that match a tree, of these places in an order; raises as search does."""
        ...

    def beginning(self, start: str) -> Iterator[str]:
        """The exact words in the texts of releases that begin so, accents left aside."""
        ...

    def names(self, facet: str) -> Iterator[str]:
        """The labels of the values of a facet; none of one that there is not."""
        ...

    def build(self, releases: Iterable[Changed], origin: str, revision: int) -> None:
        """Hold these releases and nothing else; what is served until then is served on."""
        ...

    def apply(self, changes: Iterable[Changed], revision: int) -> None:
        """Follow changes; searches find them when this returns. Raises IndexDamaged as above."""
        ...

    def tidy(self) -> None:
        """Do what no search would tell: put together what lies apart, remove from the disk what
        was deleted. Safe to repeat, and to be killed in."""
        ...

    def check(self) -> Iterator[Fault]:
        """What is amiss in its own files."""
        ...

    def digests(self) -> Iterator[tuple[str, int]]:
        """The key of every document with its digest (indexer.documents.digest_of)."""
        ...


class OpenEngine(Protocol):
    """What a name in ENGINES stands for."""

    def __call__(self, config: Config) -> Engine: ...


def open_engine(config: Config) -> Engine:
    """The engine that is set. Raises UsageError for an unknown one."""
    return cast(OpenEngine, lookup("engine", config.engine, ENGINES))(config)
