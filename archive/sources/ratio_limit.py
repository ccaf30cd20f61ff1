"""A packed stream that swells beyond what pages can is stopped before it costs time or disk."""

from typing import IO

from archive.sources.interface import Readable

_HARMLESS = 100_000_000
_MOST_TIMES = 200


class BombError(Exception):
    """More was unpacked than any packing of pages yields."""


def is_swollen(unpacked: int, packed: int) -> bool:
    """Whether so many bytes, of so many packed, are a bomb: over 100 MB and over 200 times.

    Pages reach some 30 times, a mirror of alike pages 100; the deflate format ends at 1,032.
    """
    return unpacked > _HARMLESS and unpacked > _MOST_TIMES * max(packed, 1)


class Guarded:
    """An unpacking stream, measured against the packed one it reads from.

    read gives the next bytes, few or many, none at the end. Raises BombError.
    """

    def __init__(self, packed: IO[bytes], unpacking: Readable) -> None:
        self._packed = packed
        # `read` waits for all that is asked for, and drops it where the packed stream has no end.
        self._next_piece = getattr(unpacking, "read1", unpacking.read)
        self._read = 0

    @property
    def taken(self) -> int:
        """Bytes of the packed stream that were read."""
        return self._packed.tell()

    def read(self, size: int) -> bytes:
        piece: bytes = self._next_piece(size)
        self._read += len(piece)
        if is_swollen(self._read, self._packed.tell()):
            raise BombError(f"{self._read} bytes out of {self._packed.tell()}")
        return piece
