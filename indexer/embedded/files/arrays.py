"""Many arrays in one file, by their names; mapped, never read whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from archive.shapes import read_json
from indexer.embedded.files.mapping import Read, mapped, open_file

_ALIGNED = 8

_SMALL = 4 * 2**20
"""An array of so few bytes is soon mapped whole, so that nothing is won by reading."""


class _Entry(msgspec.Struct, frozen=True):
    dtype: str
    offset: int
    length: int


def write_arrays(path: Path, arrays: Mapping[str, NDArray[np.generic]]) -> None:
    """Write arrays of one dimension; what they are stands in front of them."""
    entries, offset = {}, 0
    for name, array in arrays.items():
        entries[name] = _Entry(array.dtype.str, offset, len(array))
        offset += -(-array.nbytes // _ALIGNED) * _ALIGNED
    head = msgspec.json.encode(entries)
    with path.open("wb") as file:
        file.write(len(head).to_bytes(_ALIGNED, "little"))
        file.write(head.ljust(-(-len(head) // _ALIGNED) * _ALIGNED, b"\0"))
        for array in arrays.values():
            file.write(array.tobytes())
            file.write(bytes(-array.nbytes % _ALIGNED))


class ArraysFile:
    """The arrays of a file. Raises ValueError where it does not hold them."""

    def __init__(self, path: Path) -> None:
        whole = mapped(path)
        size = int.from_bytes(whole[:_ALIGNED].tobytes(), "little")
        head = whole[_ALIGNED : _ALIGNED + size].tobytes()
        self._entries = read_json(head, dict[str, _Entry])
        self._base = _ALIGNED + -(-size // _ALIGNED) * _ALIGNED
        own = whole[self._base :]
        self.mapped = {name: _mapped(own, entry) for name, entry in self._entries.items()}
        self._read = open_file(path)

    def read(self, name: str) -> "ReadArray":
        """One of them, of which stretches are read."""
        entry, array = self._entries[name], self.mapped[name]
        whole = array.view(np.uint8).data if array.nbytes <= _SMALL else None
        return ReadArray(self._read, self._base + entry.offset, np.dtype(entry.dtype), whole)


@dataclass(frozen=True, slots=True)
class ReadArray:
    """An array whose stretches are read, not mapped: see ReadBlob. whole: its bytes, where it is
    mapped all the same."""

    read: Read
    offset: int
    dtype: np.dtype[Any]
    whole: memoryview | None

    def stretch(self, first: int, last: int) -> NDArray[Any]:
        """What stands from one place to another."""
        return np.frombuffer(self.piece(first, last), self.dtype)

    def piece(self, first: int, last: int) -> bytes | memoryview:
        """The bytes of that."""
        width = self.dtype.itemsize
        if self.whole is not None:
            return self.whole[first * width : last * width]
        size = (last - first) * width
        return self.read(size, self.offset + first * width) if size else b""


class ReadArrays:
    """The same array of several segments: a stretch of each is read at once. dtype: of what is
    read, the widest of theirs."""

    def __init__(self, arrays: Sequence[ReadArray]) -> None:
        self._arrays = arrays
        self._pieces = [array.piece for array in arrays]
        types = {array.dtype for array in arrays}
        self.dtype = max(types, key=lambda dtype: dtype.itemsize)
        self._is_one_type = len(types) == 1

    def stretches(self, firsts: Sequence[int], lasts: Sequence[int]) -> bytes:
        """The bytes of what stands from one place to another in each, one after another."""
        if not self._is_one_type:
            arrays = zip(self._arrays, firsts, lasts, strict=True)
            stretches = [array.stretch(first, last) for array, first, last in arrays]
            # Not joined as arrays: numpy would lay their fields out anew.
            return b"".join([each.astype(self.dtype).tobytes() for each in stretches])
        bounds = zip(self._pieces, firsts, lasts, strict=True)
        return b"".join([piece(first, last) for piece, first, last in bounds])


def smallest(array: NDArray[np.generic]) -> NDArray[np.unsignedinteger[Any]]:
    """The same whole numbers, none below nought, in as few bytes as hold the greatest."""
    most = int(array.max()) if array.size else 0
    fitting = (t for t in (np.uint8, np.uint16, np.uint32) if most <= np.iinfo(t).max)
    return array.astype(next(fitting, np.uint64))


def _mapped(whole: NDArray[np.uint8], entry: _Entry) -> NDArray[np.generic]:
    dtype = np.dtype(entry.dtype)
    array = whole[entry.offset : entry.offset + entry.length * dtype.itemsize].view(dtype)
    if len(array) != entry.length:
        raise ValueError("the file ends before its arrays")
    return array
