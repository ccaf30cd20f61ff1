"""Making a store, opening one, and refusing what is not this archive."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, select

from archive.authorities.collection import load_collection
from archive.config import Config, collection_folder, data_folder
from archive.errors import ConfigError, StoreError
from archive.migrations import NEWEST, VERSIONS, version_of
from archive.registry import resolve
from archive.store.coming_over import come_over
from archive.store.database.advice import FROM_BACKUP
from archive.store.database.connection import connect_to, file_of, reading, translated, url_of
from archive.store.database.metadata import begin, collection
from archive.store.database.tables import meta
from archive.store.fixity import backup
from archive.store.holdings.blobs import SqliteBlobs, create_blobs, holds_bytes
from archive.store.store import Store

GENERIC = "generic"
"""The collection that knows no organisation."""

_UPGRADE = "archive.migrations.running:upgrade"
"""By its name: Alembic costs a tenth of a second, and is needed once in a store's life."""

_FIRST_WITH_RECORDS = "0003"
"""The first version in which quotes and agents have ids of their own."""


def create_store(config: Config) -> Store:
    """The store of a home, made where there is none. Safe to repeat.

    Raises ConfigError where the home is of another collection, or cannot be made.
    """
    try:
        config.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"the home {config.home} cannot be made: {error}") from error
    backup.require_whole(config.home)
    place = file_of(url_of(config))
    if place and not place.is_file():
        _require_no_bytes(config)  # before SQLite makes the file
    return _open_for_writing(config)


def open_store(config: Config, read_only: bool = False) -> Store:
    """The store of a home. read_only: nothing can be written through it, and nothing is made.

    Raises ConfigError where there is none, or it is of another collection or a newer program.
    """
    backup.require_whole(config.home)
    _require_file(config)
    if read_only:
        engine = connect_to(url_of(config), read_only=True, wait=config.wait)
        return _opened(engine, config, lambda: _require_newest(engine, config), read_only=True)
    return _open_for_writing(config)


def restore(folder: Path, config: Config) -> None:
    """Make the archive of an empty home from a backup, and verify it. Raises StoreError."""
    backup.copy_back(folder, config)
    with open_store(config, read_only=True) as store:
        fault = next(store.verify(), None)
    if fault:
        raise StoreError(
            f"{folder} was damaged when it was made ({fault.kind} {fault.subject}: {fault.detail});"
            f" {config.home} now holds the same damage, see `dateline verify`"
        )


def _open_for_writing(config: Config) -> Store:
    engine = connect_to(url_of(config), read_only=False, wait=config.wait)
    return _opened(engine, config, lambda: _bring_up_to_date(engine, config))


def _opened(
    engine: Engine, config: Config, prepare: Callable[[], None], read_only: bool = False
) -> Store:
    try:
        prepare()
        _require_collection(engine, config)
        if not config.blobs_path.is_file():
            raise StoreError(f"{config.blobs_path} is missing: put it back, or {FROM_BACKUP}")
        return Store(engine, SqliteBlobs(config.blobs_path, read_only, config.wait), config)
    except BaseException:
        engine.dispose()
        raise


def _require_file(config: Config) -> None:
    """SQLite would make a missing file in silence."""
    place = file_of(url_of(config))
    if place and not place.is_file():
        raise _no_archive(config)


def _require_no_bytes(config: Config) -> None:
    """Raises StoreError where bytes are kept whose rows are gone: a new store would forget them."""
    place = file_of(url_of(config)) or "the store"
    if config.blobs_path.is_file() and holds_bytes(config.blobs_path):
        raise StoreError(
            f"{place} is missing or empty, while {config.blobs_path} holds bytes:"
            f" put it back, or {FROM_BACKUP}"
        )


def _no_archive(config: Config) -> ConfigError:
    if config.home.is_file():
        return ConfigError(f"the home {config.home} is a file, no folder; give another --home")
    _require_no_bytes(config)
    place = url_of(config) if config.database_url else config.home  # a URL hides its password
    return ConfigError(f"no archive at {place}; make one with `dateline init --home {config.home}`")


def _require_newest(engine: Engine, config: Config) -> None:
    with reading(engine) as connection:
        version = version_of(connection)
    if not version:
        raise _no_archive(config)
    _require_known(version, config)
    if version != NEWEST:
        raise ConfigError(
            f"the archive at {config.home} is of an older Dateline (tables {version}, now"
            f" {NEWEST}); bring it up to date with `dateline init`"
        )


def _require_known(version: str, config: Config) -> None:
    if version and version not in VERSIONS:
        raise ConfigError(
            f"the archive at {config.home} was made by a newer Dateline (tables {version}, known"
            f" here {NEWEST}); use that one"
        )


def _bring_up_to_date(engine: Engine, config: Config) -> None:
    """Make the tables, or the newest of them. A run killed meanwhile is made good by the next."""
    with reading(engine) as connection:
        version = version_of(connection)
    if version == NEWEST:
        return
    _require_known(version, config)
    if not version:
        _require_no_bytes(config)
        # Before the tables, so that a store never stands without a place for its bytes.
        create_blobs(config.blobs_path, config.wait)
    with translated("made", file_of(engine.url)), engine.begin() as connection:
        cast(Callable[[Connection], None], resolve(_UPGRADE))(connection)
        if connection.execute(select(meta.c.name)).first() is None:
            begin(connection, _recorded(config.collection or GENERIC))
        if version and version < _FIRST_WITH_RECORDS:
            come_over(connection, load_collection(collection_folder(collection(connection))))
    backup.sync(config.home)


def _require_collection(engine: Engine, config: Config) -> None:
    with reading(engine) as connection:
        recorded = collection(connection)
    if config.collection and _recorded(config.collection) != recorded:
        raise ConfigError(
            f"the archive at {config.home} is of collection {recorded!r}, not"
            f" {config.collection!r}; leave --collection out, or give another --home"
        )


def _recorded(collection: str) -> str:
    """A name as it is; a path in full, so that it holds from every working directory."""
    is_name = (data_folder() / "collections" / collection / "collection.yaml").is_file()
    is_path = (Path(collection) / "collection.yaml").is_file()
    return str(Path(collection).resolve()) if is_path and not is_name else collection
