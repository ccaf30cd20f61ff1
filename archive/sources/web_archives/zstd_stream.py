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

ZSTD_FAULTS = (zstandard.ZstdError,)
"""What reading raises where the packing is damaged."""


def is_zstd(stream: IO[bytes]) -> bool:
    stream.seek(0)
    return stream.read(4) in (_FRAME, _DICTIONARY_FRAME)


class Unpacking:
    """A packed stream, read from its beginning to its end without its packing.

    read raises ZstdError for a damaged frame, EOFError for one without an end: what was given
    before is as it was packed.
    """

    garbled = False

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self.faults: list[str] = []
        self._pieces = self._unpacked()

    def read(self, _size: int = -1, /) -> bytes:
        """The next bytes, few or many; none at the end."""
        return next(self._pieces, b"")

    def _unpacked(self) -> Iterator[bytes]:
        unpacker = zstandard.ZstdDecompressor(dict_data=_dictionary(self._packed))
        frame, begun = unpacker.decompressobj(), False
        while packed := (frame.unused_data if frame.eof else b"") or self._packed.read(_AT_ONCE):
            if frame.eof:
                frame = unpacker.decompressobj()
            if piece := frame.decompress(packed):
                yield piece
            begun = not frame.eof
        if begun:
            raise EOFError("the last frame has no end")


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
