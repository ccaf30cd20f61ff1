"""Files mapped into memory, and letting go of their pages.

The pages are the system's and are read again without a disk as long as it has room for them; but
they count as memory of the process that has them mapped, which would come to have the whole index.
"""

import mmap
import os
import threading
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_STATUS = Path("/proc/self/statm")
_SHARED = 2  # its third number: pages that belong to files

_lock = threading.Lock()
_maps: "weakref.WeakSet[mmap.mmap]" = weakref.WeakSet()


def map_file(path: Path) -> mmap.mmap | None:
    """A file, mapped; None where it is empty, which cannot be."""
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return None
        mapping = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    with _lock:
        _maps.add(mapping)
    return mapping


def mapped(path: Path) -> NDArray[np.uint8]:
    """The bytes of a file."""
    mapping = map_file(path)
    return np.zeros(0, np.uint8) if mapping is None else np.frombuffer(mapping, np.uint8)


Read = Callable[[int, int], bytes]
"""Reads so many bytes of a file from a place on."""


def open_file(path: Path) -> Read:
    """Reads pieces of a file where they stand, for any number of threads: to map a page for the
    first time costs more, and mapped pages count as memory of the process. The file is open as long
    as this is held."""
    file = os.open(path, os.O_RDONLY)
    read = partial(os.pread, file)
    weakref.finalize(read, os.close, file)
    return read


class Pages:
    """The mapped pages of a process, as it goes on answering."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._others = 0

    def let_go(self) -> None:
        """Let go of all pages where so many bytes more are mapped than were left the last time:
        libraries, and what others map. Who reads just then has them again."""
        if _shared() > self._others + self._most:
            with _lock:
                for each in _maps:
                    each.madvise(mmap.MADV_DONTNEED)
            self._others = _shared()


def _shared() -> int:
    """The bytes of files that the process has mapped; 0 where the system does not tell."""
    try:
        return int(_STATUS.read_bytes().split()[_SHARED]) * mmap.PAGESIZE
    except FileNotFoundError:
        return 0
