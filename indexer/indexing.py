"""The jobs of the index: build it from what is public, follow its changes, notice when it must be
built anew."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.boundary import attempt
from archive.config import Config
from archive.errors import IndexDamaged, SearchError
from archive.publication import Publication, PublicRelease
from archive.store.database.advice import advice
from indexer.building import only_builder
from indexer.documents import Changed, documents
from indexer.engines import Engine, open_engine

Progress = Callable[[str, int], None]


def _silent(_verb: str, _number: int) -> None:
    """A progress that nobody watches."""


def build(publication: Publication, config: Config, progress: Progress = _silent) -> int:
    """Index every public release anew and serve that; how many documents.

    What was served is served until then. What changes while it is read is indexed by the next
    update, as far as it was read before. Raises IndexBusy where another process builds for
    longer than is waited.
    """
    with only_builder(config.index_path, config.wait), _told(config.index_path):
        return _build(publication, open_engine(config), progress)


def update(publication: Publication, config: Config, progress: Progress = _silent) -> bool:
    """Bring the index up to what is public; False where it already was.

    Costs what changed, however much is indexed. Raises IndexBusy where another process builds for
    longer than is waited.
    """
    with only_builder(config.index_path, config.wait), _told(config.index_path):
        engine = open_engine(config)
        try:
            return _follow(publication, engine, progress)
        except IndexDamaged:
            _build(publication, engine, progress)
            return True


def is_current(publication: Publication, config: Config) -> bool:
    """Whether the index is sound, of this engine and this publication, and at its revision."""
    engine = open_engine(config)
    try:
        current = publication.revision
        require_own(engine, publication, current)
        return engine.revision == current
    except IndexDamaged:
        return False


def require_own(engine: Engine, publication: Publication, current: int) -> None:
    """Raises IndexDamaged where an engine's documents are not of this publication: of another
    collection or policy, or of a store that was newer. current: the revision of the store."""
    if engine.origin != origin_of(publication):
        raise IndexDamaged(f"the index is of {engine.origin!r}, not {origin_of(publication)!r}")
    if engine.revision > current:
        raise IndexDamaged(f"the index is of revision {engine.revision}, which the store has not")


def origin_of(publication: Publication) -> str:
    """What documents of a publication are made from, as engines keep it."""
    return f"{publication.collection}: {publication.policy.fingerprint}"


@contextmanager
def _told(root: Path) -> Iterator[None]:
    """What the system refuses as an error of the index, with the way out."""
    try:
        yield
    except OSError as error:
        raise SearchError(f"the index could not be written: {advice(error, root)}") from error


def _build(publication: Publication, engine: Engine, progress: Progress) -> int:
    counted = _Counted(progress)
    revision = publication.revision
    releases = (_changed(each) for each in publication.releases())
    engine.build(counted.passing(releases), origin_of(publication), revision)
    engine.tidy()
    return counted.number


def _follow(publication: Publication, engine: Engine, progress: Progress) -> bool:
    require_own(engine, publication, publication.revision)
    # Read before the changes: what changes while they are read belongs to the next update.
    since, revision = engine.revision, publication.revision
    if since != revision:
        engine.apply(_Counted(progress).passing(_changes(publication, since)), revision)
    engine.tidy()
    return since != revision


def _changes(publication: Publication, since: int) -> Iterator[Changed]:
    for change in publication.changes_since(since):
        yield _changed(change.release) if change.release else Changed(change.id, ())


def _changed(release: PublicRelease) -> Changed:
    """A release with its documents; with none where it cannot be made into any."""
    return attempt(
        lambda: Changed(release.id, tuple(documents(release))),
        lambda _failure: Changed(release.id, ()),
    )


class _Counted:
    """Counts the documents that pass, and tells."""

    def __init__(self, progress: Progress) -> None:
        self.number = 0
        self._progress = progress

    def passing(self, releases: Iterable[Changed]) -> Iterator[Changed]:
        for changed in releases:
            self.number += len(changed.documents)
            self._progress("indexed", len(changed.documents))
            yield changed
