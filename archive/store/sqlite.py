"""What only SQLite needs or can do; nothing else in the store knows which database it is on."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 30
PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",  # first: the others can meet a lock
    # WAL with FULL: a commit is on the disk when it returns, also after a power cut.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
)
WRITER = "PRAGMA journal_mode=WAL"
READER = "PRAGMA query_only=ON"


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def make_careful(engine: Engine, read_only: bool) -> None:
    """Make SQLite as careful as a server: durable commits, kept references, one writer at once."""

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        # The driver must not begin transactions by itself: it would begin them as readers, and a
        # reader that turns writer can fail at once with "database is locked".
        connection.isolation_level = None
        for pragma in (*PRAGMAS, READER if read_only else WRITER):
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reads = read_only or connection.get_execution_options().get("only_reads")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def copy_database(engine: Engine, target: Path) -> None:
    """A consistent copy of the whole database, while others write."""
    with closing(engine.raw_connection()) as lent:
        copy_connection(cast(sqlite3.Connection, lent.driver_connection), target)


def copy_connection(source: sqlite3.Connection, target: Path) -> None:
    """A consistent copy of the database of a connection, while others write."""
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def damage_of(engine: Engine) -> Iterator[str]:
    """What SQLite itself finds wrong with the file of the store."""
    with closing(engine.raw_connection()) as lent:
        yield from damage_of_connection(cast(sqlite3.Connection, lent.driver_connection))


def damage_of_connection(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite itself finds wrong: pages, rows, and indexes against their rows."""
    try:
        # Not quick_check: it leaves out indexes, and a flipped bit there hides a row.
        found = connection.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.Error as error:
        yield str(error)
        return
    yield from (str(line) for (line,) in found if line != "ok")
