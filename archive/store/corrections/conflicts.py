"""Corrections whose described value has changed under them: for a person to look at."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from archive.errors import NotFound
from archive.records import Conflict, Correction, CorrectionTarget
from archive.store.corrections.held import correction_of
from archive.store.corrections.machine import described, value_of
from archive.store.tables import corrections, quotes


def conflicts(connection: Connection) -> Iterator[Conflict]:
    """Every correction in force of which the described value is now neither what was seen nor what
    the correction says. It stays in force."""
    rows = select(corrections).where(corrections.c.withdrawn == "").order_by(corrections.c.id)
    for correction in map(correction_of, connection.execute(rows).all()):
        present = _present(connection, correction)
        if present not in (correction.seen, correction.value):
            yield Conflict(correction, present)


def _present(connection: Connection, correction: Correction) -> str | None:
    if correction.target is CorrectionTarget.QUOTE:
        gone = select(quotes.c.gone).where(quotes.c.id == correction.id)
        if connection.scalar(gone):
            return None
    try:
        thing = described(connection, correction.target, correction.id)
    except NotFound:
        return None
    return value_of(thing, correction.field, correction.seen or "")
