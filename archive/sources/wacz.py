"""A WACZ file: a zip that holds WARC files."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from archive.models import Capture, Finding, FindingKind
from archive.sources.interface import Limits, OfPlace
from archive.sources.members import ZIP_FAULTS, damage
from archive.sources.ratio_limit import is_swollen
from archive.sources.warc import read_records
from archive.sources.web_archives.revisits import Revisits
from archive.sources.zip_salvage import salvage


class WaczSource(OfPlace):
    """The WARC members in order, with one table of revisits between them."""

    def __init__(self, place: Path, limits: Limits) -> None:
        super().__init__(place, limits)
        self._revisits = Revisits()

    @staticmethod
    def accepts(place: Path) -> bool:
        return place.is_file() and place.suffix.lower() == ".wacz"

    def captures(self) -> Iterator[Capture | Finding]:
        try:
            with (
                zipfile.ZipFile(self._place) as archive,
                tempfile.TemporaryDirectory(prefix="dateline-") as folder,
            ):
                for number, entry in enumerate(archive.infolist()):
                    if entry.filename.startswith("archive/") and not entry.is_dir():
                        yield from self._member(archive, entry, Path(folder) / str(number))
                yield from self._revisits.unresolved()
        except ZIP_FAULTS as error:
            yield from self._salvaged(error)

    def _salvaged(self, error: Exception) -> Iterator[Capture | Finding]:
        """The WARC members that are whole, where the directory at the end is cut or damaged."""
        count = 0
        with (
            self._place.open("rb") as stream,
            tempfile.TemporaryDirectory(prefix="dateline-") as folder,
        ):
            for count, member in enumerate(salvage(stream, self._limits.max_kept_bytes), 1):
                locator = f"{self.name}!{member.name}#{count}"
                if member.fault:
                    yield Finding(locator, FindingKind.DAMAGED, "unreadable", member.fault)
                elif member.name.startswith("archive/") and member.content:
                    copy = Path(folder) / str(count)
                    copy.write_bytes(member.content)
                    yield from self._records(copy, locator)
            yield from self._revisits.unresolved()
        yield damage(self.name, "directory-lost" if count else "not-an-archive", error)

    def _records(self, copy: Path, locator: str) -> Iterator[Capture | Finding]:
        with copy.open("rb") as stream:
            yield from read_records(stream, locator, self._limits, self._revisits, copy)

    def _member(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, copy: Path
    ) -> Iterator[Capture | Finding]:
        """Records are found by offset, so the member must be seekable: it lies on the disk."""
        locator = f"{self.name}!{entry.filename}"
        too_much = entry.file_size > self._limits.max_total_bytes
        if too_much or is_swollen(entry.file_size, entry.compress_size):
            yield Finding(locator, FindingKind.DAMAGED, "bomb", f"{entry.file_size} bytes unpacked")
            return
        try:
            with archive.open(entry) as packed, copy.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
        except ZIP_FAULTS as error:
            yield damage(locator, "unreadable", error)
        yield from self._records(copy, locator)
