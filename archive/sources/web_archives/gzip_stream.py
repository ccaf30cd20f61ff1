"""Gzip as web archives use it: one member a record; and what is wrong with a file that differs."""

import re
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import IO, cast

from archive.sources.ratio_limit import Guarded, is_swollen
from archive.sources.web_archives.inflating import Inflating, beginning_of, is_gzip, next_member
from archive.sources.web_archives.zstd_stream import ZSTD_FAULTS, Unpacking, is_zstd

_AT_ONCE = 1 << 16
_SPOOLED = 16_000_000
_RECORD_START = re.compile(rb"WARC/\d|filedesc:|[a-z][a-z0-9+.-]*:\S* |\s*\Z", re.IGNORECASE)
_LENGTH = re.compile(rb"^Content-Length: *(\d{1,15})\r?$", re.IGNORECASE | re.MULTILINE)
_BETWEEN = 100
"""Bytes: shorter than any record; blank lines stand there."""
_SECOND_RECORD = b"\r\n\r\nWARC/1."
_SECOND_OF_ARC = re.compile(rb"\n[a-z][a-z0-9+.-]*:\S* [\d.]+ \d{14} \S+ (?:\S+ )*\d+\r?\n", re.I)


@dataclass(frozen=True, slots=True)
class Survey:
    """How a gzip file is made. one_record_each: every member begins with a record and holds one.

    fault: the first member that is damaged, cut or swollen, by its offset; None for none.
    """

    one_record_each: bool = True
    fault: str | None = None


def survey(stream: IO[bytes]) -> Survey:
    """Read a gzip file once to its end; any other file is as it should be.

    A reader of records stops in silence at a cut last member (measured); this sees it.
    """
    if not is_gzip(stream):
        return Survey()
    whole = True
    for start, head, total, fault in _members(stream):
        whole = whole and not _holds_another(head) and total <= _longest(head)
        if fault:  # how it begins may be damaged, too
            whole = whole and (start > 0 or _is_one_of_several(stream))
            return Survey(whole, f"member at offset {start} {fault}")
        whole = whole and bool(_RECORD_START.match(head))
    return Survey(whole)


def _is_one_of_several(stream: IO[bytes]) -> bool:
    """Whether a damaged first member holds one record, as another of the file does."""
    if _holds_another(beginning_of(stream, 0, _AT_ONCE)):
        return False
    start = next_member(stream, 0)
    return start is not None and not _holds_another(beginning_of(stream, start, _AT_ONCE))


def _holds_another(head: bytes) -> bool:
    """Whether a second record begins in the beginning of a member."""
    if head.startswith(b"WARC/"):
        return _SECOND_RECORD in head[5:]
    return _SECOND_RECORD in head or bool(_SECOND_OF_ARC.search(head))


def _longest(head: bytes) -> int:
    """How much a member may hold that begins so: a record with its head, and what parts it from the
    next. No limit where it states none."""
    of_record, _, _ = head.partition(b"\r\n\r\n")
    stated = _LENGTH.search(of_record) if head.startswith(b"WARC/") else None
    return len(of_record) + int(stated[1]) + _BETWEEN if stated else sys.maxsize


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A stream without its packing. fault: why it lacks something of what was packed, '' where it
    does not. garbled: it may hold what was not packed."""

    stream: IO[bytes]
    fault: str = ""
    garbled: bool = False


@contextmanager
def unpacked(stream: IO[bytes]) -> Iterator[Unpacked]:
    """The stream without its gzip or Zstandard, seekable; beyond 16 MB it lies on the disk.

    Raises BombError.
    """
    # Without a buffer: what a full disk refused would wait in it, and be refused again by the next
    # seek, when all that was written can be read.
    with tempfile.SpooledTemporaryFile(_SPOOLED, buffering=0) as plain:
        packed = Unpacking(stream) if is_zstd(stream) else Inflating(stream)
        try:
            _write_all(Guarded(stream, packed), cast(IO[bytes], plain))
        except (EOFError, OSError, *ZSTD_FAULTS) as error:
            # What was unpacked is read.
            at = stream.tell()
            left = stream.seek(0, 2) - at
            packed.faults.append(f"{error}: {left} bytes behind offset {at} not read")
        plain.seek(0)
        records = BufferedReader(cast(RawIOBase, plain))
        yield Unpacked(records, "; ".join(packed.faults), packed.garbled)


def _write_all(pieces: Guarded, plain: IO[bytes]) -> None:
    """Raises OSError where not all could be written; without a buffer a file takes a part."""
    while piece := pieces.read(_AT_ONCE):
        while piece:
            piece = piece[plain.write(piece) :]


def _members(stream: IO[bytes]) -> Iterator[tuple[int, bytes, int, str | None]]:
    """Of each member: its offset, the beginning and the length of what it holds, what is wrong with
    it."""
    stream.seek(0)
    start, waiting = 0, stream.read(_AT_ONCE)
    while waiting:
        member = zlib.decompressobj(wbits=31)
        head, total, packed = b"", 0, 0
        while not member.eof:
            if not waiting and not (waiting := stream.read(_AT_ONCE)):
                yield start, head, total, "has no end"
                return
            try:
                piece = member.decompress(waiting, _AT_ONCE * 16)
            except zlib.error as error:
                yield start, head, total, f"is damaged: {error}"
                return
            head = head or piece
            total += len(piece)
            unread = member.unused_data if member.eof else member.unconsumed_tail
            packed += len(waiting) - len(unread)
            waiting = unread
            if is_swollen(total, packed):
                yield start, head, total, f"is a bomb: {total} bytes out of {packed}"
                return
        yield start, head, total, None
        start += packed
        waiting = waiting or stream.read(_AT_ONCE)
        while waiting and not waiting.strip(b"\0"):
            start += len(waiting)
            waiting = stream.read(_AT_ONCE)
        padding = len(waiting) - len(waiting.lstrip(b"\0"))
        start, waiting = start + padding, waiting[padding:]
