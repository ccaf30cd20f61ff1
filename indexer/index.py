"""The index as the reading room and the command line use it: always open, always the served one."""

import threading
from dataclasses import replace

from archive.config import Config
from archive.publication import Publication
from indexer.embedded.executor import execute
from indexer.embedded.publishing import current
from indexer.embedded.reader import GenerationReader
from indexer.indexing import open_or_rebuild
from indexer.search import SearchRequest, SearchResults


class Index:
    """Several threads may search at once; a new generation is used from the next search on.

    A generation that is missing or damaged is rebuilt from the store: never an error page.
    """

    def __init__(self, publication: Publication, config: Config) -> None:
        self._publication = publication
        self._config = config
        self._lock = threading.Lock()
        self._opened = open_or_rebuild(publication, config)

    def search(self, request: SearchRequest) -> SearchResults:
        """Answer a request from what the public may have at this moment.

        Raises QueryError where it cannot be read.
        """
        served = self._served()
        withheld = self._publication.withheld_since(served.manifest.revision)
        return execute(replace(request, excluded=request.excluded | withheld), served)

    @property
    def revision(self) -> int:
        """The store's revision that the served generation was built from."""
        return self._served().manifest.revision

    def _served(self) -> GenerationReader:
        if self._is_served(self._opened):
            return self._opened
        with self._lock:
            if not self._is_served(self._opened):
                self._opened = open_or_rebuild(self._publication, self._config)
        return self._opened

    def _is_served(self, opened: GenerationReader) -> bool:
        return current(self._config.index_path) == opened.folder
