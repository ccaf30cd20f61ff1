"""WARC and ARC files, plain or gzipped, record by record."""

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from functools import partial
from pathlib import Path
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from archive.models import Capture, Finding, FindingKind
from archive.sources.gzip_stream import gzip_fault, is_one_stream, unpacked
from archive.sources.reading import Limits, first_bytes, read_up_to
from archive.sources.records import RecordHead, read_head
from archive.sources.revisits import Revisit, Revisits
from archive.sources.sniffing import DOCUMENTS, Kind, media_type, sniff
from archive.sources.tally import Tally

_NAMED = re.compile(r"\.w?arc(\.gz)?(\.bad)?\Z", re.I)
_PAYLOADS = ("response", "resource", "conversion")
_FAULTS = (ArchiveLoadFailed, zlib.error, EOFError, OSError, ValueError, UnicodeError, KeyError)
_MOST_RESTARTS = 1000
_NEXT = {True: re.compile(rb"\x1f\x8b\x08"), False: re.compile(rb"(?:\A|\n)(?=WARC/\d|https?://)")}


class WarcSource:
    """The responses of a web archive file; a record untrue to its digest is set aside."""

    def __init__(self, place: Path, limits: Limits) -> None:
        self._place = place
        self._limits = limits
        self._revisits = Revisits()
        self._alone = True
        self.name = str(place)

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
            yield from self._revisits.unresolved()


def read_records(
    stream: IO[bytes],
    name: str,
    limits: Limits,
    revisits: Revisits,
    place: Path | None = None,
) -> Iterator[Capture | Finding]:
    """Every record of a seekable stream. place: where to read a payload again, for revisits."""
    if is_one_stream(stream):
        yield Finding(name, FindingKind.DAMAGED, "single-gzip-stream", "read all the same")
        with unpacked(stream) as plain:
            yield from _Reader(plain, name, limits, revisits, None).records()
        return
    yield from _Reader(stream, name, limits, revisits, place).records()
    fault = gzip_fault(stream)
    if fault:
        yield Finding(name, FindingKind.DAMAGED, "gzip-cut-short", fault)


class _Reader:
    """Goes through one stream, and goes on behind what cannot be read."""

    def __init__(
        self,
        stream: IO[bytes],
        name: str,
        limits: Limits,
        revisits: Revisits,
        place: Path | None,
    ) -> None:
        self._stream = stream
        self._name = name
        self._limits = limits
        self._revisits = revisits
        self._place = place
        self._tally = Tally(name)
        self._said = io.StringIO()
        self._offset = 0
        self._read = 0

    def records(self) -> Iterator[Capture | Finding]:
        start: int | None = 0
        for _ in range(_MOST_RESTARTS):
            if start is None:
                break
            yield from self._from(start)
            start = self._restart
        yield from self._warnings()
        if not self._read:
            yield Finding(self._name, FindingKind.DAMAGED, "no-records", "no record could be read")
        yield from self._tally.findings()

    def _from(self, start: int) -> Iterator[Capture | Finding]:
        """The records from an offset on; self._restart is where to go on after a fault."""
        self._restart: int | None = None
        self._stream.seek(start)
        records = ArchiveIterator(self._stream, check_digests=True)
        while True:
            try:
                with redirect_stderr(self._said):
                    record = next(records, None)
                if record is None:
                    return
                self._read += 1
                found = self._record(record, records, start)
            except _FAULTS as error:
                detail = f"behind offset {self._offset}: {str(error).strip()[:200]}"
                yield Finding(self._name, FindingKind.DAMAGED, "record-unreadable", detail)
                self._restart = self._next_start()
                return
            yield from found

    def _next_start(self) -> int | None:
        """Where the next record may begin, behind the last one that could be read."""
        self._stream.seek(0)
        gzipped = self._stream.read(2) == b"\x1f\x8b"
        at = self._offset + 1
        self._stream.seek(at)
        overlap = b""
        while piece := self._stream.read(1 << 20):
            match = _NEXT[gzipped].search(overlap + piece)
            if match:
                self._offset = at - len(overlap) + match.end() - (3 if gzipped else 0)
                return self._offset
            at += len(piece)
            overlap = piece[-12:]
        return None

    def _record(self, record: Any, records: Any, start: int) -> list[Capture | Finding]:
        head = read_head(record)
        with redirect_stderr(self._said):
            content = read_up_to(record.content_stream(), self._limits.max_kept_bytes + 1)
            records.read_to_end(record)
        # Only now: asking for the offset makes the reader skip what it has not yet given.
        self._offset = start + records.get_record_offset()
        locator = f"{self._name}@{self._offset}"
        if head.type == "revisit":
            return list(self._revisits.resolve(_revisit(head, locator)))
        cut = getattr(record.raw_stream, "limit", 0) > 0
        checked = record.digest_checker.passed if record.digest_checker else None
        if head.type not in _PAYLOADS:
            self._tally.skip("not-a-response", head.type)
            wrong = Finding(locator, FindingKind.DAMAGED, "digest-false", head.type, url=head.url)
            return [wrong] if checked is False else []
        return list(self._take(head, content, locator, cut, checked))

    def _take(
        self, head: RecordHead, content: bytes, locator: str, cut: bool, checked: bool | None
    ) -> Iterator[Capture | Finding]:
        kind = sniff(content[:8192], head.url, head.content_type)
        read = partial(self._payload_at, self._offset, kind)
        if not cut and checked is not False:
            self._revisits.remember(head.url, head.moment, head.digest, read)
        if cut or checked is False:
            reason = "record-cut-short" if cut else "digest-false"
            yield Finding(locator, FindingKind.QUARANTINED, reason, "", content, head.url)
        elif len(content) > self._limits.max_page_bytes and kind is Kind.HTML:
            yield Finding(locator, FindingKind.QUARANTINED, "too-large", "", content, head.url)
        elif kind in DOCUMENTS:
            yield Finding(locator, FindingKind.WORKLIST, str(kind), "", content, head.url)
        elif kind is Kind.EMPTY and (head.status or 200) < 300:
            yield Finding(locator, FindingKind.QUARANTINED, "empty", "", content, head.url)
        elif kind is Kind.HTML or (kind is Kind.EMPTY and "html" in head.content_type):
            yield from self._capture(head, content, locator, checked)
        else:
            self._tally.skip("not-html", media_type(head.content_type) or str(kind))

    def _capture(
        self, head: RecordHead, content: bytes, locator: str, checked: bool | None
    ) -> Iterator[Capture]:
        notes = () if checked else ("unverified",)
        if not checked:
            self._tally.count(FindingKind.UNVERIFIED, "no-digest")
        yield Capture(
            locator, content, head.url, head.moment, head.status, head.headers, checked, notes
        )

    def _payload_at(self, offset: int, kind: Kind) -> bytes | None:
        """The payload of the record at an offset, read again; None where it is no page.

        Raises ValueError where the stream it stood in is closed.
        """
        if kind is not Kind.HTML:
            return None
        if self._place is not None:
            with self._place.open("rb") as stream:
                return _payload(stream, offset, self._limits)
        at = self._stream.tell()
        try:
            return _payload(self._stream, offset, self._limits)
        finally:
            self._stream.seek(at)

    def _warnings(self) -> Iterator[Finding]:
        said = " ".join(self._said.getvalue().split())
        if said:
            yield Finding(self._name, FindingKind.DAMAGED, "reader-warning", said[:300])


def _revisit(head: RecordHead, locator: str) -> Revisit:
    return Revisit(
        locator,
        head.url,
        head.moment,
        head.digest,
        head.original_url,
        head.original_moment,
        head.status,
        head.headers,
    )


def _payload(stream: IO[bytes], offset: int, limits: Limits) -> bytes:
    stream.seek(offset)
    record = next(iter(ArchiveIterator(stream)))
    return read_up_to(record.content_stream(), limits.max_kept_bytes)
