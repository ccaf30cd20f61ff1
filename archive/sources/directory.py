"""A folder: a mirror, a web-archive download, saved pages, and the archive files among them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from archive.boundary import as_finding, attempt_each
from archive.models import Capture, Finding, FindingKind
from archive.registry import resolve
from archive.sources.file import take_file
from archive.sources.interface import Limits, OfPlace, Reader, Source
from archive.sources.skip_counts import Tally
from archive.sources.web_archives.revisits import Revisits

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
        waiting = [self._place]
        # Not os.walk: it calls itself for each level, and a folder may be deeper than that can go.
        while waiting:
            folder = _listed(waiting.pop())
            yield from folder.findings
            for place in folder.files:
                if self._limits.watch.passes_over(str(place)):
                    continue
                yield from attempt_each(partial(self._safely, place, tally), as_finding(str(place)))
            waiting.extend(reversed(folder.folders))
        self._limits.watch.report(self.name, "")
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
        """Raises OSError for a link that leads to itself."""
        return Path(os.path.realpath(place, strict=True)).is_relative_to(self._place.resolve())

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


@dataclass(frozen=True, slots=True)
class _Listed:
    """What stands in a folder, by name. folders: those to be entered, which no link is."""

    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


def _listed(folder: Path) -> _Listed:
    try:
        with os.scandir(folder) as entries:
            named = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        return _Listed(findings=(_unreadable(str(folder), error),))
    folders = [entry for entry in named if _is_folder(entry)]
    links = [entry.path for entry in folders if entry.is_symlink()]
    return _Listed(
        tuple(Path(entry.path) for entry in folders if not entry.is_symlink()),
        tuple(Path(entry.path) for entry in named if not _is_folder(entry)),
        tuple(Finding(link, FindingKind.SKIPPED, "link-to-folder") for link in links),
    )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _unreadable(locator: str, error: OSError) -> Finding:
    return Finding(locator, FindingKind.DAMAGED, "unreadable", str(error.strerror or error))
