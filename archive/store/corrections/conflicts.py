"""Corrections whose described value has changed under them: for a person to look at."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from archive.decisions import Conflict, Correction, CorrectionTarget
from archive.errors import NotFound
from archive.models import Quote, Release
from archive.store.corrections.machine import described, value_of
from archive.store.corrections.marking import marked_otherwise
from archive.store.database.tables import corrections, quotes
from archive.store.overlay.corrections import changes_of, correction_of, corrections_about
from archive.store.overlay.fields import SEVERAL
from archive.store.overlay.marked import QUOTATION
from archive.store.overlay.text import TEXT
from archive.store.overlay.text import standing as text_standing


def conflicts(connection: Connection) -> Iterator[Conflict]:
    """Every correction that counts of which the described value is now neither what was seen nor
    what the correction says. It stays in force."""
    order = (corrections.c.moment, corrections.c.id)
    rows = select(corrections).where(corrections.c.withdrawn == "").order_by(*order)
    yield from _among(connection, [correction_of(row) for row in connection.execute(rows).all()])


def conflicts_about(connection: Connection, release_ids: Iterable[str]) -> Iterator[Conflict]:
    """Of these those of some releases, of their quotes, and of agents."""
    of_agents = corrections.c.target_kind == CorrectionTarget.AGENT
    order = (corrections.c.moment, corrections.c.id)
    rows = select(corrections).where(of_agents, corrections.c.withdrawn == "").order_by(*order)
    standing = [each for each in corrections_about(connection, release_ids) if not each.withdrawn]
    standing += map(correction_of, connection.execute(rows).all())
    yield from _among(connection, standing)


def _among(connection: Connection, corrections: Sequence[Correction]) -> Iterator[Conflict]:
    # A later word on the same takes the place of an earlier one.
    last = {_subject(correction): correction for correction in corrections}
    # What gives way that a person put there was never described.
    put = {_put(each) for each in corrections if each.field in SEVERAL and each.field != TEXT}
    for correction in last.values():
        if (correction.id, correction.field, correction.seen) in put - {_put(correction)}:
            continue
        present = _present(connection, correction)
        if present not in (correction.seen, correction.value):
            yield Conflict(correction, present)


def _put(correction: Correction) -> tuple[str, str, str]:
    return correction.id, correction.field, correction.value


def _subject(correction: Correction) -> tuple[str, str, str]:
    """What a correction speaks of: a field, or one value of a field with several."""
    if correction.field == TEXT:
        return correction.id, correction.field, correction.seen or ""
    several = correction.field in SEVERAL
    value = (correction.value or correction.seen or "") if several else ""
    return correction.id, correction.field, value


def _present(connection: Connection, correction: Correction) -> str | None:
    if correction.target is CorrectionTarget.QUOTE:
        gone = select(quotes.c.gone).where(quotes.c.id == correction.id)
        if connection.scalar(gone):
            return None
    try:
        target = described(connection, correction.target, correction.id)
    except NotFound:
        return None
    if isinstance(target, Release) and correction.field == TEXT:
        changes = changes_of(connection, {correction.id: ()})[correction.id]
        return text_standing(target, changes, correction.seen or "", correction.value)
    if isinstance(target, Quote) and correction.field == QUOTATION:
        return marked_otherwise(target, correction)
    present = value_of(target, correction.field, correction.seen or "")
    if present or correction.field not in SEVERAL:
        return present
    return value_of(target, correction.field, correction.value)
