"""What is shown, packed beside its normal text: most of its words are known from there."""

import threading

import zstandard

_LEVEL = 3
# RFC 8878: a frame of one segment, whose size is told in four bytes, in blocks that are not packed.
_FRAME = b"\x28\xb5\x2f\xfd\xa0"
_BLOCK = 2**17
_LAST = 1

UNPACKING_FAULTS = (zstandard.ZstdError, ValueError)


def packed(content: bytes, normal: bytes) -> bytes:
    """Pack what can be unpacked beside the same normal text."""
    dictionary = zstandard.ZstdCompressionDict(normal, zstandard.DICT_TYPE_RAWCONTENT)
    return zstandard.ZstdCompressor(_LEVEL, dict_data=dictionary).compress(content)


def unpacked(content: bytes, normal: bytes) -> bytes:
    """What was packed beside a normal text. Raises one of UNPACKING_FAULTS where it is damaged."""
    # A chain of frames, each known to the next: with a dictionary of its own for each text, making
    # that would take four times as long as unpacking.
    return _unpacker().decompress_content_dict_chain([_frame(normal), content])


def _frame(content: bytes) -> bytes:
    size = len(content)
    if size < _BLOCK:
        head = (size << 3 | _LAST).to_bytes(3, "little")
        return b"".join((_FRAME, size.to_bytes(4, "little"), head, content))
    parts = [_FRAME, size.to_bytes(4, "little")]
    for start in range(0, size, _BLOCK):
        block = content[start : start + _BLOCK]
        kind = len(block) << 3 | (_LAST if start + _BLOCK >= size else 0)
        parts += [kind.to_bytes(3, "little"), block]
    return b"".join(parts)


# An unpacker works for one thread at a time.
_unpackers = threading.local()


def _unpacker() -> zstandard.ZstdDecompressor:
    own: zstandard.ZstdDecompressor | None = getattr(_unpackers, "own", None)
    if own is None:
        _unpackers.own = own = zstandard.ZstdDecompressor()
    return own
