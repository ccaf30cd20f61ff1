"""A folder: a mirror, a web-archive download, saved pages, and the archive files among them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from archive.models import Capture, Finding, FindingKind
from archive.registry import resolve
from archive.sources.file import take_file
from archive.sources.interface import Limits, OfPlace, Reader, Source
from archive.sources.revisits import Revisits
from archive.sources.skip_counts import Tally

# What lies in a folder as a file of its own and is opened by another reader.
_INSIDE = (
    "archive.sources.wacz:WaczSource",
    "archive.sources.zip_file:ZipSource",
    "archive.sources.tar_file:TarSource",
    "archive.sources.warc:WarcSource",
)


class DirectorySource(OfPlace):
    """Every file below a folder, in the order of their names; links out of it are not followed."""

    def __init__(self, place: Path, limits: Limits) -> None:
        super().__init__(place, limits)
        # Of all folders above a page, the source's own may name a host: `ingest www.irco.example`.
        self._root = place.resolve().name
        # A revisit in one WARC may point to a page in another of the same folder.
        self._revisits = Revisits()

    @staticmethod
    def accepts(place: Path) -> bool:
        return place.is_dir()

    def captures(self) -> Iterator[Capture | Finding]:
        tally = Tally(self.name)
        unreadable: list[OSError] = []
        for folder, folders, files in os.walk(self._place, onerror=unreadable.append):
            folders.sort()
            yield from _linked(Path(folder), folders)
            for name in sorted(files):
                yield from self._safely(Path(folder) / name, tally)
        yield from (_unreadable(str(error.filename), error) for error in unreadable)
        yield from self._revisits.unresolved()
        yield from tally.findings()

    def _safely(self, place: Path, tally: Tally) -> Iterator[Capture | Finding]:
        try:
            yield from self._file(place, tally)
        except OSError as error:
            yield _unreadable(str(place), error)

    def _file(self, place: Path, tally: Tally) -> Iterator[Capture | Finding]:
        if place.is_symlink() and not self._stays_inside(place):
            yield Finding(str(place), FindingKind.SKIPPED, "link-outside")
        elif not place.is_file():
            yield Finding(str(place), FindingKind.SKIPPED, "special-file")
        else:
            inner = self._reader(place)
            if inner:
                yield from inner.captures()
            else:
                parts = (self._root, *place.relative_to(self._place).parts)
                yield from take_file(place, str(place), parts, self._limits, tally)

    def _stays_inside(self, place: Path) -> bool:
        return place.resolve().is_relative_to(self._place.resolve())

    def _reader(self, place: Path) -> Source | None:
        for target in _INSIDE:
            reader = cast(Reader, resolve(target))
            if reader.accepts(place):
                source = reader(place, self._limits)
                share = getattr(source, "share", None)
                if share:
                    share(self._revisits)
                return source
        return None


def _linked(folder: Path, folders: list[str]) -> Iterator[Finding]:
    """A finding for each link to a folder; what it leads to is not entered."""
    for name in folders:
        if (folder / name).is_symlink():
            yield Finding(str(folder / name), FindingKind.SKIPPED, "link-to-folder")


def _unreadable(locator: str, error: OSError) -> Finding:
    return Finding(locator, FindingKind.DAMAGED, "unreadable", str(error.strerror or error))
