"""Which description of a release is shown, and whether its page still carries it.

Both follow from what is held alone, never from the order in which it came.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, or_, select, update

from archive.store.batches import chunks
from archive.store.metadata import next_revision
from archive.store.rows import AnyRow, Values
from archive.store.tables import captures, descriptions, releases

GONE = (404, 410)
"""Status of an answer that says the page is no more; any other page without a release says nothing
of what was on it before."""


def refresh(connection: Connection, ids: Iterable[str]) -> None:
    """Show of each release the description captured last. Raises the revision of those that a
    reader sees changed."""
    raised: int | None = None
    for some in chunks(ids):
        changes = [_Change(now, due) for now, due in _compared(connection, some) if now != due]
        if raised is None and any(change.is_seen for change in changes):
            raised = next_revision(connection)
        _write(connection, changes, raised or 0)


def latest_captures(connection: Connection, pages: Iterable[str]) -> dict[str, int]:
    """The last capture of each page that tells what the page carries."""
    latest: dict[str, int] = {}
    for some in chunks(pages):
        asked = select(captures.c.page_key, captures.c.id).where(
            captures.c.page_key.in_(some),
            captures.c.described_by != "",
            or_(captures.c.reason == "", captures.c.status.in_(GONE)),
        )
        for row in connection.execute(asked.order_by(captures.c.moment, captures.c.id)):
            latest[row.page_key] = row.id
    return latest


@dataclass(frozen=True, slots=True)
class _Showing:
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
        return _seen(self.now) != _seen(self.due)


def _seen(showing: _Showing) -> tuple[str, str, bool, bool]:
    return showing.fingerprint, showing.page, showing.left_page, showing.gone


def _compared(connection: Connection, ids: Sequence[str]) -> list[tuple[_Showing, _Showing]]:
    """What is shown of each release now, beside what is due."""
    columns = (
        *(descriptions.c[name] for name in ("id", "release_id", "capture_id", "page_key")),
        descriptions.c.fingerprint,
        descriptions.c.stale,
        captures.c.moment,
    )
    asked = select(*columns).join(captures).where(descriptions.c.release_id.in_(ids))
    found: dict[str, list[AnyRow]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.release_id, []).append(row)
    latest = latest_captures(connection, {row.page_key for rows in found.values() for row in rows})
    return [
        (present, _due(present.id, found[present.id], latest))
        for present in _present(connection, ids)
        if present.id in found
    ]


def _due(release_id: str, rows: Sequence[AnyRow], latest: dict[str, int]) -> _Showing:
    found = [row for row in rows if not row.stale]
    # Where no describer of today finds it, the last that was found stays, out of sight.
    shown = max(found or rows, key=lambda row: (row.moment, row.capture_id))
    return _Showing(
        id=release_id,
        shown=shown.id,
        fingerprint=shown.fingerprint,
        page=shown.page_key,
        left_page=not any(latest.get(row.page_key) == row.capture_id for row in found or rows),
        gone=not found,
    )


def _present(connection: Connection, ids: Sequence[str]) -> list[_Showing]:
    names = ("id", "shown", "shown_fingerprint", "shown_page", "left_page", "gone")
    asked = select(*(releases.c[name] for name in names)).where(releases.c.id.in_(ids))
    return [_Showing(*row) for row in connection.execute(asked)]


def _write(connection: Connection, changes: Sequence[_Change], raised: int) -> None:
    quiet = [_values(change.due) for change in changes if not change.is_seen]
    seen = [{**_values(change.due), "revision": raised} for change in changes if change.is_seen]
    of_release = update(releases).where(releases.c.id == bindparam("release"))
    for rows in (quiet, seen):
        if rows:
            connection.execute(of_release, rows)


def _values(showing: _Showing) -> Values:
    return {
        "release": showing.id,
        "shown": showing.shown,
        "shown_fingerprint": showing.fingerprint,
        "shown_page": showing.page,
        "left_page": showing.left_page,
        "gone": showing.gone,
    }
