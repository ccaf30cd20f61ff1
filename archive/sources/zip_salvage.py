"""The members of a zip file whose directory is lost, found by the header before each of them.

Format: APPNOTE.TXT 4.3.7 (local file header) and 4.4.4 (flags).
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from archive.sources.interface import read_up_to

_HEADER = struct.Struct("<4s5H3I2H")
_MAGIC = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_BEHIND, _UTF8 = 0x1, 0x8, 0x800
_AT_ONCE = 1 << 16


class SalvageError(Exception):
    """A member that cannot be read, or not to its end."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """One member. content: unpacked, at most as long as was asked for; '' of a folder."""

    name: str
    content: bytes
    fault: str = ""


def salvage(stream: IO[bytes], at_most: int, start_at: int = 0) -> Iterator[Salvaged]:
    """Every member that can be found from an offset on; a member over at_most bytes has a fault and
    no content."""
    at = _find(stream, start_at)
    while at is not None:
        stream.seek(at)
        header = stream.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return
        _, _, flags, method, _, _, crc, packed, size, named, extra = _HEADER.unpack(header)
        name = stream.read(named).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        stream.seek(extra, 1)
        start = stream.tell()
        known = None if flags & _SIZES_BEHIND else (packed, size, crc)
        try:
            content = _content(stream, flags, method, known, at_most)
            yield Salvaged(name, content)
            at = _find(stream, start + packed if known else start)
        except (SalvageError, zlib.error) as error:
            yield Salvaged(name, b"", str(error))
            at = _find(stream, start)


def _content(
    stream: IO[bytes], flags: int, method: int, known: tuple[int, int, int] | None, at_most: int
) -> bytes:
    if flags & _ENCRYPTED:
        raise SalvageError("encrypted")
    if known and known[1] > at_most:
        raise SalvageError(f"{known[1]} bytes unpacked")
    if method == _STORED and known:
        content = read_up_to(stream, min(known[:2]))  # whatever a false header says of its size
    elif method == _DEFLATED:
        content = _inflated(stream, at_most)
    else:
        raise SalvageError(f"packed by method {method}, or of unknown length")
    if known and (len(content) != known[1] or zlib.crc32(content) != known[2]):
        raise SalvageError("cut short, or untrue to its checksum")
    return content


def _inflated(stream: IO[bytes], at_most: int) -> bytes:
    unpacking, pieces, size = zlib.decompressobj(-zlib.MAX_WBITS), [], 0
    packed = stream.read(_AT_ONCE)
    while packed and not unpacking.eof:
        piece = unpacking.decompress(packed, at_most + 1 - size)
        pieces.append(piece)
        size += len(piece)
        if size > at_most:
            raise SalvageError(f"over {at_most} bytes unpacked")
        packed = unpacking.unconsumed_tail or stream.read(_AT_ONCE)
    if not unpacking.eof:
        raise SalvageError("cut short")
    return b"".join(pieces)


def _find(stream: IO[bytes], start: int) -> int | None:
    """The offset of the next local header."""
    stream.seek(start)
    at, overlap = start, b""
    while piece := stream.read(1 << 20):
        offset = (overlap + piece).find(_MAGIC)
        if offset >= 0:
            return at - len(overlap) + offset
        at += len(piece)
        overlap = piece[-3:]
    return None
