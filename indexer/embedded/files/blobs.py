"""Many pieces of bytes in one file, with the offset of each beside it; never read whole."""

from pathlib import Path

import numpy as np

from indexer.embedded.files.mapping import mapped, open_file


class _Pieces:
    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / f"{name}.bin"
        offsets = np.load(folder / f"{name}.offsets.npy", mmap_mode="r")
        self.offsets = offsets.view(np.ndarray)
        # One by one, numbers are had five times as quickly so.
        self._offsets = self.offsets.data

    def __len__(self) -> int:
        return len(self._offsets) - 1


class Blob(_Pieces):
    """Pieces by their number: piece n is bytes[offsets[n] : offsets[n + 1]]."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder, name)
        self._bytes = mapped(self._path).data

    def __getitem__(self, number: int) -> bytes:
        return self._bytes[self._offsets[number] : self._offsets[number + 1]].tobytes()


class ReadBlob(_Pieces):
    """Pieces that are read, not mapped (open_file): of many texts few are asked for twice."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder, name)
        self._read = open_file(self._path)

    def __getitem__(self, number: int) -> bytes:
        start = self._offsets[number]
        return self._read(self._offsets[number + 1] - start, start)

    def has(self, number: int, place: int, part: bytes) -> bool:
        """Whether a part stands at a place of a piece."""
        start = self._offsets[number] + place
        inside = place >= 0 and start + len(part) <= self._offsets[number + 1]
        return inside and self._read(len(part), start) == part


class BlobWriter:
    """Writes pieces one after another."""

    def __init__(self, folder: Path, name: str) -> None:
        self._file = (folder / f"{name}.bin").open("wb")
        self._path = folder / f"{name}.offsets.npy"
        self._sizes: list[int] = []

    def add(self, content: bytes) -> None:
        self._file.write(content)
        self._sizes.append(len(content))

    def close(self) -> None:
        self._file.close()
        offsets = np.concatenate(([0], np.cumsum(self._sizes, dtype=np.int64)))
        fits = offsets[-1] <= np.iinfo(np.uint32).max
        np.save(self._path, offsets.astype(np.uint32) if fits else offsets)
