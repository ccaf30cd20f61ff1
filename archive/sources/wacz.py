"""A WACZ file: a zip that holds WARC files."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from archive.models import Capture, Finding
from archive.sources.members import damage
from archive.sources.reading import Limits
from archive.sources.revisits import Revisits
from archive.sources.warc import read_records

_SPOOLED = 16_000_000
_FAULTS = (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError)


class WaczSource:
    """The WARC members in order, with one table of revisits between them."""

    def __init__(self, place: Path, limits: Limits) -> None:
        self._place = place
        self._limits = limits
        self._revisits = Revisits()
        self.name = str(place)

    @staticmethod
    def accepts(place: Path) -> bool:
        return place.is_file() and place.suffix.lower() == ".wacz"

    def captures(self) -> Iterator[Capture | Finding]:
        try:
            with zipfile.ZipFile(self._place) as archive:
                for entry in archive.infolist():
                    if entry.filename.startswith("archive/") and not entry.is_dir():
                        yield from self._member(archive, entry)
        except _FAULTS as error:
            yield damage(self.name, "not-an-archive", error)
        yield from self._revisits.unresolved()

    def _member(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo
    ) -> Iterator[Capture | Finding]:
        # Records are found by offset, so the member must be seekable; beyond 16 MB it is on disk.
        with archive.open(entry) as packed, tempfile.SpooledTemporaryFile(_SPOOLED) as stream:
            shutil.copyfileobj(packed, stream)
            stream.seek(0)
            locator = f"{self.name}!{entry.filename}"
            yield from read_records(stream, locator, self._limits, self._revisits)
