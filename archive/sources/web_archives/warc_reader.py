"""The records of one web archive stream, one after the other, whatever is wrong with some."""

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from warcio.exceptions import ArchiveLoadFailed

from archive.boundary import Failure, as_finding, attempt
from archive.models import Capture, Finding, FindingKind
from archive.sources.interface import Limits, read_up_to
from archive.sources.skip_counts import Tally
from archive.sources.sniffing import PAGES, Kind
from archive.sources.web_archives.classify_record import RecordClassifier, SentPayload
from archive.sources.web_archives.digests import can_be_judged
from archive.sources.web_archives.inflating import is_gzip
from archive.sources.web_archives.payloads import content_of, is_true
from archive.sources.web_archives.record_loader import records_of
from archive.sources.web_archives.record_starts import holds_a_start, opening_before, starts_behind
from archive.sources.web_archives.records import RecordHead, read_head
from archive.sources.web_archives.revisits import Revisit, Revisits

_PAYLOADS = ("response", "resource", "conversion")
# OverflowError: a length that no machine has.
_FAULTS = (ArchiveLoadFailed, zlib.error, EOFError, OSError, ValueError, OverflowError, KeyError)
_MOST_RESTARTS = 100_000
_UNREADABLE = "record-unreadable"


@dataclass(frozen=True, slots=True)
class _Step:
    """What one record gave. last: no other is read on from here."""

    items: tuple[Capture | Finding, ...] = ()
    last: bool = False


class RecordReader:
    """Goes through one stream, and goes on behind what cannot be read."""

    def __init__(
        self,
        stream: IO[bytes],
        name: str,
        limits: Limits,
        revisits: Revisits,
        place: Path | None,
        doubts: tuple[str, ...] = (),
    ) -> None:
        """doubts: about every record without a true digest."""
        self._stream = stream
        self._name = name
        self._limits = limits
        self._revisits = revisits
        self._place = place
        self._tally = Tally(name)
        self._classifier = RecordClassifier(limits, revisits, self._tally, self._payload_at, doubts)
        self._messages = io.StringIO()
        self._offset = 0
        self._read = 0
        self._restart: int | None = 0
        self._stepped_back = 0
        self._gzipped = is_gzip(stream)

    def records(self) -> Iterator[Capture | Finding]:
        for _ in range(_MOST_RESTARTS):
            if self._restart is None:
                break
            yield from self._from(self._restart)
        if self._restart is not None:
            yield self._given_up(self._restart)
        yield from self._warnings()
        if not self._read:
            yield Finding(self._name, FindingKind.DAMAGED, "no-records", "no record could be read")
        yield from self._tally.findings()

    def _from(self, start: int) -> Iterator[Capture | Finding]:
        """The records from an offset on; self._restart is where to go on after a fault."""
        self._restart = None
        self._stream.seek(start)
        records = records_of(self._stream, check_digests=True)
        step = _Step()
        while not step.last:
            # Inside one member of many records warcio counts to below its beginning.
            self._offset = max(records.offset, start)
            if self._limits.watch.passes_over(f"{self._name}@{self._offset}"):
                self._restart = self._next_start()
                return
            step = attempt(partial(self._next, records), self._fault)
            yield from step.items

    def _next(self, records: Any) -> "_Step":
        try:
            record = self._next_record(records)
            if record is None:
                return self._ended()
            if self._gzipped and records.reader.decompressor is None:
                # warcio goes on with the packed bytes as if they were an ARC record.
                raise ArchiveLoadFailed("a damaged gzip member")
            self._read += 1
            items = tuple(self._record(record, records))
            return _Step(items, last=self._restart is not None)
        except _FAULTS as error:
            detail = f"at offset {self._offset}: {str(error).strip()[:200]}"
            return self._go_on(Finding(self._name, FindingKind.DAMAGED, _UNREADABLE, detail))

    def _ended(self) -> "_Step":
        """warcio ends in silence at a member that holds nothing, as at the end of the file."""
        if not self._gzipped or self._next_start() is None:
            return _Step(last=True)
        detail = f"at offset {self._offset}: a gzip member that holds no record"
        return self._go_on(Finding(self._name, FindingKind.DAMAGED, _UNREADABLE, detail))

    def _next_record(self, records: Any) -> Any:
        try:
            with redirect_stderr(self._messages):
                return next(records, None)
        except TypeError as error:
            # What warcio raises of a digest that names no algorithm.
            raise ArchiveLoadFailed(str(error)) from error

    def _fault(self, failure: Failure) -> "_Step":
        return self._go_on(as_finding(f"{self._name}@{self._offset}")(failure))

    def _go_on(self, finding: Finding) -> "_Step":
        """The finding of a record that cannot be read; the next one is looked for behind it."""
        self._restart = self._next_start()
        return _Step((finding,), last=True)

    def _given_up(self, start: int) -> Finding:
        left = sum(1 for _ in starts_behind(self._stream, start - 1, self._gzipped))
        detail = f"after {_MOST_RESTARTS} damages, at offset {start}: {left} records not read"
        return Finding(self._name, FindingKind.DAMAGED, "gave-up", detail)

    def _next_start(self) -> int | None:
        """Where the next record may begin, behind the last one that could be read."""
        opening = None if self._gzipped else opening_before(self._stream, self._offset)
        if opening is not None and opening > self._stepped_back:
            self._stepped_back = opening
            return opening
        return next(starts_behind(self._stream, self._offset, self._gzipped), None)

    def _record(self, record: Any, records: Any) -> list[Capture | Finding]:
        head = read_head(record)
        locator = f"{self._name}@{self._offset}"
        self._limits.watch.report(locator, head.url)
        with redirect_stderr(self._messages):
            content = content_of(record, self._limits.max_kept_bytes + 1)
            if len(content) > self._limits.max_kept_bytes:
                return [self._too_large(locator, head.url, record, records)]
            records.read_to_end(record)
        checked = self._checked(record, head)
        wrong: list[Capture | Finding] = []
        if not checked:
            wrong.extend(self._wrong_length(head, records, locator, content))
        if not head.url and head.type in (*_PAYLOADS, "revisit"):
            unnamed = FindingKind.QUARANTINED
            return [*wrong, Finding(locator, unnamed, "no-address", head.type, content)]
        if head.type == "revisit":
            return [*wrong, *self._revisits.resolve(_revisit(head, locator), self._tally)]
        if head.type not in _PAYLOADS:
            self._tally.skip("not-a-response", head.type)
            false = Finding(locator, FindingKind.DAMAGED, "digest-false", head.type, url=head.url)
            return [*wrong, false] if checked is False else wrong
        left = getattr(record.raw_stream, "limit", 0) > 0
        # Where a record ends too early, the server's own length may still show the page whole.
        whole = head.http_length is not None and len(content) >= head.http_length
        cut = self._restart is not None or (left and not whole and not head.truncated)
        sent = SentPayload(head, content, locator, cut, checked, self._offset)
        return [*wrong, *self._classifier.classify(sent)]

    def _too_large(self, locator: str, url: str, record: Any, records: Any) -> Finding:
        """The finding of a record whose bytes are not kept: a part would pass for the whole."""
        if self._gzipped:  # Its end is not looked for by unpacking: that may be a bomb.
            self._restart = self._next_start()
        else:
            records.read_to_end(record)
        return Finding(locator, FindingKind.QUARANTINED, "too-large", "bytes not kept", url=url)

    def _checked(self, record: Any, head: RecordHead) -> bool | None:
        """Whether the digests of a record are true; None where it gives none of a known algorithm.
        A payload's digest that is false of the bytes as sent may be true in another meaning; of a
        record that was broken off it is that of the whole."""
        checker = record.digest_checker
        if not checker or checker.passed is not False:
            return checker.passed if checker else None
        if not head.digest or any("payload" not in problem for problem in checker.problems):
            return False
        if not can_be_judged(head.digest):
            return None
        if is_true(head.digest, self._as_sent(), record.http_headers, self._limits.max_kept_bytes):
            return True
        return None if head.truncated else False

    def _as_sent(self) -> bytes:
        """The payload of the present record, read again with its codings."""
        at = self._stream.tell()
        try:
            self._stream.seek(self._offset)
            record = next(records_of(self._stream))
            return read_up_to(record.raw_stream, self._limits.max_kept_bytes)
        finally:
            self._stream.seek(at)

    def _wrong_length(
        self, head: RecordHead, records: Any, locator: str, content: bytes
    ) -> Iterator[Finding]:
        """A length that is none; or one that reaches over records behind, which are read next."""
        if not head.length.isdigit():
            yield Finding(locator, FindingKind.DAMAGED, "length-impossible", head.length)
        if self._gzipped or (head.length.isdigit() and not holds_a_start(content)):
            return
        at = self._stream.tell()
        start = self._next_start()
        self._stream.seek(at)
        if start and start < self._offset + records.get_record_length():
            self._restart = start
            detail = f"reaches over the record at {start}, which was read all the same"
            yield Finding(locator, FindingKind.DAMAGED, "length-wrong", detail)

    def _payload_at(self, offset: int, kind: Kind) -> bytes | None:
        """The payload of the record at an offset, read again; None where it is no page.

        Raises ValueError where the stream it stood in is closed.
        """
        if kind not in PAGES:
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
        warnings = " ".join(self._messages.getvalue().split())
        if warnings:
            yield Finding(self._name, FindingKind.DAMAGED, "reader-warning", warnings[:300])


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
    record = next(records_of(stream))
    return content_of(record, limits.max_kept_bytes)
