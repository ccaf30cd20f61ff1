"""Connections to the store's database, and the two ways to use one."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from archive.errors import ConfigError, StoreError
from archive.store.sqlite import is_sqlite, make_careful
from archive.store.tables import meta


def connect_to(url: str, read_only: bool) -> Engine:
    """The engine of a database URL; nothing is opened yet. Raises ConfigError for a useless URL."""
    try:
        engine = create_engine(url)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise ConfigError(f"database_url cannot be used: {error}") from error
    if is_sqlite(engine):
        make_careful(engine, read_only)
    return engine


def shown(url: str) -> str:
    """The URL without its password."""
    return make_url(url).render_as_string(hide_password=True)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is the only writer from its first statement on."""
    with translated("written"), engine.begin() as connection:
        # On SQLite the transaction began with the lock; elsewhere this row is the lock.
        connection.execute(select(meta.c.value).where(meta.c.name == "revision").with_for_update())
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the store, and never waits for a writer."""
    with translated("read"), engine.execution_options(only_reads=True).connect() as connection:
        yield connection


@contextmanager
def translated(verb: str) -> Iterator[None]:
    """Errors of the database as errors of the archive."""
    try:
        yield
    except (DBAPIError, NoConnectionFree) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise StoreError(f"the store could not be {verb}: {cause}") from error
