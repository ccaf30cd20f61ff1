"""Following the store while a reading room is open: what changed is indexed by a process apart."""

import multiprocessing
import signal
import threading
from dataclasses import replace
from multiprocessing.context import SpawnProcess
from types import TracebackType

from archive.config import Config
from archive.errors import DatelineError, IndexBusy, IndexDamaged, SearchError
from archive.publication import Publication, publication_of
from archive.store import open_store
from indexer.building import is_building
from indexer.index import Index
from indexer.indexing import update
from indexer.search import SearchRequest

_EVERY = 1.0
_AFTER_FAILURE = 30.0
_GLANCE = 0.1
_PATIENCE = 1.5
# It shares nothing with the threads that answer, and a crash of it costs nobody an answer.
_processes = multiprocessing.get_context("spawn")


class Follower:
    """Looks every second whether the index is behind the store, and has it brought up.

    Of several reading rooms of one home, one builds and the others skip their turn. A context:
    when it ends, an update that runs is ended too, which harms nothing.
    """

    def __init__(self, publication: Publication, config: Config, index: Index) -> None:
        self._publication = publication
        self._config = config
        self._index = index
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="follower", daemon=True)

    def __enter__(self) -> "Follower":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopping.set()
        # It may be opening an index, which harms nothing when it is cut off.
        self._thread.join(_PATIENCE)

    def _follow(self) -> None:
        # The first time in any case: a builder that was killed may have left what must be removed.
        pause = self._bring_up()
        while not self._stopping.wait(pause):
            pause = self._bring_up() if self._is_behind() else _EVERY

    def _is_behind(self) -> bool:
        try:
            return self._index.revision != self._publication.revision
        except IndexDamaged:
            return True
        except DatelineError:
            # A store that cannot be read just now is told of where somebody asks for a page.
            return False

    def _bring_up(self) -> float:
        """Update in a process of its own; how long to wait until the next look."""
        try:
            if is_building(self._config.index_path):
                return _EVERY
        except (OSError, SearchError):  # what is served stays, where nothing can be written
            return _AFTER_FAILURE
        process = _processes.Process(target=bring_up, args=(self._config,), daemon=True)
        process.start()
        self._wait_for(process)
        return _AFTER_FAILURE if process.exitcode else self._open()

    def _open(self) -> float:
        """Open what was updated, so that no reader waits for it; how long to wait after it."""
        try:
            self._index.search(SearchRequest(per_page=1))
        except DatelineError:
            # Whoever searches next is told.
            return _AFTER_FAILURE
        return _EVERY

    def _wait_for(self, process: SpawnProcess) -> None:
        while process.is_alive():
            process.join(_GLANCE)
            if self._stopping.is_set():
                _end(process)


def _end(process: SpawnProcess) -> None:
    process.terminate()
    process.join(_PATIENCE / 2)
    if process.is_alive():
        process.kill()
        process.join()


def bring_up(config: Config) -> None:
    """Update the index of a home; nothing where another process is building it."""
    # Ctrl-C in a terminal reaches every process; the one that serves ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with open_store(config, read_only=True) as store:
            update(publication_of(store, config), replace(config, wait=0))
    except IndexBusy:
        return
    except (DatelineError, OSError) as error:
        raise SystemExit(f"error: the index could not be updated: {error}") from error
