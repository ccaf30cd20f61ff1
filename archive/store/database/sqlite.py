"""What only SQLite needs or can do; nothing else in the store knows which database it is on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from archive.holders import Wait
from archive.store.database.advice import files_of

PRAGMAS = (
    # Short, for whoever waits longer says so (patiently).
    "PRAGMA busy_timeout=200",
    # WAL with FULL: a commit is on the disk when it returns, also after a power cut.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
)
WRITER = "PRAGMA journal_mode=WAL"
READER = "PRAGMA query_only=ON"
READS, WRITES = "BEGIN", "BEGIN IMMEDIATE"
_FIRST_READ = "SELECT count(*) FROM sqlite_master"


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def make_careful(engine: Engine, read_only: bool, wait: float) -> None:
    """Make SQLite as careful as a server: durable commits, kept references, one writer at once.

    wait: seconds for which a lock of another process is waited for.
    """
    place = Path(str(engine.url.database))

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        # The driver must not begin transactions by itself: it would begin them as readers, and a
        # reader that turns writer can fail at once with "database is locked".
        connection.isolation_level = None
        prepare(connection, read_only, place, wait)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reads = read_only or connection.get_execution_options().get("only_reads")
        own = cast(sqlite3.Connection, connection.connection.driver_connection)
        begin(own, READS if reads else WRITES, place, wait)


def prepare(connection: sqlite3.Connection, read_only: bool, place: Path, wait: float) -> None:
    """Set what holds for one connection."""
    for pragma in (*PRAGMAS, READER if read_only else WRITER):
        patiently(partial(connection.execute, pragma), place, wait)


def begin(connection: sqlite3.Connection, statement: str, place: Path, wait: float) -> None:
    """Begin a transaction, and take what it locks now: later it meets no lock any more."""
    patiently(lambda: connection.execute(statement), place, wait)
    if statement == READS:
        patiently(lambda: connection.execute(_FIRST_READ).fetchall(), place, wait)


def patiently(work: Callable[[], object], place: Path, seconds: float) -> None:
    """Do what may meet a lock of another process, again and again for so many seconds."""
    wait = Wait(seconds, str(place), *files_of(place))
    while True:
        try:
            work()
            return
        except sqlite3.OperationalError as error:
            if not is_lock(error) or not wait.goes_on():
                raise


def is_lock(error: sqlite3.Error) -> bool:
    """Whether another process holds what was asked for."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF == sqlite3.SQLITE_BUSY


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
        problems = connection.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.Error as error:
        yield str(error)
        return
    yield from (str(line) for (line,) in problems if line != "ok")
