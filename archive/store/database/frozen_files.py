"""Reading an SQLite file where SQLite cannot put its own files beside it: the disk is read-only or
full.

Such a file is opened as one that does not change, and SQLite never looks whether it did. So we do:
as soon as somebody who may write changes it, what was read of it counts no more.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from archive.store.database.sqlite import is_lock

Signature = tuple[int, int, int, bool]


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """signature: of the file when it was opened."""

    place: Path
    signature: Signature

    def connect(self) -> sqlite3.Connection:
        """A connection that any thread may use."""
        uri = f"{self.place.resolve().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(uri, uri=True, check_same_thread=False)

    @property
    def has_changed(self) -> bool:
        return self.signature != _signature(self.place)


def frozen(place: Path) -> FrozenFile | None:
    """None where a file opens as usual, or where a log beside it holds what the file lacks."""
    try:
        with closing(_as_usual(place)) as opened:
            opened.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        if is_lock(error):  # somebody writes there: whoever opens it waits
            return None
        signature = _signature(place)
        return FrozenFile(place, signature) if any(signature) and not signature[-1] else None
    except sqlite3.DatabaseError:
        pass  # damaged: whoever opens it says so
    return None


def _as_usual(place: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{place.resolve().as_uri()}?mode=rw", uri=True, timeout=0)


def _signature(place: Path) -> Signature:
    """The file, its time and size, and whether a log of changes waits beside it."""
    log = place.with_name(f"{place.name}-wal")
    try:
        status = place.stat()
        has_log = log.is_file() and log.stat().st_size > 0
    except OSError:
        return 0, 0, 0, False
    return status.st_ino, status.st_mtime_ns, status.st_size, has_log
