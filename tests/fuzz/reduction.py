"""A failing case made smaller, as long as it fails in the same way."""

import time
from collections.abc import Callable

_SECONDS = 30


def reduced(case: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Pieces are left out, large ones first, until none can be spared or the time is up."""
    until = time.monotonic() + _SECONDS
    size = max(len(case) // 2, 1)
    while True:
        case = _without_pieces(case, size, fails, until)
        if size == 1 or time.monotonic() > until:
            return case
        size = max(size // 2, 1)


def _without_pieces(case: bytes, size: int, fails: Callable[[bytes], bool], until: float) -> bytes:
    start = 0
    while start < len(case) and time.monotonic() < until:
        shorter = case[:start] + case[start + size :]
        if fails(shorter):
            case = shorter
        else:
            start += size
    return case
