"""Opening the archive for a command."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from archive.config import Config, collection_folder
from archive.describe.pool import Pool
from archive.knowledge.snapshot import TaughtVariant, load_knowledge
from archive.records import TaughtName
from archive.store import Store, create_store, open_store


def open_or_create(config: Config) -> Store:
    """The store of the home; a new one where the home holds none yet."""
    return open_store(config) if has_store(config) else create_store(config)


def has_store(config: Config) -> bool:
    """Whether an archive was made here before."""
    return bool(config.database_url) or (config.home / "store.sqlite").is_file()


def describers_for(collection: str, jobs: int, taught: Iterable[TaughtName] = ()) -> Pool:
    """The processes that describe for a collection; to be closed. taught: names of its people that
    the archive was taught."""
    variants = tuple(TaughtVariant(each.agent_id, each.name) for each in taught)
    knowledge = replace(load_knowledge(collection_folder(collection)), taught=variants)
    return Pool(knowledge, datetime.now(UTC).date(), jobs)


def collection_of(config: Config) -> str:
    """The collection of the home, or the one that a new home would have."""
    if has_store(config):
        with open_store(config, read_only=True) as store:
            return store.collection
    return config.collection or "generic"
