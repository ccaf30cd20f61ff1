"""A tar file, plain or compressed, streamed from the first member to the last."""

import lzma
import tarfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from archive.models import Capture, Finding, FindingKind
from archive.sources.members import damage, unsafe_name
from archive.sources.reading import Limits, first_bytes
from archive.sources.taking import take_stream
from archive.sources.tally import Tally

_ENDINGS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_FAULTS = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError)


class TarSource:
    """Read as one stream, so that a cut archive still gives what stands before the cut."""

    def __init__(self, place: Path, limits: Limits) -> None:
        self._place = place
        self._limits = limits
        self.name = str(place)

    @staticmethod
    def accepts(place: Path) -> bool:
        named = place.name.lower().endswith(_ENDINGS)
        return place.is_file() and (named or first_bytes(place, 512)[257:262] == b"ustar")

    def captures(self) -> Iterator[Capture | Finding]:
        tally, read = Tally(self.name), 0
        try:
            with tarfile.open(self._place, "r|*") as archive:
                for found in self._members(archive, tally):
                    read += 1
                    yield found
        except _FAULTS as error:
            yield damage(self.name, "record-cut-short" if read else "not-an-archive", error)
        yield from tally.findings()

    def _members(self, archive: tarfile.TarFile, tally: Tally) -> Iterator[Capture | Finding]:
        seen, total = Counter[str](), 0
        for number, entry in enumerate(archive):
            total += entry.size
            if number >= self._limits.max_members or total > self._limits.max_total_bytes:
                yield Finding(
                    self.name, FindingKind.DAMAGED, "too-many-members", f"stopped at {number}"
                )
                return
            seen[entry.name] += 1
            again = f"#{seen[entry.name]}" if seen[entry.name] > 1 else ""
            yield from self._member(archive, entry, f"{self.name}!{entry.name}{again}", tally)
            archive.members = []  # type: ignore[attr-defined] # else it remembers every member

    def _member(
        self, archive: tarfile.TarFile, entry: tarfile.TarInfo, locator: str, tally: Tally
    ) -> Iterator[Capture | Finding]:
        if entry.isdir():
            return
        stream = archive.extractfile(entry) if entry.isreg() else None
        if stream is None:
            yield Finding(locator, FindingKind.SKIPPED, "link")
            return
        yield from unsafe_name(entry.name, locator)
        parts = tuple(part for part in entry.name.split("/") if part)
        yield from take_stream(stream, locator, parts or ("",), self._limits, tally)
