"""The engine that needs no server: generations of segments in a folder of its own."""

import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import TypeVar

import msgspec

from archive.errors import IndexDamaged
from archive.records import Fault
from indexer.documents import Changed
from indexer.embedded.columns.columns import Row
from indexer.embedded.files.mapping import Pages
from indexer.embedded.generations.generation import Generation, GenerationOpener
from indexer.embedded.generations.publishing import (
    FORMAT,
    Manifest,
    Pointer,
    building,
    digest_of,
    facet_names,
    keep_only,
    link,
    publish,
    read_manifest,
)
from indexer.embedded.generations.tombs import Tombs
from indexer.embedded.generations.upkeep import due, rewrite
from indexer.embedded.generations.writing import write_segments
from indexer.embedded.searching.executor import execute, usage
from indexer.embedded.searching.holding import holding, texts
from indexer.embedded.terms.terms import TermsFormat
from indexer.highlight import HeldText
from indexer.query.ast import Node
from indexer.search import Holding, SearchRequest, SearchResults, Sort, Usage

Value = TypeVar("Value")

MOST_MAPPED = 192 * 2**20
"""Bytes of files that a process that answers has mapped, beside its libraries."""

_EVERY = 64
"""Answers from one look at that to the next."""


class EmbeddedEngine:
    """Answers from the served generation; a new one is used from the next request on.

    The served generation is never written to: the next one is made beside it, hard-links the files
    of every segment that stays, and is swapped in by a pointer.
    """

    def __init__(self, root: Path, terms: TermsFormat) -> None:
        self._root = root
        self._pointer = Pointer(root)
        self._terms = terms
        self._opener = GenerationOpener(terms)
        self._lock = threading.Lock()
        self._opened: Generation | None = None
        self._answers = count()
        self._pages = Pages(MOST_MAPPED)

    @property
    def revision(self) -> int:
        """As Engine.revision says."""
        return self._manifest().revision

    @property
    def origin(self) -> str:
        """As Engine.origin says."""
        return self._manifest().origin

    def search(self, request: SearchRequest) -> SearchResults:
        """As Engine.search says."""
        served = self._served()
        return execute(request, served.without(request.excluded), served.manifest.revision)

    def holding(self, tree: Node, excluded: frozenset[str], most: int) -> Holding:
        """As Engine.holding says."""
        return holding(tree, self._served().without(excluded), most)

    def usage(self, request: SearchRequest) -> Usage:
        """As Engine.usage says."""
        return usage(request, self._served().without(request.excluded))

    def texts(
        self, tree: Node, excluded: frozenset[str], sort: Sort, numbers: range
    ) -> list[HeldText]:
        """As Engine.texts says."""
        return texts(tree, self._served().without(excluded), sort, numbers)

    def beginning(self, start: str) -> Iterator[str]:
        """As Engine.beginning says."""
        return self._served().view.beginning(start)

    def names(self, facet: str) -> Iterator[str]:
        """As Engine.names says."""
        return self._served().view.names(facet)

    def build(self, releases: Iterable[Changed], origin: str, revision: int) -> None:
        """As Engine.build says."""
        with building(self._root) as folder:
            manifest = Manifest(
                format=FORMAT,
                engine=self._terms.name,
                origin=origin,
                revision=revision,
                facets=facet_names(),
                segments=write_segments(folder, releases, self._terms),
                alone=True,
            )
            publish(folder, manifest, manifest.files())
        keep_only(self._root, 1)

    def apply(self, changes: Iterable[Changed], revision: int) -> None:
        """As Engine.apply says."""
        served = self._served_folder()
        before = self._read(served)
        with building(self._root) as folder:
            tombs = Tombs(served, before.segments)
            written = write_segments(folder, tombs.burying(changes), self._terms)
            after = msgspec.structs.replace(
                before,
                segments=(*tombs.save(folder), *written),
                revision=revision,
                alone=False,
            )
            _publish_beside(served, before, folder, after)

    def tidy(self) -> None:
        """As Engine.tidy says."""
        served = self._served_folder()
        before = self._read(served)
        groups = due(before.segments)
        if groups:
            with building(self._root) as folder:
                gone = {entry.name for group in groups for entry in group}
                remaining = (entry for entry in before.segments if entry.name not in gone)
                after = msgspec.structs.replace(
                    before,
                    segments=(*remaining, *rewrite(folder, served, groups, self._terms)),
                    alone=any(entry.withheld for group in groups for entry in group),
                )
                _publish_beside(served, before, folder, after)
            keep_only(self._root, 1 if after.alone else 2)
        else:
            keep_only(self._root, 1 if before.alone else 2)

    def check(self) -> Iterator[Fault]:
        """As Engine.check says: every file whose bytes are not what they were."""
        folder = self._served_folder()
        for entry in self._read(folder).files():
            if digest_of(folder / entry.path) != entry.digest:
                yield Fault("index", entry.path, "its bytes are not what was written")

    def digests(self) -> Iterator[tuple[str, int]]:
        """As Engine.digests says."""
        view = self._served().view
        digests = view.row(Row.DIGEST)
        for number in view.live.nonzero()[0].tolist():
            yield view.shown(number).key, int(digests[number])

    def _manifest(self) -> Manifest:
        """That of the served generation, whose segments need not be open for it."""
        folder, opened = self._served_folder(), self._opened
        return opened.manifest if opened and opened.folder == folder else self._last(self._read)

    def _served(self) -> Generation:
        if next(self._answers) % _EVERY == 0:
            self._pages.let_go()
        folder, opened = self._served_folder(), self._opened
        if opened and (opened.folder is folder or opened.folder == folder):
            return opened
        with self._lock:
            self._opened = self._last(self._open)
            return self._opened

    def _open(self, folder: Path) -> Generation:
        opened = self._opened
        return opened if opened and opened.folder == folder else self._opener.open(folder, opened)

    def _last(self, read: Callable[[Path], Value]) -> Value:
        """Read from the served generation, and again where it was removed for a newer one."""
        while True:
            folder = self._served_folder()
            try:
                return read(folder)
            except IndexDamaged:
                if self._pointer.current() == folder:
                    raise

    def _served_folder(self) -> Path:
        folder = self._pointer.current()
        if folder is None:
            raise IndexDamaged(f"there is no index in {self._root}; run `dateline index`")
        return folder

    def _read(self, folder: Path) -> Manifest:
        manifest = read_manifest(folder)
        if manifest.engine != self._terms.name:
            raise IndexDamaged(f"the index is of {manifest.engine}, not {self._terms.name}")
        return manifest


def _publish_beside(served: Path, before: Manifest, folder: Path, after: Manifest) -> None:
    """Publish a generation that shares files with the served one."""
    named_files = set(before.files())
    link(served, folder, (entry for entry in after.files() if entry in named_files))
    publish(folder, after, (entry for entry in after.files() if entry not in named_files))
