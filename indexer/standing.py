"""What stands at the end of many releases of one site: learned from the store, not searched."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from archive.models import GAP, Block, BlockKind, Release
from archive.publication import PublicRelease

_LAST = 3
_LONG_ENOUGH = 60
_ENOUGH_WORKS = 5


def standing_texts(releases: Iterable[PublicRelease]) -> frozenset[str]:
    """The texts of blocks that close five works or more of one host, word for word.

    Only of the last three blocks, and none in which somebody speaks: what was said must be found
    as often as it was said.
    """
    works: dict[tuple[str, str], set[str]] = {}
    for public in releases:
        host = urlsplit(public.capture.url or "").hostname or ""
        for text in _closing(public.release):
            works.setdefault((host, text), set()).add(public.work_id)
    return frozenset(text for (_, text), found in works.items() if len(found) >= _ENOUGH_WORKS)


def _closing(release: Release) -> Iterator[str]:
    spoken = [part for quote in release.quotes for part in quote.parts]
    start = 0
    places: list[tuple[int, Block]] = []
    for block in release.blocks:
        places.append((start, block))
        start += len(block.text) + len(GAP)
    own = [pair for pair in places[1:] if pair[1].kind is not BlockKind.CONTACT]
    for at, block in own[-_LAST:]:
        quoted = any(part.start < at + len(block.text) and part.end > at for part in spoken)
        if len(block.text) >= _LONG_ENOUGH and not quoted:
            yield block.text
