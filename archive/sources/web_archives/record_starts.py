"""Where the records of a damaged web archive file may begin."""

import re
from collections.abc import Iterator
from typing import IO

_GZIPPED = re.compile(rb"(?=\x1f\x8b\x08)")
_PLAIN = re.compile(rb"\n(?=WARC/\d\.\d+[ \t]*\r?\n(?!WARC/\d)|https?://\S+ [\d.]+ \d{14} )")
_OPENS = re.compile(rb"(?:WARC/\d\.\d+[ \t]*|https?://[^\s<>\"]+ [\d.]+ \d{14} [^\n<>]*)\r?\n\Z")
_LONGEST = 3000
_AT_ONCE = 1 << 16


def starts_behind(stream: IO[bytes], offset: int, gzipped: bool) -> Iterator[int]:
    """Offsets, each greater than the one given: of gzip members, or of lines that open a record."""
    at = offset + 1 if gzipped else offset
    stream.seek(at)
    waiting, last = b"", offset
    while piece := stream.read(_AT_ONCE):
        waiting += piece
        for match in (_GZIPPED if gzipped else _PLAIN).finditer(waiting):
            if at + match.end() > last:
                last = at + match.end()
                yield last
        tail = waiting[-_LONGEST:]
        at += len(waiting) - len(tail)
        waiting = tail


def opening_before(stream: IO[bytes], offset: int) -> int | None:
    """Where the line stands that opens a record and ends at this offset: a reader that expects a
    blank line between two records takes it for that one."""
    stream.seek(max(0, offset - _LONGEST))
    before = stream.read(min(offset, _LONGEST))
    opening = _OPENS.search(before)
    return offset - len(before) + opening.start() if opening else None


def holds_a_start(content: bytes) -> bool:
    """Whether a record begins somewhere in the content of another."""
    return _PLAIN.search(b"\n" + content) is not None
