"""Web archive files packed by Zstandard, one frame a record, often with a dictionary in front.

Format: "WARC Zstandard compression" of the IIPC; the dictionary stands in a skippable frame
(RFC 8878, 3.1.2), itself packed or not.
"""

import struct
from collections.abc import Iterator
from typing import IO

import zstandard

_FRAME = b"\x28\xb5\x2f\xfd"
_DICTIONARY_FRAME = b"\x5d\x2a\x4d\x18"
_LONGEST_DICTIONARY = 100_000_000
_AT_ONCE = 1 << 12
"""Packed bytes at a time: little, because a bomb makes 20,000 of one."""
_MOST_FAULTS = 1000
"""After so many it is no damage that is read on behind, but noise."""

ZSTD_FAULTS = (zstandard.ZstdError,)
"""What reading raises where the packing is damaged."""


def is_zstd(stream: IO[bytes]) -> bool:
    stream.seek(0)
    return stream.read(4) in (_FRAME, _DICTIONARY_FRAME)


class Unpacking:
    """A packed stream, read from its beginning to its end without its packing.

    Behind a damaged frame the next one is read. faults: what was wrong, with offsets. Raises
    ZstdError where the dictionary is damaged: no frame can be read without it.
    """

    garbled = False

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._pieces = self._frames()
        self._end = 0
        self.faults: list[str] = []

    def read(self, _size: int = -1, /) -> bytes:
        """The next bytes, few or many; none at the end."""
        return next(self._pieces, b"")

    def _frames(self) -> Iterator[bytes]:
        unpacker = zstandard.ZstdDecompressor(dict_data=_dictionary(self._packed))
        start: int | None = self._packed.tell()
        while start is not None and len(self.faults) < _MOST_FAULTS:
            yield from filter(None, self._frame(unpacker, start))
            start = _next_frame(self._packed, self._end)

    def _frame(self, unpacker: zstandard.ZstdDecompressor, start: int) -> Iterator[bytes]:
        """Its content; self._end is then where to look for the next one."""
        frame, at = unpacker.decompressobj(), start
        while not frame.eof:
            self._packed.seek(at)
            packed = self._packed.read(_AT_ONCE)
            self._end = start + 1
            if not packed:
                self.faults.append(f"the frame at offset {start} has no end")
                return
            try:
                yield frame.decompress(packed)
            except zstandard.ZstdError as error:
                self.faults.append(f"the frame at offset {start} is damaged: {error}")
                return
            at += len(packed)
        self._end = at - len(frame.unused_data)


def _next_frame(packed: IO[bytes], at: int) -> int | None:
    """Where the next frame begins, at an offset or behind it."""
    packed.seek(at)
    waiting = b""
    while piece := packed.read(_AT_ONCE):
        waiting += piece
        if (place := waiting.find(_FRAME)) >= 0:
            return at + place
        at, waiting = at + len(waiting[:-3]), waiting[-3:]
    return None


def _dictionary(packed: IO[bytes]) -> zstandard.ZstdCompressionDict | None:
    """The dictionary in front, where there is one; the stream then stands behind it."""
    packed.seek(0)
    if packed.read(4) != _DICTIONARY_FRAME:
        packed.seek(0)
        return None
    (size,) = struct.unpack("<I", packed.read(4).ljust(4, b"\0"))
    content = packed.read(min(size, _LONGEST_DICTIONARY))
    if content.startswith(_FRAME):
        unpacker = zstandard.ZstdDecompressor()
        content = unpacker.decompress(content, max_output_size=_LONGEST_DICTIONARY)
    return zstandard.ZstdCompressionDict(content)
