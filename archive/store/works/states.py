"""Making a release public, withdrawn or hidden, with a record of every change."""

from sqlalchemy import Connection, select, update

from archive.records import ReleaseState, State
from archive.store.database.metadata import next_revision
from archive.store.database.rows import AnyRow, state_of
from archive.store.database.tables import releases
from archive.store.releases import resolved
from archive.store.tenures.tenures import restate_state
from archive.store.works.works import record_states


def set_state(connection: Connection, release_id: str, state: State, reason: str) -> None:
    """Change the state of a release, given by its id or an alias; what it tells others is due. The
    same state and reason is no change. Raises NotFound."""
    target = resolved(connection, release_id)
    query = select(releases.c.state, releases.c.state_reason).where(releases.c.id == target)
    present = connection.execute(query).one()
    if (present.state, present.state_reason) == (str(state), reason):
        return
    change = {"state": str(state), "state_reason": reason}
    raised = {**change, "revision": next_revision(connection)}
    connection.execute(update(releases).where(releases.c.id == target), raised)
    record_states(connection, [{"id": target, **change}])
    restate_state(connection, target)


def states_since(connection: Connection, since: int) -> tuple[ReleaseState, ...]:
    """The state of every release that a later revision than this one has changed, as a reader has
    it; without reading any description."""
    names = ("id", "state", "state_reason", "gone")
    query = select(*(releases.c[name] for name in names)).where(releases.c.revision > since)
    return tuple(_read(row) for row in connection.execute(query))


def _read(row: AnyRow) -> ReleaseState:
    hidden = row.gone and row.state == State.PUBLIC  # see archive.store.releases
    return ReleaseState(row.id, State.HIDDEN if hidden else state_of(row.state), row.state_reason)
