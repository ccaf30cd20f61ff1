"""New releases as rows: the work each belongs to, and the state it begins in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from archive.records import State
from archive.store.database.batches import chunks
from archive.store.database.rows import Values, now, state_of
from archive.store.database.tables import descriptions, releases, state_changes
from archive.store.works.near_duplicates import Copies, NewText, sketched

SEVERITY = (State.PUBLIC, State.HIDDEN, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class _Twin:
    """A release held with the same words."""

    id: str
    work_id: str
    state: State
    reason: str


def add_releases(connection: Connection, new: Mapping[str, NewText]) -> None:
    """Add releases, given by id with their texts, public at first.

    The same words on another page, or nearly the same about the same day, make it one work. The
    copy of a withdrawn or hidden release begins in that state: taking it in from another place
    must not undo an archivist's decision.
    """
    if not new:
        return
    twins = _twins(connection, {text.text_key for text in new.values()} - {""})
    copies, added = Copies(connection), dict[str, _Twin]()
    rows: list[Values] = []
    for release_id, text in new.items():
        candidate = sketched(text)
        twin = twins.get(text.text_key) or _near_twin(
            connection, copies.original_of(candidate), added
        )
        added[release_id] = twin = twin or _Twin(release_id, release_id, State.PUBLIC, "")
        rows.append(_row(release_id, twin))
        copies.add(release_id, candidate)
        if text.text_key:
            twins.setdefault(text.text_key, twin)
    connection.execute(insert(releases), rows)
    copies.write()
    record_states(connection, (row for row in rows if row["state"] != State.PUBLIC))


def record_states(connection: Connection, rows: Iterable[Values]) -> None:
    """Keep, for good, which release got which state, when and why."""
    changes = [
        {
            "release_id": row["id"],
            "state": row["state"],
            "reason": row["state_reason"],
            "moment": now(),
        }
        for row in rows
    ]
    if changes:
        connection.execute(insert(state_changes), changes)


def _row(release_id: str, twin: _Twin) -> Values:
    copied = twin.state != State.PUBLIC
    return {
        "id": release_id,
        "work_id": twin.work_id,
        "state": str(twin.state),
        "state_reason": f"same text as {twin.id}: {twin.reason}" if copied else "",
        "added": now(),
        "revision": 0,
        "left_page": False,
        "gone": False,
        "shown": None,
        "shown_fingerprint": "",
        "shown_page": "",
    }


def _near_twin(
    connection: Connection, original: str | None, added: Mapping[str, _Twin]
) -> _Twin | None:
    if original is None or original in added:
        return added.get(original or "")
    names = ("id", "work_id", "state", "state_reason")
    query = select(*(releases.c[name] for name in names)).where(releases.c.id == original)
    row = connection.execute(query).one()
    return _Twin(row.id, row.work_id, state_of(row.state), row.state_reason)


def _twins(connection: Connection, text_keys: Iterable[str]) -> dict[str, _Twin]:
    """Of each text the strictest of its releases, the oldest where several are as strict."""
    twins: dict[str, _Twin] = {}
    names = ("id", "work_id", "state", "state_reason")
    columns = (descriptions.c.text_key, *(releases.c[name] for name in names))
    for some in chunks(text_keys):
        query = select(*columns).join(releases).where(descriptions.c.text_key.in_(some))
        for row in connection.execute(query.order_by(releases.c.number, descriptions.c.id)):
            twin = _Twin(row.id, row.work_id, state_of(row.state), row.state_reason)
            strictest = twins.setdefault(row.text_key, twin)
            if SEVERITY.index(twin.state) > SEVERITY.index(strictest.state):
                twins[row.text_key] = twin
    return twins
