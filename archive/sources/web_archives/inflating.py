"""What a gzip file holds, as far as it can be unpacked, whatever is wrong with it."""

import re
import zlib
from collections.abc import Iterator
from typing import IO, Any

from archive.sources.web_archives.record_starts import starts_behind

MAGIC = b"\x1f\x8b"
_RECORD_START = re.compile(rb"WARC/\d|filedesc:|[a-z][a-z0-9+.-]*:\S* ", re.IGNORECASE)
_FIXED_HEAD = 10
"""Bytes of a gzip header (RFC 1952, 2.3); a name may follow, up to a NUL."""
_LONGEST_HEAD = 300
_AT_ONCE = 1 << 14
_MOST_FAULTS = 1000
"""After so many it is no damage that is read on behind, but noise."""


class Inflating:
    """A gzip file, read from its beginning to its end without its packing.

    What cannot be unpacked ends its member; the next one is looked for behind it. A false checksum
    ends nothing: of 200 pages in one member the beginnings of 176 or more came out after 300 bytes
    amid it were overwritten, most of them whole. Behind a fault that ends it a block could be found
    again bit by bit, but every page repeats parts of those before it, which are lost (measured: 0
    of 151 pages whole).

    faults: what was wrong, with offsets. garbled: what was given may differ from what was packed.
    """

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._pieces = self._members()
        self._end = 0
        self.faults: list[str] = []
        self.garbled = False

    def read(self, _size: int = -1, /) -> bytes:
        """The next bytes, few or many; none at the end."""
        return next(self._pieces, b"")

    def _members(self) -> Iterator[bytes]:
        start: int | None = 0
        while start is not None and len(self.faults) < _MOST_FAULTS:
            yield from filter(None, self._member(start))
            start = next(starts_behind(self._packed, self._end - 1, True), None)
            self._name_gap(start)

    def _name_gap(self, start: int | None) -> None:
        """What stands between two members, or behind the last one, besides padding."""
        self._packed.seek(self._end)
        size = _AT_ONCE if start is None else min(_AT_ONCE, start - self._end)
        if self._packed.read(size).strip(b"\0"):
            self.faults.append(f"bytes behind offset {self._end} not read")

    def _member(self, start: int) -> Iterator[bytes]:
        """Its content; self._end is then where it ends."""
        member, at = _opened(self._packed, start)
        while not member.eof:
            self._packed.seek(at)
            packed = self._packed.read(_AT_ONCE)
            if not packed:
                self._end = at
                self.faults.append(f"the member at offset {start} has no end")
                return
            before = member.copy()
            try:
                yield member.decompress(packed)
            except zlib.error as error:
                pieces = tuple(_before_fault(before, packed))
                self._end = at + len(pieces)
                self._name(start, error)
                yield b"".join(pieces)
                return
            at += len(packed)
        self._end = at - len(member.unused_data)

    def _name(self, start: int, error: zlib.error) -> None:
        self.garbled = True
        stopped = f"the member at offset {start} is damaged before offset {self._end}"
        self.faults.append(f"{stopped}: {error}")


def is_gzip(stream: IO[bytes]) -> bool:
    """Whether records lie packed by gzip in a stream, even if its beginning is damaged."""
    stream.seek(0)
    head = stream.read(_LONGEST_HEAD)
    if head.startswith(MAGIC) or _RECORD_START.match(head):
        return head.startswith(MAGIC)
    return _opened_behind_head(stream, 0) is not None or next_member(stream, -1) is not None


def next_member(stream: IO[bytes], offset: int) -> int | None:
    """Where behind an offset a gzip member begins that opens a record."""
    for start in starts_behind(stream, offset, True):
        at = stream.tell()
        stream.seek(start)
        packed = stream.read(_AT_ONCE)
        stream.seek(at)
        if _RECORD_START.match(_beginning(zlib.decompressobj(wbits=31), packed)):
            return start
    return None


def beginning_of(stream: IO[bytes], start: int, size: int) -> bytes:
    """What the first bytes of a member hold, up to what is wrong with them."""
    member, at = _opened(stream, start)
    stream.seek(at)
    return _beginning(member, stream.read(size))


def _opened(stream: IO[bytes], start: int) -> tuple[Any, int]:
    """What unpacks the member at an offset, and where to begin with it."""
    stream.seek(start)
    try:
        zlib.decompressobj(wbits=31).decompress(stream.read(_FIXED_HEAD))
    except zlib.error:
        at = _opened_behind_head(stream, start)
        if at is not None:
            return zlib.decompressobj(wbits=-15), at
    return zlib.decompressobj(wbits=31), start


def _opened_behind_head(stream: IO[bytes], start: int) -> int | None:
    """Where what is packed begins behind a header that is damaged: it opens a record there."""
    stream.seek(start)
    head = stream.read(_LONGEST_HEAD)
    for at in (_FIXED_HEAD, head.find(b"\0", _FIXED_HEAD) + 1):
        if at and _RECORD_START.match(_beginning(zlib.decompressobj(wbits=-15), head[at:])):
            return start + at
    return None


def _beginning(member: Any, packed: bytes) -> bytes:
    return b"".join(_before_fault(member, packed))


def _before_fault(member: Any, packed: bytes) -> Iterator[bytes]:
    """What each byte gives, up to the one at which unpacking fails."""
    for at in range(len(packed)):
        try:
            yield member.decompress(packed[at : at + 1])
        except zlib.error:
            return
        if member.eof:
            return
