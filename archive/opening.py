"""Opening the archive for a command."""

from dataclasses import replace
from datetime import UTC, datetime

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


def describers_of(store: Store, jobs: int) -> Pool:
    """The same for an archive, with what people have told it too."""
    return _pool(knowledge_of(store), jobs)


def knowledge_of(store: Store) -> KnowledgeSnapshot:
    """All that the pages of an archive are described by."""
    knowledge = load_knowledge(collection_folder(store.collection))
    variants = tuple(TaughtVariant(each.agent_id, each.name) for each in store.taught())
    kinds = tuple(KnownKind(each.pages, each.kind) for each in store.pages.rulings())
    sites = {facts.site: facts for facts in store.pages.facts()}
    return replace(knowledge, taught=variants, known_kinds=kinds, sites=sites)


def _pool(knowledge: KnowledgeSnapshot, jobs: int) -> Pool:
    return Pool(knowledge, datetime.now(UTC).date(), jobs)


def collection_of(config: Config) -> str:
    """The collection of the home, or the one that a new home would have."""
    if has_store(config):
        with open_store(config, read_only=True) as store:
            return store.collection
    return config.collection or "generic"
