"""Releases that are one work because the address of one leads to the other's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from archive.records import State
from archive.store.database.batches import chunks
from archive.store.database.redirect_tables import joined_works
from archive.store.database.rows import state_of
from archive.store.database.tables import descriptions, releases, state_changes
from archive.store.identity.addresses import pages_of_link
from archive.store.identity.identity import ANY_HEADING, LONE_ITEM, MatchKey
from archive.store.identity.match_keys import MatchKeys, Texts
from archive.store.upkeep.overlays import restate, settle
from archive.store.works.redirects import kin, moves
from archive.store.works.states import set_state
from archive.store.works.works import SEVERITY

Works = Mapping[str, str]
"""The work of each release."""


def join(connection: Connection, keys: Iterable[str]) -> None:
    """Make one work of each release on these pages and what it is on the page that its address
    leads to; what is no longer so is undone. Keys as links name pages."""
    pairs = sorted({pair for key in keys for pair in moves(connection, key)})
    pages = sorted({*keys, *(key for pair in pairs for key in pair)})
    copies = _Found(connection, pages)
    before = _works(connection, copies.releases)
    own = _own_works(connection, before)
    due = dict(own)
    for former, present in pairs:
        for earlier, later in copies.same(former, present):
            _unite(due, own, earlier, later)
    changed = {id: work for id, work in due.items() if work != before.get(id, work)}
    _write(connection, changed, own, due)


def releases_at(connection: Connection, key: str) -> tuple[str, ...]:
    """The ids of the releases on a page, under whichever of its addresses; the oldest first."""
    pages = [page for near in kin(connection, key) for page in pages_of_link(near)]
    query = (
        select(releases.c.id)
        .join(descriptions, descriptions.c.release_id == releases.c.id)
        .where(descriptions.c.page_key.in_(pages), descriptions.c.stale.is_(False))
        .group_by(releases.c.id, releases.c.number)
    )
    return tuple(connection.scalars(query.order_by(releases.c.number)))


class _Found:
    """The releases on some pages."""

    def __init__(self, connection: Connection, pages: Sequence[str]) -> None:
        spelled = {page for key in pages for page in pages_of_link(key)}
        self._keys = MatchKeys(connection, spelled, ())
        self._texts = Texts(connection)
        self._pages = {key: [page for page in self._on(key) if not page.stale] for key in pages}
        self.releases = {
            page.release for pages_of_key in self._pages.values() for page in pages_of_key
        }

    def same(self, former: str, present: str) -> Iterator[tuple[str, str]]:
        """The releases of two pages that are one, by heading or text; two days make two releases
        unless the words are the same."""
        for page in self._pages[former]:
            for other in self._pages[present]:
                if self._are_same(page, other):
                    yield page.release, other.release

    def _on(self, key: str) -> Iterator[MatchKey]:
        for page in pages_of_link(key):
            yield from self._keys.around(page, ())

    def _are_same(self, page: MatchKey, other: MatchKey) -> bool:
        share = self._texts.similarity(page, other)
        days_differ = bool(page.issued and other.issued and page.issued != other.issued)
        if days_differ:
            return share >= ANY_HEADING
        return share >= LONE_ITEM or (bool(page.heading) and page.heading == other.heading)


def _works(connection: Connection, ids: Iterable[str]) -> Works:
    """Of these releases, and of all that are of one work with any of them."""
    works: dict[str, str] = {}
    for batch in chunks(sorted(ids)):
        mine = select(releases.c.work_id).where(releases.c.id.in_(batch))
        query = select(releases.c.id, releases.c.work_id).where(releases.c.work_id.in_(mine))
        works |= {
            row.id: row.work_id for row in connection.execute(query.order_by(releases.c.number))
        }
    return works


def _own_works(connection: Connection, works: Works) -> dict[str, str]:
    """The work that each would be of but for redirects."""
    own = dict(works)
    for batch in chunks(sorted(works)):
        query = select(joined_works).where(joined_works.c.release_id.in_(batch))
        own |= {row.release_id: row.work_id for row in connection.execute(query)}
    return own


def _unite(due: dict[str, str], own: Works, first_work: str, second_work: str) -> None:
    """The two works as one, called as the one that was there first."""
    order = list(own.values())
    first, second = sorted((due[first_work], due[second_work]), key=order.index)
    due.update({id: first for id, work in due.items() if work == second})


def _write(
    connection: Connection, changed: Mapping[str, str], own: Works, due: Mapping[str, str]
) -> None:
    for batch in chunks(sorted(due)):
        connection.execute(delete(joined_works).where(joined_works.c.release_id.in_(batch)))
    joined = [{"release_id": id, "work_id": own[id]} for id in due if due[id] != own[id]]
    if joined:
        connection.execute(insert(joined_works), joined)
    if changed:
        row = releases.c.id == bindparam("release")
        rows = [{"release": id, "work_id": work} for id, work in changed.items()]
        connection.execute(update(releases).where(row), rows)
        settle(connection, restate(connection, changed), changed)
        _hide(connection, {due[id] for id in changed})


def _hide(connection: Connection, works: set[str]) -> None:
    """What is withdrawn or hidden is so under its new address too, unless a person set that."""
    names = ("id", "work_id", "state", "state_reason")
    query = select(*(releases.c[name] for name in names)).where(releases.c.work_id.in_(works))
    rows = connection.execute(query.order_by(releases.c.number)).all()
    decided = select(state_changes.c.release_id).where(
        state_changes.c.release_id.in_([row.id for row in rows])
    )
    set_by_people = set(connection.scalars(decided))
    for row in rows:
        away = [each for each in rows if each.work_id == row.work_id and each.state != State.PUBLIC]
        if away and row.state == State.PUBLIC and row.id not in set_by_people:
            strictest = max(away, key=lambda each: SEVERITY.index(state_of(each.state)))
            reason = f"same page as {strictest.id}: {strictest.state_reason}"
            set_state(connection, row.id, state_of(strictest.state), reason)
