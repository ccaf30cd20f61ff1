"""Opening the archive for a command."""

from datetime import UTC, datetime

from archive.config import Config, collection_folder
from archive.describe import Describer, make_describer
from archive.store import Store, create_store, open_store


def open_or_create(config: Config) -> Store:
    """The store of the home; a new one where the home holds none yet."""
    return open_store(config) if has_store(config) else create_store(config)


def has_store(config: Config) -> bool:
    """Whether an archive was made here before."""
    return bool(config.database_url) or (config.home / "store.sqlite").is_file()


def describer_for(store: Store) -> Describer:
    """The describer of the store's collection."""
    return make_describer(collection_folder(store.collection), datetime.now(UTC).date())
