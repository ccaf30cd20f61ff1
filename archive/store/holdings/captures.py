"""Captures held: those still to be described, and those behind a release."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Engine, func, select, true, update

from archive.records import ReleaseState, StoredCapture
from archive.store.database.connection import reading
from archive.store.database.escaping import escape
from archive.store.database.pagination import paginate, row_by_row
from archive.store.database.rows import capture_of, state_of
from archive.store.database.tables import captures, descriptions, releases

FORGOTTEN = "forgotten"
"""In place of a describer's version. Not '': what such a capture carries is still known."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The captures that wait for somebody. Those that a run was at when it died are suspects: one
    of them may have killed it."""

    engine: Engine
    condition: ColumnElement[bool]

    @property
    def number(self) -> int:
        """How many they are."""
        query = select(func.count()).select_from(captures).where(self.condition)
        with reading(self.engine) as connection:
            return connection.execute(query).scalar_one()

    def fresh(self) -> Iterator[StoredCapture]:
        """All but suspects."""
        return _in_order(self.engine, self.condition & (captures.c.begun == 0))

    def suspects(self) -> tuple[StoredCapture, ...]:
        """The others."""
        return tuple(_in_order(self.engine, self.condition & (captures.c.begun > 0)))


def _in_order(engine: Engine, waiting: ColumnElement[bool]) -> Iterator[StoredCapture]:
    """Captures that wait to be described, in the order of their moments: identity then does not
    hang on the order of files in a source. Captures taken in meanwhile follow at the end; none
    comes twice."""
    order = (captures.c.moment, captures.c.id)
    pending = select(captures).where(waiting)
    done = 0
    while (newest := _newest(engine)) > done:
        some = pending.where(captures.c.id > done, captures.c.id <= newest)
        yield from paginate(engine, some, order, row_by_row(capture_of))
        done = newest


def all_captures(engine: Engine) -> Iterator[StoredCapture]:
    """Every capture, in the order of taking in."""
    yield from paginate(engine, select(captures), (captures.c.id,), row_by_row(capture_of))


def captures_of(connection: Connection, release_id: str) -> tuple[StoredCapture, ...]:
    """The captures that a release was found in, newest first, those of unknown moment last."""
    query = select(captures).join(descriptions).where(descriptions.c.release_id == release_id)
    newest_first = query.order_by(captures.c.moment.desc(), captures.c.id.desc())
    return tuple(capture_of(row) for row in connection.execute(newest_first))


def carried_by(connection: Connection, digest: str) -> tuple[ReleaseState, ...]:
    """Every release that was ever found in these bytes, by whatever address they came, in the order
    of the page, with the state that a person gave it: one that no describer of today finds is still
    as it was set."""
    columns = (releases.c.id, releases.c.state, releases.c.state_reason)
    query = (
        select(*columns)
        .join(descriptions, descriptions.c.release_id == releases.c.id)
        .join(captures)
        .where(captures.c.digest == escape(digest))
        .group_by(*columns, releases.c.number)
        .order_by(func.min(descriptions.c.ordinal), releases.c.number)
    )
    rows = connection.execute(query)
    return tuple(ReleaseState(row.id, state_of(row.state), row.state_reason) for row in rows)


def forget_descriptions(connection: Connection) -> None:
    """Make every capture pending again. What is shown stays until it is described anew."""
    forget(connection, true())


def forget(connection: Connection, which: ColumnElement[bool]) -> None:
    """Make those captures pending again that were described."""
    rows = which & (captures.c.described_by != "")
    connection.execute(update(captures).where(rows).values(described_by=FORGOTTEN))


def forget_releases(connection: Connection, ids: Sequence[str]) -> None:
    """Make the captures in which these releases were found pending again."""
    carried = select(descriptions.c.capture_id).where(descriptions.c.release_id.in_(ids))
    forget(connection, captures.c.id.in_(carried))


def _newest(engine: Engine) -> int:
    with reading(engine) as connection:
        return connection.execute(select(func.max(captures.c.id))).scalar() or 0
