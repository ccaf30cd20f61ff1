"""WARC and ARC files, plain or packed, record by record."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from archive.models import MAY_BE_GARBLED, Capture, Finding, FindingKind
from archive.sources.interface import Limits, OfPlace, first_bytes
from archive.sources.ratio_limit import BombError
from archive.sources.web_archives.gzip_stream import survey, unpacked
from archive.sources.web_archives.revisits import Revisits
from archive.sources.web_archives.warc_reader import RecordReader
from archive.sources.web_archives.zstd_stream import is_zstd

_NAMED = re.compile(r"\.w?arc(\.gz|\.zst)?(\.bad)?\Z", re.I)


class WarcSource(OfPlace):
    """The responses of a web archive file; a record untrue to its digest is set aside."""

    def __init__(self, place: Path, limits: Limits) -> None:
        super().__init__(place, limits)
        self._revisits = Revisits()
        self._alone = True

    @staticmethod
    def accepts(place: Path) -> bool:
        head = first_bytes(place, 12)
        is_warc = head.startswith((b"WARC/", b"filedesc://"))
        return place.is_file() and (is_warc or bool(_NAMED.search(place.name)))

    def share(self, revisits: Revisits) -> None:
        """Use a table of revisits together with other files; its owner tells what is unresolved."""
        self._revisits = revisits
        self._alone = False

    def captures(self) -> Iterator[Capture | Finding]:
        try:
            with self._place.open("rb") as stream:
                yield from read_records(
                    stream, self.name, self._limits, self._revisits, self._place
                )
        except OSError as error:
            yield Finding(self.name, FindingKind.DAMAGED, "unreadable", str(error.strerror))
        if self._alone:
            self._limits.watch.report(self.name, "")
            yield from self._revisits.unresolved()


def read_records(
    stream: IO[bytes],
    name: str,
    limits: Limits,
    revisits: Revisits,
    place: Path | None = None,
) -> Iterator[Capture | Finding]:
    """Every record of a seekable stream. place: where to read a payload again, for revisits."""
    if is_zstd(stream):
        yield from _unpacked_first(stream, name, limits, revisits)
        return
    stream_survey = survey(stream)
    if not stream_survey.one_record_each:
        yield Finding(name, FindingKind.DAMAGED, "single-gzip-stream", "read all the same")
        yield from _unpacked_first(stream, name, limits, revisits)
        return
    yield from RecordReader(stream, name, limits, revisits, place).records()
    if stream_survey.fault:
        yield Finding(name, FindingKind.DAMAGED, "gzip-cut-short", stream_survey.fault)


def _unpacked_first(
    stream: IO[bytes], name: str, limits: Limits, revisits: Revisits
) -> Iterator[Capture | Finding]:
    """The records of a stream that is packed in such a way that none can be found by its offset."""
    try:
        with unpacked(stream) as plain:
            doubts = (MAY_BE_GARBLED,) if plain.garbled else ()
            yield from RecordReader(plain.stream, name, limits, revisits, None, doubts).records()
            if plain.fault:
                yield Finding(name, FindingKind.DAMAGED, "cut-short", plain.fault)
    except BombError as error:
        yield Finding(name, FindingKind.DAMAGED, "bomb", f"{error}; none of its records was read")
