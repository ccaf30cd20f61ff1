"""The dead of a generation: documents of releases that changed, marked and not yet removed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np

from archive.errors import IndexDamaged
from indexer.documents import Changed
from indexer.embedded.columns.places import ReleasePlaces
from indexer.embedded.generations.generation import tombstones
from indexer.embedded.generations.publishing import SegmentEntry, describe


class Tombs:
    """Which documents of some segments die by changes, found by the ids of their releases."""

    def __init__(self, folder: Path, segments: Sequence[SegmentEntry]) -> None:
        self._folder = folder
        try:
            self._parts = [_Part(folder, entry) for entry in segments]
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"the releases of {folder} cannot be read: {error}") from error

    def burying(self, changes: Iterable[Changed]) -> Iterator[Changed]:
        """The changes, while all that stands of their releases is marked as dead."""
        for changed in changes:
            for part in self._parts:
                part.bury(changed)
            yield changed

    def save(self, folder: Path) -> tuple[SegmentEntry, ...]:
        """The entries of the segments, with what died since; written into a new generation."""
        return tuple(part.save(self._folder, folder) for part in self._parts)


class _Part:
    def __init__(self, folder: Path, entry: SegmentEntry) -> None:
        self._entry = entry
        self._releases = ReleasePlaces(folder / entry.name)
        self._dying: list[tuple[int, int]] = []
        self._withheld = entry.withheld

    def bury(self, changed: Changed) -> None:
        for span in self._releases.of([changed.release_id]):
            self._dying.append(span)
            # Words of an earlier description, dead long since, have to go just so.
            self._withheld = self._withheld or not changed.documents

    def save(self, served: Path, folder: Path) -> SegmentEntry:
        before = tombstones(served, self._entry)
        ordinals = [np.arange(first, last, dtype=np.int32) for first, last in self._dying]
        dead = np.unique(np.concatenate([before, *ordinals])).astype(np.int32)
        entry = msgspec.structs.replace(self._entry, withheld=self._withheld)
        if len(dead) == len(before):
            return entry
        path = folder / f"{entry.name}.{folder.stem}.npy"
        np.save(path, dead)
        (file,) = describe(folder, [path])
        return msgspec.structs.replace(entry, dead=len(dead), tombstones=file)
