"""Bytes by their digest, compressed, in a database file of their own behind a small protocol."""

import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from archive.errors import DamagedBytes, NotFound, StoreError
from archive.models import digest_of
from archive.store.database.advice import advice
from archive.store.database.batches import AT_ONCE, chunks
from archive.store.database.escaping import escape
from archive.store.database.frozen_files import FrozenFile, frozen
from archive.store.database.sqlite import (
    READS,
    WRITES,
    begin,
    copy_connection,
    damage_of_connection,
    prepare,
)

_TABLES = """
CREATE TABLE IF NOT EXISTS blobs (
    number INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    codec TEXT NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS sizes ON blobs (size);  -- so that a sum does not walk the bytes
"""


@dataclass(frozen=True, slots=True)
class BlobTotal:
    """count: how many. size: of the bytes as they came. Both without reading the bytes."""

    count: int
    size: int


class Blobs(Protocol):
    """Where bytes are kept: a file of its own, a folder, an object store."""

    def put(self, contents: Iterable[bytes]) -> int:
        """Keep these bytes; returns how many were new. They are on the disk when this returns."""
        ...

    def get(self, digest: str) -> bytes:
        """The bytes, proved by their digest. Raises NotFound, or StoreError where damaged."""
        ...

    def held(self, digests: Iterable[str]) -> frozenset[str]:
        """Which of these are held."""
        ...

    def digests(self) -> Iterator[str]:
        """Every digest held, in order."""
        ...

    def total(self) -> BlobTotal: ...

    def damage(self) -> Iterator[str]:
        """What is wrong with the keeping place itself."""
        ...

    def copy_to(self, target: Path) -> None:
        """A consistent copy, while others write."""
        ...

    def close(self) -> None: ...


class SqliteBlobs:
    """One row a digest, in an SQLite file. Every thread has a connection of its own.

    wait: seconds for which a lock of another process is waited for.
    """

    def __init__(self, path: Path, read_only: bool = False, wait: float = 0) -> None:
        self._path = path
        self._read_only = read_only
        self._wait = wait
        self._own = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    def put(self, contents: Iterable[bytes]) -> int:
        by_digest = {digest_of(content): content for content in contents}
        known = self.held(by_digest)
        rows = [_row(digest, by_digest[digest]) for digest in by_digest if digest not in known]
        if not rows:
            return 0
        with self._transaction("written") as connection:
            before = connection.total_changes
            # OR IGNORE: another process may have kept the same bytes since we asked.
            connection.executemany(
                "INSERT OR IGNORE INTO blobs (digest, size, codec, content) VALUES (?, ?, ?, ?)",
                rows,
            )
            return connection.total_changes - before

    def get(self, digest: str) -> bytes:
        with self._transaction("read") as connection:
            row = connection.execute(
                "SELECT size, codec, content FROM blobs WHERE digest = ?", (escape(digest),)
            ).fetchone()
        if row is None:
            raise NotFound(f"no bytes are held for digest {digest}")
        size, codec, stored = row
        content = _unpacked(size, codec, stored)
        if content is None or digest_of(content) != digest:
            raise DamagedBytes(f"the bytes of {digest} are damaged; restore them from a backup")
        return content

    def held(self, digests: Iterable[str]) -> frozenset[str]:
        return frozenset(digest for some in chunks(digests) for digest in self._held(some))

    def digests(self) -> Iterator[str]:
        last = ""
        while True:
            with self._transaction("read") as connection:
                rows = connection.execute(
                    "SELECT digest FROM blobs WHERE digest > ? ORDER BY digest LIMIT ?",
                    (last, AT_ONCE),
                ).fetchall()
            yield from (digest for (digest,) in rows)
            if not rows:
                return
            last = rows[-1][0]

    def total(self) -> BlobTotal:
        with self._transaction("read") as connection:
            count, size = connection.execute("SELECT count(*), sum(size) FROM blobs").fetchone()
        return BlobTotal(count, size or 0)

    @property
    def is_made(self) -> bool:
        """Whether the file has its table."""
        with self._transaction("read") as connection:
            query = "SELECT count(*) FROM sqlite_master WHERE name = 'blobs'"
            return bool(connection.execute(query).fetchone()[0])

    def damage(self) -> Iterator[str]:
        yield from damage_of_connection(self._connection())

    def copy_to(self, target: Path) -> None:
        copy_connection(self._connection(), target)

    def close(self) -> None:
        """Close the connections of all threads; the next use opens one again."""
        with self._lock:
            while self._opened:
                self._opened.pop().close()
            self._own = threading.local()

    def _held(self, digests: Sequence[str]) -> list[str]:
        marks = ", ".join("?" * len(digests))
        with self._transaction("read") as connection:
            rows = connection.execute(
                f"SELECT digest FROM blobs WHERE digest IN ({marks})",  # nosec
                digests,
            ).fetchall()
        return [digest for (digest,) in rows]

    @contextmanager
    def _transaction(self, verb: str) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._connection()
            begin(connection, WRITES if verb == "written" else READS, self._path, self._wait)
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            message = advice(error, self._path)
            raise StoreError(f"the bytes could not be {verb}: {message}") from error

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        file: FrozenFile | None = getattr(self._own, "file", None)
        if connection is None or (file and file.has_changed):
            connection = self._connect()
            self._own.connection = connection
            with self._lock:
                self._opened.append(connection)
        return connection

    def _connect(self) -> sqlite3.Connection:
        self._own.file = file = frozen(self._path) if self._read_only else None
        try:
            connection = file.connect() if file else self._connect_as_usual()
            connection.isolation_level = None
            prepare(connection, self._read_only, self._path, self._wait)
        except sqlite3.Error as error:
            raise StoreError(f"the bytes cannot be read: {advice(error, self._path)}") from error
        return connection

    def _connect_as_usual(self) -> sqlite3.Connection:
        # mode=rw: a file that is missing is an error, never made anew in silence.
        return sqlite3.connect(
            f"{self._path.resolve().as_uri()}?mode=rw",
            uri=True,
            check_same_thread=False,  # closed by whoever closes the store
        )


def create_blobs(path: Path, wait: float = 0) -> None:
    """Make the file where there is none; one that is there stays as it is."""
    try:
        connection = sqlite3.connect(path)
        try:
            prepare(connection, False, path, wait)
            connection.executescript(_TABLES)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StoreError(f"the bytes could not be kept: {advice(error, path)}") from error


def holds_bytes(path: Path) -> bool:
    """Whether bytes are kept in a file; in one whose making was cut short there are none."""
    with closing(SqliteBlobs(path, read_only=True)) as blobs:
        return blobs.is_made and blobs.total().count > 0


def _row(digest: str, content: bytes) -> tuple[str, int, str, bytes]:
    packed = zlib.compress(content)
    if len(packed) < len(content):
        return digest, len(content), "zlib", packed
    return digest, len(content), "plain", content


def _unpacked(size: int, codec: str, stored: bytes) -> bytes | None:
    """The bytes as they came, or None where they cannot be had. Never more than were put in."""
    if codec != "zlib":
        return stored
    try:
        return zlib.decompressobj().decompress(stored, size + 1)
    except zlib.error:
        return None
