"""The index held against what is public, document by document."""

from collections.abc import Iterator

from archive.config import Config
from archive.errors import IndexDamaged
from archive.publication import Publication
from archive.records import Fault
from indexer.documents import digest_of, documents
from indexer.engines import Engine, open_engine
from indexer.indexing import is_current


def index_faults(publication: Publication, config: Config) -> Iterator[Fault]:
    """Where the index is missing, damaged or behind, or differs from the store."""
    if not is_current(publication, config):
        detail = "missing, damaged or behind; run dateline index"
        yield Fault("index", str(config.index_path), detail)
        return
    engine = open_engine(config)
    try:
        damaged = list(engine.check())
        yield from damaged or _differences(publication, engine)
    except IndexDamaged as error:
        yield Fault("index", str(config.index_path), str(error))


def _differences(publication: Publication, engine: Engine) -> Iterator[Fault]:
    """Every document that is amiss, by its key."""
    indexed = dict(engine.digests())
    unread: dict[str, str] = {}
    for public in publication.releases(unread.__setitem__):
        for document in documents(public):
            digest = indexed.pop(document.key, None)
            if digest is None:
                yield Fault("index", document.key, "in the store, but not indexed")
            elif digest != digest_of(document):
                yield Fault("index", document.key, "indexed otherwise than the store has it")
    for release_id, why in unread.items():
        yield Fault("index", release_id, f"left out, because it cannot be read: {why}")
    for key in indexed:
        yield Fault("index", key, "indexed, but not in the store")
