"""A body without the chunks in which it was sent (RFC 9112, 7.1)."""

import re

_HEAD = re.compile(rb"[ \t]*([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n", re.IGNORECASE)
_BEHIND = re.compile(rb"\r\n(?=[0-9a-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n)", re.IGNORECASE)


def without_chunks(body: bytes) -> bytes:
    """What was sent in chunks; a body without any, whatever its head says, as it is.

    The trailer is none of it. A chunk ends before the line that opens the next, if its stated size
    leads elsewhere; where no such line follows, the rest is taken as it stands.
    """
    pieces: list[bytes] = []
    at = 0
    while head := _HEAD.match(body, at):
        size = int(head[1], 16)
        if size == 0:
            return b"".join(pieces)
        end = _end(body, head.end(), size)
        pieces.append(body[head.end() : end])
        at = end + 2
    return b"".join((*pieces, body[at:]))


def _end(body: bytes, start: int, size: int) -> int:
    """Where a chunk ends that begins here: as stated if the next one opens there."""
    stated = start + size
    if _BEHIND.match(body, stated):
        return stated
    behind = _BEHIND.search(body, start)
    if behind:
        return behind.start()
    return stated if body[stated : stated + 2] == b"\r\n" else len(body)
