"""Gzip as web archives use it: one member a record; and what is wrong with a file that differs."""

import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from gzip import GzipFile
from typing import IO, cast

_MAGIC = b"\x1f\x8b"
_AT_ONCE = 1 << 16
_SPOOLED = 16_000_000
_MOST_UNPACKED = 10_000_000_000


def is_one_stream(stream: IO[bytes]) -> bool:
    """Whether the first gzip member goes on behind the first record: one stream for all."""
    stream.seek(0)
    head = stream.read(_AT_ONCE)
    stream.seek(0)
    if not head.startswith(_MAGIC):
        return False
    first = zlib.decompressobj(wbits=31)
    try:
        text = first.decompress(head, 1 << 20)
    except zlib.error:
        return False
    # Two records in one member: a second version line behind the first record's blank lines.
    return text.startswith(b"WARC/") and b"\r\n\r\nWARC/1." in text[5:]


@contextmanager
def unpacked(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """The stream without its gzip, seekable; beyond 16 MB it lies on the disk."""
    with tempfile.SpooledTemporaryFile(_SPOOLED) as plain:
        stream.seek(0)
        try:
            shutil.copyfileobj(cast(IO[bytes], GzipFile(fileobj=stream)), plain, _AT_ONCE)
        except (EOFError, zlib.error, OSError):
            # Cut short: what was unpacked is read, and the last record is found to be incomplete.
            plain.flush()
        plain.seek(0)
        yield plain


def gzip_fault(stream: IO[bytes]) -> str | None:
    """What a full integrity pass finds: a damaged or cut member, by its offset; None for nothing.

    A reader of records stops in silence at a cut last member (measured); this sees it.
    """
    stream.seek(0)
    if stream.read(2) != _MAGIC:
        return None
    stream.seek(0)
    member, start, read, total = zlib.decompressobj(wbits=31), 0, 0, 0
    rest = b""
    while data := rest or stream.read(_AT_ONCE):
        read += 0 if rest else len(data)
        rest = b""
        try:
            total += len(member.decompress(data, _AT_ONCE * 16))
            while member.unconsumed_tail and total < _MOST_UNPACKED:
                total += len(member.decompress(member.unconsumed_tail, _AT_ONCE * 16))
        except zlib.error as error:
            return f"member at offset {start}: {error}"
        if member.eof:
            rest = member.unused_data.lstrip(b"\0")
            start = read - len(rest)
            member = zlib.decompressobj(wbits=31)
            if not rest and not (rest := stream.read(_AT_ONCE)):
                return None
            read += 0 if start != read else len(rest)
    return f"member at offset {start} has no end"
