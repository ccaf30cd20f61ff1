"""What stands at the end of many releases of one site: learned from the store, not searched."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from archive.models import GAP, Block, BlockKind
from archive.records import State, StoredRelease

_LAST = 3
_LONG_ENOUGH = 60
_ENOUGH_WORKS = 5


def standing_texts(releases: Iterable[StoredRelease]) -> frozenset[str]:
    """The texts of blocks that close five works or more of one host, word for word.

    Only of the last three blocks, and none in which somebody speaks: what was said must be found
    as often as it was said.
    """
    works: dict[tuple[str, str], set[str]] = {}
    for held in releases:
        if held.state is State.PUBLIC:
            host = urlsplit(held.capture.url or "").hostname or ""
            for text in _closing(held):
                works.setdefault((host, text), set()).add(held.work_id)
    return frozenset(text for (_, text), found in works.items() if len(found) >= _ENOUGH_WORKS)


def _closing(held: StoredRelease) -> Iterator[str]:
    spoken = [part for quote in held.release.quotes for part in quote.parts]
    start = 0
    places: list[tuple[int, Block]] = []
    for block in held.release.blocks:
        places.append((start, block))
        start += len(block.text) + len(GAP)
    own = [pair for pair in places[1:] if pair[1].kind is not BlockKind.CONTACT]
    for at, block in own[-_LAST:]:
        quoted = any(part.start < at + len(block.text) and part.end > at for part in spoken)
        if len(block.text) >= _LONG_ENOUGH and not quoted:
            yield block.text
