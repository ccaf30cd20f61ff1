"""Captures held: those still to be described, and those behind a release."""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, func, select, update

from archive.records import StoredCapture
from archive.store.connection import reading
from archive.store.pagination import paginate, row_by_row
from archive.store.rows import capture_of
from archive.store.tables import captures, descriptions

_FORGOTTEN = "forgotten"
"""In place of a describer's version. Not '': what such a capture carries is still known."""


def undescribed(engine: Engine, version: str) -> Iterator[StoredCapture]:
    """Captures that another describer than this has described, or none, in the order of their
    moments: identity then does not hang on the order of files in a source. Captures taken in
    meanwhile follow at the end; none comes twice."""
    order = (captures.c.moment, captures.c.id)
    pending = select(captures).where(captures.c.described_by != version)
    done = 0
    while (newest := _newest(engine)) > done:
        some = pending.where(captures.c.id > done, captures.c.id <= newest)
        yield from paginate(engine, some, order, row_by_row(capture_of))
        done = newest


def all_captures(engine: Engine) -> Iterator[StoredCapture]:
    """Every capture, in the order of taking in."""
    yield from paginate(engine, select(captures), (captures.c.id,), row_by_row(capture_of))


def pending(engine: Engine, version: str) -> int:
    """How many captures another describer than this has described, or none."""
    asked = select(func.count()).where(captures.c.described_by != version)
    with reading(engine) as connection:
        return connection.execute(asked).scalar_one()


def captures_of(connection: Connection, release_id: str) -> tuple[StoredCapture, ...]:
    """The captures that a release was found in, newest first, those of unknown moment last."""
    asked = select(captures).join(descriptions).where(descriptions.c.release_id == release_id)
    newest_first = asked.order_by(captures.c.moment.desc(), captures.c.id.desc())
    return tuple(capture_of(row) for row in connection.execute(newest_first))


def forget_descriptions(connection: Connection) -> None:
    """Make every capture pending again. What is shown stays until it is described anew."""
    described = captures.c.described_by != ""
    connection.execute(update(captures).where(described).values(described_by=_FORGOTTEN))


def _newest(engine: Engine) -> int:
    with reading(engine) as connection:
        return connection.execute(select(func.max(captures.c.id))).scalar() or 0
