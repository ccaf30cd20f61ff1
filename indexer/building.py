"""One builder at a time: a lock beside the index, whichever engine builds it."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from archive.errors import IndexBusy

_LOCK = "lock"
_TRIES, _PAUSE = 10, 0.05


@contextmanager
def only_builder(root: Path) -> Iterator[None]:
    """Be the only one who builds here. Raises IndexBusy where another process does."""
    with _lock_file(root) as lock:
        if not _taken(lock):
            raise IndexBusy(
                f"another process is building the index in {root}; try again when it is done"
            )
        yield


def is_building(root: Path) -> bool:
    """Whether another process is building here."""
    with _lock_file(root) as lock:
        return not _try(lock, fcntl.LOCK_SH)


def wait_for_builder(root: Path) -> None:
    """Return when no other process is building here; at once where none is."""
    with _lock_file(root) as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)


def _lock_file(root: Path) -> TextIO:
    root.mkdir(parents=True, exist_ok=True)
    return (root / _LOCK).open("w")


def _taken(lock: TextIO) -> bool:
    """Those who only look hold the lock for a moment: it is asked for more than once."""
    for _ in range(_TRIES):
        if _try(lock, fcntl.LOCK_EX):
            return True
        time.sleep(_PAUSE)
    return False


def _try(lock: TextIO, kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
