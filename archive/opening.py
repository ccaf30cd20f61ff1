"""Opening the archive for a command."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property

from archive.config import Config, collection_folder
from archive.describe.pool import Pool
from archive.knowledge.snapshot import (
    KnowledgeSnapshot,
    KnownKind,
    TaughtVariant,
    load_knowledge,
)
from archive.store import Store, create_store, open_store


def open_or_create(config: Config) -> Store:
    """The store of the home; a new one where the home holds none yet."""
    return open_store(config) if has_store(config) else create_store(config)


def has_store(config: Config) -> bool:
    """Whether an archive was made here before."""
    return bool(config.database_url) or (config.home / "store.sqlite").is_file()


def describers_for(collection: str, jobs: int) -> Pool:
    """The processes that describe for a collection, with what its files say; to be closed."""
    return _pool(load_knowledge(collection_folder(collection)), jobs)


class ArchiveKnowledge:
    """All that the pages of an archive are described by: its files, read when a command first asks
    for them and kept for the rest of it, and what people and pages have told it by now."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def describers(self, jobs: int) -> Pool:
        """The processes that describe with all that is known by now; to be closed."""
        return _pool(self.now(), jobs)

    def now(self) -> KnowledgeSnapshot:
        store = self._store
        variants = tuple(TaughtVariant(each.agent_id, each.name) for each in store.taught())
        kinds = tuple(KnownKind(each.pages, each.kind) for each in store.pages.rulings())
        sites = {facts.site: facts for facts in store.pages.facts()}
        return replace(self._files, taught=variants, known_kinds=kinds, sites=sites)

    @cached_property
    def _files(self) -> KnowledgeSnapshot:
        return load_knowledge(collection_folder(self._store.collection))


def _pool(knowledge: KnowledgeSnapshot, jobs: int) -> Pool:
    return Pool(knowledge, datetime.now(UTC).date(), jobs)


def collection_of(config: Config) -> str:
    """The collection of the home, or the one that a new home would have."""
    if has_store(config):
        with open_store(config, read_only=True) as store:
            return store.collection
    return config.collection or "generic"
