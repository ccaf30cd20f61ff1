"""The index as the reading room and the command line use it: always open, always the served one."""

import threading
from dataclasses import replace

from archive.config import Config
from archive.errors import IndexBusy, IndexDamaged
from archive.publication import Publication
from indexer.building import wait_for_builder
from indexer.engines import open_engine
from indexer.indexing import build, require_own
from indexer.nearest import nearest
from indexer.search import SearchRequest, SearchResults


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
        return replace(results, nearest=nearest(request, results, self._answer))

    @property
    def revision(self) -> int:
        """The store's revision that was indexed."""
        return self._engine.revision

    def _answer(self, request: SearchRequest) -> SearchResults:
        try:
            return self._ask(request)
        except IndexDamaged:
            return self._ask_anew(request)

    def _ask(self, request: SearchRequest) -> SearchResults:
        require_own(self._engine, self._publication)
        # An engine that moves on meanwhile has followed more of this, never less.
        withheld = self._publication.withheld_since(self._engine.revision)
        return self._engine.search(replace(request, excluded=request.excluded | withheld))

    def _ask_anew(self, request: SearchRequest) -> SearchResults:
        """Where another thread or process is building just then, its index is waited for."""
        if not self._lock.acquire(timeout=self._patience):
            raise IndexBusy(f"the index in {self._config.index_path} is being built")
        try:
            wait_for_builder(self._config.index_path, self._patience)
            try:
                return self._ask(request)
            except IndexDamaged:
                build(self._publication, replace(self._config, wait=0))
                return self._ask(request)
        finally:
            self._lock.release()
