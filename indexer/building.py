"""One builder at a time: a lock beside the index, whichever engine builds it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import IndexBusy

_LOCK = "lock"


@contextmanager
def only_builder(root: Path) -> Iterator[None]:
    """Be the only one who builds here. Raises IndexBusy where another process does."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IndexBusy(
                f"another process is building the index in {root}; try again when it is done"
            ) from error
        yield


def wait_for_builder(root: Path) -> None:
    """Return when no other process is building here; at once where none is."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
