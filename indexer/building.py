"""One builder at a time: a lock beside the index, whichever engine builds it.

The kernel frees the lock when its holder ends, however it ends: no lock outlives its process.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from archive.errors import IndexBusy, SearchError
from archive.holders import Wait, held_by

_LOCK = "lock"
_GLANCE = 0.5
"""Seconds; those who only look hold the lock for a moment, so it is asked for more than once."""


@contextmanager
def only_builder(root: Path, seconds: float) -> Iterator[None]:
    """Be the only one who builds here. Raises IndexBusy where another process still does after so
    many seconds."""
    with _lock_file(root) as lock:
        _wait(lock, fcntl.LOCK_EX, max(seconds, _GLANCE), root)
        yield


def is_building(root: Path) -> bool:
    """Whether another process is building here."""
    with _lock_file(root) as lock:
        return not _try(lock, fcntl.LOCK_SH)


def wait_for_builder(root: Path, seconds: float) -> None:
    """Return when no other process is building here; at once where none is. Raises IndexBusy where
    one still does after so many seconds."""
    with _lock_file(root) as lock:
        _wait(lock, fcntl.LOCK_SH, seconds, root)


def _lock_file(root: Path) -> TextIO:
    try:
        root.mkdir(parents=True, exist_ok=True)
        return (root / _LOCK).open("w")
    except (IsADirectoryError, FileExistsError, NotADirectoryError) as error:
        raise SearchError(f"{error.filename} is no {_KINDS[type(error)]}; remove it") from error


_KINDS = {IsADirectoryError: "file", FileExistsError: "folder", NotADirectoryError: "folder"}


def _wait(lock: TextIO, kind: int, seconds: float, root: Path) -> None:
    wait = Wait(seconds, "the index to be built", root / _LOCK)
    while not _try(lock, kind):
        if not wait.goes_on():
            raise IndexBusy(
                f"another process is building the index in {root}: {held_by(root / _LOCK)}"
            )


def _try(lock: TextIO, kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
