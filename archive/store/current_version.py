"""Which description of a release is shown, and whether its page still carries it.

Both follow from what is held alone, never from the order in which it came.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, bindparam, or_, select, update

from archive.boundary import FAILED
from archive.store.database.batches import chunks
from archive.store.database.rows import AnyRow, Values
from archive.store.database.tables import captures, descriptions, releases
from archive.store.overlay.values import shown_fingerprint
from archive.store.upkeep.overlays import restate, settle

GONE = (404, 410)
"""Status of an answer that says the page is no more; any other page without a release says nothing
of what was on it before."""


def refresh(connection: Connection, ids: Iterable[str]) -> None:
    """Show of each release the description captured last, with what follows from it. Raises the
    revision of those that a reader sees changed."""
    changes: list[_Change] = []
    for some in chunks(ids):
        these = [_Change(now, due) for now, due in _compared(connection, some) if now != due]
        _write(connection, [change.due for change in these])
        changes.extend(these)
    restated = restate(connection, [change.due.id for change in changes if change.says_otherwise])
    settle(connection, restated, {change.due.id for change in changes if change.is_seen})


def latest_captures(connection: Connection, pages: Iterable[str]) -> dict[str, int]:
    """The last capture of each page that tells what the page carries."""
    latest: dict[str, int] = {}
    for some in chunks(pages):
        query = select(captures.c.page_key, captures.c.id).where(
            captures.c.page_key.in_(some),
            captures.c.described_by != "",
            or_(captures.c.reason == "", captures.c.status.in_(GONE), _still_carries()),
        )
        for row in connection.execute(query.order_by(captures.c.moment, captures.c.id)):
            latest[row.page_key] = row.id
    return latest


def _still_carries() -> ColumnElement[bool]:
    """Describing it failed, and what was found in it before stands until it succeeds again."""
    present = descriptions.c.stale.is_(False)
    known = select(descriptions.c.id).where(descriptions.c.capture_id == captures.c.id, present)
    return and_(captures.c.reason.in_(FAILED), known.exists())


@dataclass(frozen=True, slots=True)
class _Showing:
    """fingerprint: of the description with the overlay as it stands."""

    id: str
    shown: int | None
    fingerprint: str
    page: str
    left_page: bool
    gone: bool


@dataclass(frozen=True, slots=True)
class _Change:
    now: _Showing
    due: _Showing

    @property
    def is_seen(self) -> bool:
        """Whether more has changed than which of two equal captures is shown."""
        page_changed = (self.now.page, self.now.left_page) != (self.due.page, self.due.left_page)
        return page_changed or self.says_otherwise

    @property
    def says_otherwise(self) -> bool:
        """Whether what follows from the description may have changed."""
        return (self.now.fingerprint, self.now.gone) != (self.due.fingerprint, self.due.gone)


def _compared(connection: Connection, ids: Sequence[str]) -> list[tuple[_Showing, _Showing]]:
    """What is shown of each release now, beside what is due."""
    columns = (
        *(descriptions.c[name] for name in ("id", "release_id", "capture_id", "page_key")),
        descriptions.c.fingerprint,
        descriptions.c.stale,
        captures.c.moment,
    )
    query = select(*columns).join(captures).where(descriptions.c.release_id.in_(ids))
    described: dict[str, list[AnyRow]] = {}
    for row in connection.execute(query):
        described.setdefault(row.release_id, []).append(row)
    pages = {row.page_key for rows in described.values() for row in rows}
    latest = latest_captures(connection, pages)
    return [
        (_present(row), _due(row, described[row.id], latest))
        for row in _shown_rows(connection, ids)
        if row.id in described
    ]


def _due(release: AnyRow, rows: Sequence[AnyRow], latest: dict[str, int]) -> _Showing:
    current = [row for row in rows if not row.stale]
    # Where no describer of today finds it, the last that was found stays, out of sight.
    shown = max(current or rows, key=lambda row: (row.moment, row.capture_id))
    return _Showing(
        id=release.id,
        shown=shown.id,
        fingerprint=shown_fingerprint(shown.fingerprint, release.overlay),
        page=shown.page_key,
        left_page=not any(latest.get(row.page_key) == row.capture_id for row in current or rows),
        gone=not current,
    )


def _shown_rows(connection: Connection, ids: Sequence[str]) -> Sequence[AnyRow]:
    names = ("id", "shown", "shown_fingerprint", "shown_page", "left_page", "gone", "overlay")
    query = select(*(releases.c[name] for name in names)).where(releases.c.id.in_(ids))
    return connection.execute(query).all()


def _present(row: AnyRow) -> _Showing:
    return _Showing(
        id=row.id,
        shown=row.shown,
        fingerprint=row.shown_fingerprint,
        page=row.shown_page,
        left_page=row.left_page,
        gone=row.gone,
    )


def _write(connection: Connection, due: Sequence[_Showing]) -> None:
    if due:
        of_release = update(releases).where(releases.c.id == bindparam("release"))
        connection.execute(of_release, list(map(_values, due)))


def _values(showing: _Showing) -> Values:
    return {
        "release": showing.id,
        "shown": showing.shown,
        "shown_page": showing.page,
        "left_page": showing.left_page,
        "gone": showing.gone,
    }
