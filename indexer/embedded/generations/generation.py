"""An open generation: its segments, which of their documents live, and the views of them."""

import threading
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from archive.errors import IndexDamaged
from indexer.embedded.columns.columns import Mask
from indexer.embedded.generations.publishing import (
    FileEntry,
    Manifest,
    SegmentEntry,
    is_sound,
    read_manifest,
)
from indexer.embedded.searching.view import View
from indexer.embedded.segment import Segment, live_mask, places_of
from indexer.embedded.terms.phrases import PhraseFinder
from indexer.embedded.terms.terms import TermsFormat


class Generation:
    """Immutable; several threads may search it at once."""

    def __init__(
        self, folder: Path, manifest: Manifest, segments: dict[tuple[FileEntry, ...], Segment]
    ) -> None:
        self.folder = folder
        self.manifest = manifest
        self.segments = segments
        parts = [(segments[entry.files], entry) for entry in manifest.segments]
        self._parts = [
            (segment, live_mask(len(segment), tombstones(folder, entry)))
            for segment, entry in parts
        ]
        exact = [segment.terms.exact for segment, _ in self._parts]
        exact_parts = [part for part in exact if part is not None]
        self._phrases = PhraseFinder(exact_parts) if len(exact_parts) == len(exact) else None
        self.view = self._view_without(frozenset())
        self._lock = threading.Lock()
        self._excluding: tuple[frozenset[str], View] = (frozenset(), self.view)

    def without(self, excluded: frozenset[str]) -> View:
        """The view in which the documents of some releases are dead; the last one is kept."""
        if not excluded:
            return self.view
        with self._lock:
            if self._excluding[0] != excluded:
                self._excluding = (excluded, self._view_without(excluded))
            return self._excluding[1]

    def _view_without(self, excluded: frozenset[str]) -> View:
        masks: list[Mask] = []
        for segment, live in self._parts:
            masks.append(live & ~places_of(segment, excluded) if excluded else live)
        return View([segment for segment, _ in self._parts], masks, self._phrases)


class GenerationOpener:
    """Opens generations, each file proved once and each segment opened once, however many
    generations share it."""

    def __init__(self, terms: TermsFormat) -> None:
        self._terms = terms
        self._proved: set[tuple[int, int, int, str]] = set()

    def open(self, folder: Path, before: Generation | None) -> Generation:
        """Open and prove a generation. before: the one that was open until now.

        Raises IndexDamaged naming what is at fault.
        """
        manifest = read_manifest(folder)
        if manifest.engine != self._terms.name:
            raise IndexDamaged(f"{folder.name} is of {manifest.engine}, not {self._terms.name}")
        self._prove(folder, manifest.files())
        opened = before.segments if before else {}
        segments = {
            entry.files: opened.get(entry.files) or Segment(folder / entry.name, self._terms)
            for entry in manifest.segments
        }
        for entry in manifest.segments:
            if len(segments[entry.files]) != entry.documents:
                raise IndexDamaged(f"{folder.name}: {entry.name} holds other documents than told")
        return Generation(folder, manifest, segments)

    def _prove(self, folder: Path, files: Iterable[FileEntry]) -> None:
        for entry in files:
            try:
                mark = _mark(folder / entry.path, entry)
                if mark not in self._proved and not is_sound(folder / entry.path, entry):
                    raise IndexDamaged(f"{folder.name}: {entry.path} is damaged")
            except OSError as error:
                raise IndexDamaged(f"{folder.name}: {entry.path}: {error}") from error
            self._proved.add(mark)


def _mark(path: Path, entry: FileEntry) -> tuple[int, int, int, str]:
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns, entry.digest


def tombstones(folder: Path, entry: SegmentEntry) -> NDArray[np.int32]:
    """The dead documents of a segment. Raises IndexDamaged where they cannot be read."""
    if entry.tombstones is None:
        return np.zeros(0, np.int32)
    try:
        return np.asarray(np.load(folder / entry.tombstones.path), np.int32)
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"{folder.name}: {entry.tombstones.path}: {error}") from error
