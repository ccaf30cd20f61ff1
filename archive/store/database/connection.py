"""Connections to the store's database, and the two ways to use one."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.pool import ConnectionPoolEntry

from archive.config import Config
from archive.errors import ConfigError, StoreError
from archive.store.database.advice import advice
from archive.store.database.frozen_files import FrozenFile, frozen
from archive.store.database.sqlite import is_sqlite, make_careful
from archive.store.database.tables import meta

STORE_FILE = "store.sqlite"
_FROZEN = "frozen"


def url_of(config: Config) -> URL:
    """Where the store is: the URL set, else an SQLite file in the home. Raises ConfigError."""
    if config.database_url:
        with _useful_url():
            return make_url(config.database_url)
    # Not made from a string: a home may have '?' or '%' in its name.
    return URL.create("sqlite", database=str(config.home / STORE_FILE))


def file_of(url: URL) -> Path | None:
    """The file of an SQLite store; None for a database server."""
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def connect_to(url: URL, read_only: bool, wait: float = 0) -> Engine:
    """The engine of a database. wait: seconds for which a lock of another process is waited for;
    a database server has its own. Raises ConfigError for a useless URL."""
    with _useful_url():
        engine = create_engine(url, execution_options={"read_only": read_only})
    if is_sqlite(engine):
        make_careful(engine, read_only, wait)
    if read_only and (place := file_of(url)):
        _freeze(engine, place)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is the only writer from its first statement on."""
    if engine.get_execution_options().get("read_only"):
        raise StoreError("this store was opened for reading only")
    with translated("written", file_of(engine.url)), engine.begin() as connection:
        # On SQLite the transaction began with the lock; elsewhere this row is the lock.
        connection.execute(select(meta.c.value).where(meta.c.name == "revision").with_for_update())
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the store, and never waits for a writer."""
    only_reads = engine.execution_options(only_reads=True)
    with translated("read", file_of(engine.url)), only_reads.connect() as connection:
        yield connection
        if _has_changed(connection.info):
            raise StoreError("the store was changed while it was read; run the same command again")


def _freeze(engine: Engine, place: Path) -> None:
    """Let a store be read where nothing can be written, for as long as nobody changes it."""

    @event.listens_for(engine, "do_connect")
    def _connect(
        _dialect: Dialect, record: ConnectionPoolEntry, _given: object, _named: object
    ) -> sqlite3.Connection | None:
        record.info[_FROZEN] = file = frozen(place)
        return file.connect() if file else None  # None: as usual

    @event.listens_for(engine, "checkout")
    def _look(_connection: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        if _has_changed(record.info):
            raise DisconnectionError  # the pool connects anew


def _has_changed(info: Mapping[object, object]) -> bool:
    file = info.get(_FROZEN)
    return isinstance(file, FrozenFile) and file.has_changed


@contextmanager
def _useful_url() -> Iterator[None]:
    try:
        yield
    except (ArgumentError, ModuleNotFoundError, ValueError) as error:  # the last: a port
        raise ConfigError(f"database_url cannot be used: {error}") from error


@contextmanager
def translated(verb: str, place: Path | None = None) -> Iterator[None]:
    """Errors of the database as errors of the archive."""
    try:
        yield
    except (DBAPIError, NoConnectionFree, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise StoreError(f"the store could not be {verb}: {advice(cause, place)}") from error
