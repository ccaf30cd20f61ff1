"""Many pieces of bytes in one file, with the offset of each beside it; mapped, never read whole."""

from pathlib import Path

import numpy as np


class Blob:
    """Pieces by their number: piece n is bytes[offsets[n] : offsets[n + 1]]."""

    def __init__(self, folder: Path, name: str) -> None:
        # Plain arrays over what is mapped: numpy's own class for it is slow to slice.
        self.offsets = np.load(folder / f"{name}.offsets.npy", mmap_mode="r").view(np.ndarray)
        path = folder / f"{name}.bin"
        # An empty file cannot be mapped.
        size = path.stat().st_size
        mapped = np.memmap(path, np.uint8, "r") if size else np.zeros(0, np.uint8)
        self.bytes = mapped.view(np.ndarray)
        # Numbers and pieces one by one are had five times as quickly from these.
        self._offsets, self._bytes = self.offsets.data, self.bytes.data

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._bytes[self._offsets[number] : self._offsets[number + 1]].tobytes()

    def has(self, number: int, place: int, part: bytes) -> bool:
        """Whether a part stands at a place of a piece."""
        start = self._offsets[number] + place
        end = start + len(part)
        inside = place >= 0 and end <= self._offsets[number + 1]
        return bool(inside and self._bytes[start:end].tobytes() == part)


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
