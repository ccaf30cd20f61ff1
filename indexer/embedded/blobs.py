"""Many pieces of bytes in one file, with the offset of each beside it; mapped, never read whole."""

import threading
from pathlib import Path

import numpy as np
import zstandard
from numpy.typing import NDArray

from archive.errors import IndexDamaged

_SAMPLE = 2**17
_LEVEL = 3


class Blob:
    """Pieces by their number."""

    def __init__(self, folder: Path, name: str) -> None:
        self._offsets = np.load(folder / f"{name}.offsets.npy", mmap_mode="r")
        path = folder / f"{name}.bin"
        # An empty file cannot be mapped.
        size = path.stat().st_size
        self._bytes = np.memmap(path, np.uint8, "r") if size else np.zeros(0, np.uint8)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._bytes[self._offsets[number] : self._offsets[number + 1]].tobytes()

    def copy_into(self, writer: "BlobWriter", live: NDArray[np.bool_]) -> None:
        """Whole stretches of pieces that live are copied at once."""
        edges = np.flatnonzero(np.diff(np.concatenate(([False], live, [False]))))
        for first, last in edges.reshape(-1, 2).tolist():
            offsets = self._offsets[first : last + 1]
            writer.add_many(self._bytes[offsets[0] : offsets[-1]].tobytes(), np.diff(offsets))


class BlobWriter:
    """Writes pieces one after another."""

    def __init__(self, folder: Path, name: str) -> None:
        self._file = (folder / f"{name}.bin").open("wb")
        self._path = folder / f"{name}.offsets.npy"
        self._sizes: list[int] = []

    def add(self, content: bytes) -> None:
        self._file.write(content)
        self._sizes.append(len(content))

    def add_many(self, content: bytes, sizes: NDArray[np.int64]) -> None:
        self._file.write(content)
        self._sizes.extend(sizes.tolist())

    def close(self) -> None:
        self._file.close()
        np.save(self._path, np.concatenate(([0], np.cumsum(self._sizes, dtype=np.int64))))


class PackedBlob:
    """Pieces that are each packed with a sample of them all: most are too short to be packed by
    what they hold themselves."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._packed = Blob(folder, name)
        self._sample = _dictionary((folder / f"{name}.sample").read_bytes())
        # An unpacker works for one thread at a time.
        self._unpackers = threading.local()

    def __len__(self) -> int:
        return len(self._packed)

    def __getitem__(self, number: int) -> bytes:
        try:
            return self._unpacker().decompress(self._packed[number])
        except zstandard.ZstdError as error:
            raise IndexDamaged(f"a text in {self._folder} cannot be unpacked: {error}") from error

    def copy_into(self, writer: "PackedWriter", live: NDArray[np.bool_]) -> None:
        """Hand the pieces that live to a writer, whose sample is its own."""
        for number in np.flatnonzero(live).tolist():
            writer.add(self[number])

    def _unpacker(self) -> zstandard.ZstdDecompressor:
        unpacker: zstandard.ZstdDecompressor | None = getattr(self._unpackers, "own", None)
        if unpacker is None:
            self._unpackers.own = unpacker = zstandard.ZstdDecompressor(dict_data=self._sample)
        return unpacker


class PackedWriter:
    """Packs pieces and writes them one after another; the first of them are the sample."""

    def __init__(self, folder: Path, name: str) -> None:
        self._writer = BlobWriter(folder, name)
        self._path = folder / f"{name}.sample"
        self._waiting: list[bytes] = []
        self._bytes = 0
        self._packer: zstandard.ZstdCompressor | None = None

    def add(self, content: bytes) -> None:
        if self._packer:
            self._writer.add(self._packer.compress(content))
            return
        self._waiting.append(content)
        self._bytes += len(content)
        if self._bytes >= _SAMPLE:
            self._write_waiting()

    def close(self) -> None:
        self._write_waiting()
        self._writer.close()

    def _write_waiting(self) -> None:
        if not self._packer:
            sample = b"".join(self._waiting)[:_SAMPLE]
            self._path.write_bytes(sample)
            self._packer = zstandard.ZstdCompressor(_LEVEL, dict_data=_dictionary(sample))
        for content in self._waiting:
            self._writer.add(self._packer.compress(content))
        self._waiting = []


def _dictionary(sample: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(sample, zstandard.DICT_TYPE_RAWCONTENT)
