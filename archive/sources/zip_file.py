"""A zip file, streamed member by member and never extracted."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO

from archive.boundary import as_finding, attempt_each
from archive.models import Capture, Finding, FindingKind
from archive.sources.classify import take_stream
from archive.sources.interface import OfPlace, first_bytes
from archive.sources.members import ZIP_FAULTS, damage, unsafe_name
from archive.sources.skip_counts import Tally
from archive.sources.zip_salvage import salvage

_LINK = 0o120000
_FORMAT = 0o170000

_MOST_TIMES = 1_032
"""What the deflate format can grow by (zlib.net/zlib_tech.html)."""


class ZipSource(OfPlace):
    """Names of members are data, never paths; of two members with one name both are taken."""

    @staticmethod
    def accepts(place: Path) -> bool:
        named = place.suffix.lower() == ".zip"
        return place.is_file() and (
            named or (first_bytes(place, 4) == b"PK\x03\x04" and _plain(place))
        )

    def captures(self) -> Iterator[Capture | Finding]:
        try:
            with zipfile.ZipFile(self._place) as archive:
                yield from self._members(archive)
        except ZIP_FAULTS as error:
            yield from self._salvaged(error)

    def _salvaged(self, error: Exception) -> Iterator[Capture | Finding]:
        """What can be read without the directory at the end, where that is cut or damaged."""
        tally, count = Tally(self.name), 0
        with self._place.open("rb") as stream:
            for count, member in enumerate(salvage(stream, self._limits.max_kept_bytes), 1):
                locator = f"{self.name}!{member.name}#{count}"
                if member.fault:
                    yield Finding(locator, FindingKind.DAMAGED, "unreadable", member.fault)
                elif not member.name.endswith("/"):
                    content = io.BytesIO(member.content)
                    parts = _parts(member.name)
                    yield from take_stream(content, locator, parts, self._limits, tally)
        reason = "directory-lost" if count else "not-an-archive"
        yield damage(self.name, reason, error)
        yield from tally.findings()

    def _members(self, archive: zipfile.ZipFile) -> Iterator[Capture | Finding]:
        tally, seen = Tally(self.name), Counter[str]()
        entries, total = archive.infolist(), 0
        largest = _MOST_TIMES * self._place.stat().st_size
        for number, entry in enumerate(entries):
            total += min(entry.file_size, largest)  # a false size of one costs no other
            if number >= self._limits.max_members or total > self._limits.max_total_bytes:
                detail = f"stopped at {number}; {len(entries) - number} members not read"
                yield Finding(self.name, FindingKind.DAMAGED, "too-many-members", detail)
                break
            if entry.is_dir():
                continue
            seen[entry.filename] += 1
            again = f"#{seen[entry.filename]}" if seen[entry.filename] > 1 else ""
            locator = f"{self.name}!{entry.filename}{again}"
            if self._limits.watch.passes_over(locator):
                continue
            member = partial(self._member, archive, entry, locator, tally)
            yield from attempt_each(member, as_finding(locator))
        yield from tally.findings()

    def _member(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, locator: str, tally: Tally
    ) -> Iterator[Capture | Finding]:
        if (entry.external_attr >> 16) & _FORMAT == _LINK:
            yield Finding(locator, FindingKind.SKIPPED, "link")
            return
        if self._limits.is_bomb(entry.file_size, entry.compress_size):
            yield Finding(locator, FindingKind.DAMAGED, "bomb", f"{entry.file_size} bytes unpacked")
            return
        yield from unsafe_name(entry.filename, locator)
        try:
            with self._opened(archive, entry) as stream:
                parts = _parts(entry.filename)
                yield from take_stream(stream, locator, parts, self._limits, tally)
        except ZIP_FAULTS as error:
            reason = "encrypted" if entry.flag_bits & 1 else "unreadable"
            yield damage(locator, reason, error)

    def _opened(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
        """A member; by its own header alone where the name in that says UTF-8 and is not."""
        try:
            return archive.open(entry)
        except UnicodeDecodeError as error:
            with self._place.open("rb") as stream:
                members = salvage(stream, self._limits.max_kept_bytes, entry.header_offset)
                member = next(members, None)
            if member is None or member.fault:
                raise zipfile.BadZipFile(member.fault if member else str(error)) from error
            return io.BytesIO(member.content)


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for part in name.split("/") if part) or ("",)


def _plain(place: Path) -> bool:
    """Not one of the office formats or web-archive collections that are zip files inside."""
    return place.suffix.lower() not in (".docx", ".odt", ".wacz", ".xlsx", ".pptx", ".epub")
