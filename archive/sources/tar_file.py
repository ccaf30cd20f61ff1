"""A tar file, plain or compressed, streamed from the first member to the last."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any, cast

from archive.boundary import as_finding, attempt_each
from archive.models import Capture, Finding, FindingKind
from archive.sources.classify import take_stream
from archive.sources.interface import OfPlace, first_bytes
from archive.sources.members import damage, unsafe_name
from archive.sources.ratio_limit import BombError, Guarded
from archive.sources.skip_counts import Tally
from archive.sources.tar_headers import Headers, watched_by

_ENDINGS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_FAULTS = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError)
_OPENERS: tuple[tuple[bytes, Callable[[IO[bytes]], Any]], ...] = (
    (b"\x1f\x8b", lambda packed: gzip.GzipFile(fileobj=packed)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)


class TarSource(OfPlace):
    """Read as one stream, so that a cut or damaged archive still gives the members it holds."""

    @staticmethod
    def accepts(place: Path) -> bool:
        named = place.name.lower().endswith(_ENDINGS)
        return place.is_file() and (named or first_bytes(place, 512)[257:262] == b"ustar")

    def captures(self) -> Iterator[Capture | Finding]:
        tally, headers = Tally(self.name), Headers()
        try:
            with self._place.open("rb") as packed:
                yield from self._members(Guarded(packed, _unpacking(packed)), headers, tally)
        except BombError as error:
            yield damage(self.name, "bomb", error)
        except _FAULTS as error:
            reason = "record-cut-short" if headers.good else "not-an-archive"
            yield damage(self.name, reason, error)
        else:
            yield from headers.findings(self.name)
        yield from tally.findings()

    def _members(
        self, stream: Guarded, headers: Headers, tally: Tally
    ) -> Iterator[Capture | Finding]:
        seen, total = Counter[str](), 0
        # Without `ignore_zeros` the reader would end in silence at the first damaged header.
        options: dict[str, Any] = {"tarinfo": watched_by(headers), "ignore_zeros": True}
        with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|", **options) as archive:
            for number, entry in enumerate(archive):
                total += entry.size
                if number >= self._limits.max_members or total > self._limits.max_total_bytes:
                    headers.ended = True
                    left = self._place.stat().st_size - stream.taken
                    detail = f"stopped at member {number}; about {left} bytes not read"
                    yield Finding(self.name, FindingKind.DAMAGED, "too-many-members", detail)
                    return
                seen[entry.name] += 1
                again = f"#{seen[entry.name]}" if seen[entry.name] > 1 else ""
                locator = f"{self.name}!{entry.name}{again}"
                if self._limits.watch.passes_over(locator):
                    continue
                member = partial(self._member, archive, entry, locator, tally)
                yield from attempt_each(member, as_finding(locator), (BombError, *_FAULTS))
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


def _unpacking(packed: IO[bytes]) -> IO[bytes]:
    head = packed.read(6)
    packed.seek(0)
    for magic, opened in _OPENERS:
        if head.startswith(magic):
            return cast(IO[bytes], opened(packed))
    return packed
