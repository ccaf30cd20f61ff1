"""What a site repeats: blocks that close many of its releases, word for word.

Worked out from what is shown, in whatever state, and told by the works that carry it: the fifth
flags the block in all five, and losing one takes the flag from the four.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select

from archive.models import GAP, Block, BlockKind, Release, digest_of
from archive.store.database.batches import chunks
from archive.store.database.tables import closings, recurring

ENOUGH_WORKS = 5
_LAST = 3
_LONG_ENOUGH = 60


@dataclass(frozen=True, slots=True)
class Closing:
    """A block at the end of a release. key: of its host and words."""

    release_id: str
    block: int
    key: str
    work_id: str


def closings_of(release_id: str, work_id: str, url: str, release: Release) -> Iterator[Closing]:
    """The last three blocks that are long enough to be told apart, without contacts, the opening
    block, and those in which somebody speaks: what was said must be found as often as it was."""
    host = urlsplit(url).hostname or ""
    spoken = [part for quote in release.quotes for part in quote.parts]
    for number, start, block in _last_blocks(release):
        end = start + len(block.text)
        quoted = any(part.start < end and part.end > start for part in spoken)
        if len(block.text) >= _LONG_ENOUGH and not quoted:
            key = digest_of(f"{host}\n{block.text}".encode("utf-8", "surrogatepass"))
            yield Closing(release_id, number, key, work_id)


def restate(connection: Connection, due: Mapping[str, Sequence[Closing]]) -> set[str]:
    """Put in the closing blocks of these releases; returns the releases that carry a block which
    now recurs, or no longer does. Costs what changed, however many carry a block already."""
    before = set(_held(connection, due))
    after = {closing for closings_due in due.values() for closing in closings_due}
    _write(connection, before - after, after - before)
    gained = {closing.key for closing in after - before}
    lost = {closing.key for closing in before - after}
    known = set(_known(connection, gained | lost))
    begun = set(_begun(connection, gained - known))
    ended = {key for key in lost & known if not _recurs(connection, key)}
    if begun:
        connection.execute(insert(recurring), [{"key": key} for key in begun])
    for some in chunks(ended):
        connection.execute(delete(recurring).where(recurring.c.key.in_(some)))
    return set(_carrying(connection, begun | ended))


def flagged(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The numbers of the blocks of each release that recur."""
    blocks: dict[str, tuple[int, ...]] = {}
    columns = (closings.c.release_id, closings.c.block)
    query = select(*columns).join(recurring, recurring.c.key == closings.c.key)
    order = (closings.c.release_id, closings.c.block)
    for row in connection.execute(query.where(closings.c.release_id.in_(ids)).order_by(*order)):
        blocks[row.release_id] = (*blocks.get(row.release_id, ()), row.block)
    return blocks


def _last_blocks(release: Release) -> Iterator[tuple[int, int, Block]]:
    """Number, start in the text, and block; the last first."""
    start = sum(len(block.text) + len(GAP) for block in release.blocks)
    left = _LAST
    for number in range(len(release.blocks) - 1, 0, -1):
        block = release.blocks[number]
        start -= len(block.text) + len(GAP)
        if block.kind is not BlockKind.CONTACT:
            yield number, start, block
            left -= 1
        if not left:
            return


def _held(connection: Connection, ids: Iterable[str]) -> Iterator[Closing]:
    names = ("release_id", "block", "key", "work_id")
    columns = tuple(closings.c[name] for name in names)
    for some in chunks(ids):
        for row in connection.execute(select(*columns).where(closings.c.release_id.in_(some))):
            yield Closing(*row)


def _write(connection: Connection, out: set[Closing], new: set[Closing]) -> None:
    if out:
        row = and_(
            closings.c.release_id == bindparam("release"), closings.c.block == bindparam("number")
        )
        places = [{"release": closing.release_id, "number": closing.block} for closing in out]
        connection.execute(delete(closings).where(row), places)
    if new:
        connection.execute(insert(closings), [asdict(closing) for closing in new])


def _known(connection: Connection, keys: Iterable[str]) -> Iterator[str]:
    for some in chunks(keys):
        yield from connection.scalars(select(recurring.c.key).where(recurring.c.key.in_(some)))


def _begun(connection: Connection, keys: Iterable[str]) -> Iterator[str]:
    """Those of many works. Of keys that did not recur there are few rows to count."""
    works = func.count(closings.c.work_id.distinct())
    for some in chunks(keys):
        query = select(closings.c.key).where(closings.c.key.in_(some)).group_by(closings.c.key)
        yield from connection.scalars(query.having(works >= ENOUGH_WORKS))


def _recurs(connection: Connection, key: str) -> bool:
    """The same of one key that many may carry: reads no more of them than it takes."""
    works = select(closings.c.work_id).where(closings.c.key == key).distinct()
    return len(connection.scalars(works.limit(ENOUGH_WORKS)).all()) == ENOUGH_WORKS


def _carrying(connection: Connection, keys: Iterable[str]) -> Iterator[str]:
    for some in chunks(keys):
        yield from connection.scalars(select(closings.c.release_id).where(closings.c.key.in_(some)))
