"""A folder for passing files of this process; what killed processes left of theirs is removed."""

import fcntl
import os
import shutil
import tempfile
from functools import cache
from multiprocessing.util import Finalize, get_temp_dir
from pathlib import Path
from typing import TextIO

_PREFIX = "dateline-scratch-"
_MAKING = "making-dateline-scratch-"
_LOCK = "held-by-dateline"
_AFTER_SOCKETS = -200  # of its finalizers, multiprocessing gives the one of its sockets -100


@cache
def scratch() -> Path:
    """The folder, removed at the end of the process. The sockets of processes that read and
    describe stand there too, where it was asked for before the first of them was started."""
    place = Path(tempfile.gettempdir())
    for left in (*place.glob(f"{_PREFIX}*"), *place.glob(f"{_MAKING}*")):
        _remove_where_left(left)
    making = Path(tempfile.mkdtemp(prefix=f"{_MAKING}{os.getpid()}-"))
    lock = (making / _LOCK).open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    # Under this name only now: who finds it finds it locked, for as long as this process lives.
    folder = making.rename(making.with_name(f"{_PREFIX}{making.name.rpartition('-')[2]}"))
    _keep_sockets_in(folder)
    Finalize(None, _end, args=(folder, lock), exitpriority=_AFTER_SOCKETS)
    return folder


def _keep_sockets_in(folder: Path) -> None:
    """The place is chosen once in the life of a process, and there is no other way to choose it."""
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    get_temp_dir()
    tempfile.tempdir = before


def _end(folder: Path, lock: TextIO) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    lock.close()


def _remove_where_left(folder: Path) -> None:
    """The kernel frees a lock when its process ends, however it ends."""
    try:
        if folder.name.startswith(_MAKING):
            if not _lives(int(folder.name.removeprefix(_MAKING).partition("-")[0])):
                shutil.rmtree(folder)
            return
        with (folder / _LOCK).open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
    except (OSError, ValueError):
        return  # of a process that lives, of another user, or gone meanwhile


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
