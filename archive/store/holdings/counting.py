"""How much is held."""

from collections import Counter

from sqlalchemy import Connection, Select, func, select

from archive.models import FindingKind
from archive.records import State, StoreCounts
from archive.store.database.rows import state_of
from archive.store.database.tables import accessions, captures, findings, releases
from archive.store.holdings.blobs import Blobs


def counts(connection: Connection, blobs: Blobs) -> StoreCounts:
    """The counts, none of which reads the pages themselves."""
    states = _states(connection)
    total = blobs.total()
    quarantined = select(findings.c.id).where(findings.c.kind == FindingKind.QUARANTINED)
    return StoreCounts(
        captures=_count(connection, select(captures.c.id)),
        releases_public=states[State.PUBLIC],
        releases_withdrawn=states[State.WITHDRAWN],
        releases_hidden=states[State.HIDDEN],
        quarantined=_count(connection, quarantined),
        undescribable=_count(connection, select(captures.c.id).where(captures.c.reason != "")),
        accessions=_count(connection, select(accessions.c.id)),
        blobs=total.count,
        blob_bytes=total.size,
    )


def _states(connection: Connection) -> Counter[State]:
    query = select(releases.c.state, releases.c.gone, func.count()).group_by(
        releases.c.state, releases.c.gone
    )
    states: Counter[State] = Counter()
    for state, gone, number in connection.execute(query):
        hidden = gone and state == State.PUBLIC  # see archive.store.releases
        states[State.HIDDEN if hidden else state_of(state)] += number
    return states


def _count(connection: Connection, query: Select[tuple[int]]) -> int:
    return connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
