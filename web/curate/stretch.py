"""What of a paragraph somebody changed in a form: the fewest words that stand in the text once."""

import re

from archive.errors import UsageError
from archive.models import GAP, Release

_WORD = re.compile(r"\S+")


def stretch(number: int, seen: str, written: str, release: Release) -> tuple[str, str]:
    """The words of a paragraph that give way, and those in their place. number: of the block.
    seen: the paragraph as the form had it. Raises UsageError where nothing changed, or the text did
    meanwhile."""
    blocks = release.blocks
    old = blocks[number].text if 0 <= number < len(blocks) else ""
    new = _lines(written)
    if _lines(old) != _lines(seen):
        raise UsageError("the text has changed meanwhile; look at it again")
    if _lines(old) == new:
        raise UsageError("the paragraph is as it was; change its words first")
    words = [match.span() for match in _WORD.finditer(old)]
    if not new or not words:
        return old, new
    ahead = _alike(old, new)
    behind = _alike(old[ahead:][::-1], new[ahead:][::-1])
    first = max((n for n, (start, _) in enumerate(words) if start <= ahead), default=0)
    last = min(
        (n for n, (_, end) in enumerate(words) if end >= len(old) - behind), default=len(words) - 1
    )
    while True:
        start, end = words[first][0], words[max(first, last)][1]
        if release.text.count(old[start:end]) == 1 or (first == 0 and last == len(words) - 1):
            return old[start:end], new[start : len(new) - (len(old) - end)]
        first, last = max(first - 1, 0), min(last + 1, len(words) - 1)


def _alike(text: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    pairs = enumerate(zip(text, other, strict=False))
    return next((n for n, (sign, its) in pairs if sign != its), min(len(text), len(other)))


def _lines(text: str) -> str:
    """The text of a form: with line feeds as the archive has them, one empty line at most."""
    return re.sub(r"\n{3,}", GAP, text.replace("\r\n", "\n")).strip("\n")
