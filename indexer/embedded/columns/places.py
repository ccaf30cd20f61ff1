"""Where the documents of a release stand in a segment: found by its id, whatever the size."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from archive.errors import SearchError
from indexer.embedded.columns.columns import Mask

_IDS, _SPANS = "releases.ids.npy", "releases.spans.npy"


class ReleasePlaces:
    """Sorted ids, beside each its first ordinal and the one after its last; never read whole."""

    def __init__(self, folder: Path) -> None:
        self._ids = np.load(folder / _IDS, mmap_mode="r")
        self._spans = np.load(folder / _SPANS, mmap_mode="r")

    def of(self, ids: Iterable[str]) -> Iterator[tuple[int, int]]:
        """The spans of those of these releases that are in the segment."""
        width = self._ids.dtype.itemsize
        encoded_ids = [name for each in ids if len(name := each.encode("utf-8")) <= width]
        sorted_ids = np.array(sorted(encoded_ids), self._ids.dtype)
        for name, place in zip(sorted_ids, np.searchsorted(self._ids, sorted_ids), strict=True):
            if place < len(self._ids) and self._ids[place] == name:
                first, last = self._spans[place].tolist()
                yield first, last

    def copy_into(self, writer: "ReleasePlacesWriter", live: Mask, base: int) -> None:
        """Hand the releases that live to a writer, renumbered from a base on."""
        numbers = base + np.concatenate(([0], np.cumsum(live)))
        for name, (first, last) in zip(self._ids, self._spans.tolist(), strict=True):
            if live[first]:
                writer.add(name.decode("utf-8"), int(numbers[first]), int(numbers[last]))


class ReleasePlacesWriter:
    """Collects where releases stand."""

    def __init__(self) -> None:
        self._spans: dict[str, tuple[int, int]] = {}

    def add(self, release_id: str, first: int, last: int) -> None:
        """A release of which no documents stand here yet. Raises SearchError for a second time."""
        if release_id in self._spans:
            raise SearchError(f"release {release_id} came twice; it must be indexed once")
        self._spans[release_id] = first, last

    def save(self, folder: Path) -> None:
        pairs = sorted((name.encode("utf-8"), span) for name, span in self._spans.items())
        np.save(folder / _IDS, np.array([name for name, _ in pairs] or [b""], np.bytes_))
        np.save(folder / _SPANS, np.array([s for _, s in pairs] or [(0, 0)], np.int32))
