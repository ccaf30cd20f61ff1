"""Web archive files packed by Zstandard, one frame a record, often with a dictionary in front.

Format: "WARC Zstandard compression" of the IIPC; the dictionary stands in a skippable frame
(RFC 8878, 3.1.2), itself packed or not.
"""

import struct
from typing import IO, cast

import zstandard

_FRAME = b"\x28\xb5\x2f\xfd"
_DICTIONARY_FRAME = b"\x5d\x2a\x4d\x18"
_LONGEST_DICTIONARY = 100_000_000

ZSTD_FAULTS = (zstandard.ZstdError,)
"""What reading raises where the packing is damaged."""


def is_zstd(stream: IO[bytes]) -> bool:
    stream.seek(0)
    return stream.read(4) in (_FRAME, _DICTIONARY_FRAME)


def unpacking(stream: IO[bytes]) -> IO[bytes]:
    """The stream without its packing, to be read from its beginning. Raises ZstdError."""
    dictionary = _dictionary(stream)
    stream.seek(0)
    unpacker = zstandard.ZstdDecompressor(dict_data=dictionary)
    return cast(IO[bytes], unpacker.stream_reader(stream, read_across_frames=True, closefd=False))


def _dictionary(stream: IO[bytes]) -> zstandard.ZstdCompressionDict | None:
    stream.seek(0)
    if stream.read(4) != _DICTIONARY_FRAME:
        return None
    (size,) = struct.unpack("<I", stream.read(4).ljust(4, b"\0"))
    content = stream.read(min(size, _LONGEST_DICTIONARY))
    if content.startswith(_FRAME):
        unpacker = zstandard.ZstdDecompressor()
        content = unpacker.decompress(content, max_output_size=_LONGEST_DICTIONARY)
    return zstandard.ZstdCompressionDict(content)
