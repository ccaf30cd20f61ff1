"""Files mapped into memory, and letting go of their pages.

The pages are the system's and are read again without a disk as long as it has room for them; but
they count as memory of the process that has them mapped, which would come to have the whole index.
"""

import mmap
import os
import threading
import weakref
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


def let_go(most: int) -> None:
    """Let go of all pages where the process has more than so many bytes of files mapped. Others may
    be reading: they have them again."""
    try:
        shared = int(_STATUS.read_bytes().split()[_SHARED]) * mmap.PAGESIZE
    except FileNotFoundError:
        return  # not every system tells
    if shared > most:
        with _lock:
            for each in _maps:
                each.madvise(mmap.MADV_DONTNEED)
