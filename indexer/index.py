"""The index as the reading room and the command line use it: always open, always the served one."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from archive.config import Config
from archive.errors import IndexBusy, IndexDamaged
from archive.publication import Publication
from indexer.building import wait_for_builder
from indexer.engines import open_engine
from indexer.highlight import HeldText
from indexer.indexing import build, require_own
from indexer.nearest import nearest
from indexer.query.ast import FacetIs, Node
from indexer.search import Holding, SearchRequest, SearchResults, Sort, Usage, absent_values
from indexer.standing_words import standing_notes

Answer = TypeVar(
    "Answer", SearchResults, Usage, Holding, frozenset[str], tuple[str, ...], list[HeldText]
)


class Index:
    """Several threads may search at once; what was indexed since is used from the next search on.

    An index that is missing, damaged or of another policy is built anew: never an error page. What
    the public may no longer have is left out at once, before the index has followed.

    patience: seconds for which a search waits for whoever builds, where nothing else can answer;
    while it is opened, as long as is set.
    """

    def __init__(
        self, publication: Publication, config: Config, patience: float | None = None
    ) -> None:
        self._publication = publication
        self._config = config
        self._engine = open_engine(config)
        self._lock = threading.Lock()
        self._patience: float = config.wait
        self.search(SearchRequest(per_page=1))
        self._patience = config.wait if patience is None else patience

    def search(self, request: SearchRequest) -> SearchResults:
        """Answer a request. Raises QueryError where it cannot be read, IndexBusy where nothing can
        answer before another has built."""
        results = self._answer(request)
        return replace(
            results,
            nearest=nearest(request, results, self._answer),
            notes=(
                *absent_values(request, results, self._has),
                *standing_notes(request, results, self._answer),
            ),
        )

    def usage(self, request: SearchRequest) -> Usage:
        """When and how often what a request asks for is used. Raises as search does."""
        return self._always(lambda: self._engine.usage(self._public(request)))

    def holder(self) -> Callable[[Node, int], Holding]:
        """What tells which releases match a tree, the oldest so many of them named, for one answer
        that asks often: what the public may have is asked once. Raises as search does."""
        withheld = self._always(self._withheld)
        return lambda tree, most: self._always(lambda: self._engine.holding(tree, withheld, most))

    def texts(self, tree: Node, sort: Sort, numbers: range) -> list[HeldText]:
        """The releases that match a tree, of these places in an order. Raises as search does."""
        return self._always(lambda: self._engine.texts(tree, self._withheld(), sort, numbers))

    def beginning(self, start: str) -> tuple[str, ...]:
        """The exact words of the archive that begin so. Raises as search does."""
        return self._always(lambda: tuple(self._engine.beginning(start)))

    def _has(self, facet: str, id: str) -> bool:
        return self.holder()(FacetIs(facet, id), 0).total > 0

    def names(self, facet: str) -> tuple[str, ...]:
        """The labels of the values of a facet that releases have. Raises as search does."""
        return self._always(lambda: tuple(self._engine.names(facet)))

    @property
    def revision(self) -> int:
        """The store's revision that was indexed."""
        return self._engine.revision

    def _answer(self, request: SearchRequest) -> SearchResults:
        return self._always(lambda: self._ask(request))

    def _ask(self, request: SearchRequest) -> SearchResults:
        return self._engine.search(self._public(request))

    def _public(self, request: SearchRequest) -> SearchRequest:
        return replace(request, excluded=request.excluded | self._withheld())

    def _withheld(self) -> frozenset[str]:
        current = self._publication.revision
        require_own(self._engine, self._publication, current)
        # An engine that moves on meanwhile has followed more of this, never less.
        return self._publication.withheld_since(self._engine.revision, current)

    def _always(self, ask: Callable[[], Answer]) -> Answer:
        try:
            return ask()
        except IndexDamaged:
            return self._ask_anew(ask)

    def _ask_anew(self, ask: Callable[[], Answer]) -> Answer:
        """Where another thread or process is building just then, its index is waited for."""
        if not self._lock.acquire(timeout=self._patience):
            raise IndexBusy(f"the index in {self._config.index_path} is being built")
        try:
            wait_for_builder(self._config.index_path, self._patience)
            try:
                return ask()
            except IndexDamaged:
                build(self._publication, replace(self._config, wait=0))
                return ask()
        finally:
            self._lock.release()
