"""Captures that cost more than themselves, again and again: set aside until a person decides."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, select, update

from archive.boundary import FAILED, TOO_COSTLY
from archive.errors import NotFound
from archive.store.database.batches import chunks
from archive.store.database.connection import reading, writing
from archive.store.database.rows import now
from archive.store.database.tables import captures, dropped
from archive.store.holdings.captures import FORGOTTEN, Waiting, forget

MOST_TRIES = 3
"""After so many failures in a row no later describer tries a capture, unless a person asks."""


_NO_END = "no run that described it came to its end"


def waiting(engine: Engine, version: str) -> Waiting:
    """The captures that the describer of this version has yet to describe."""
    return Waiting(engine, (captures.c.described_by != version) & _is_tried())


def forgotten(engine: Engine) -> Waiting:
    """The captures that are to be described anew, whichever describer described them."""
    return Waiting(engine, (captures.c.described_by == FORGOTTEN) & _is_tried())


def _is_tried() -> ColumnElement[bool]:
    tries = captures.c.tries + captures.c.begun
    return (tries < MOST_TRIES) & captures.c.digest.not_in(select(dropped.c.digest))


def begin(engine: Engine, ids: Iterable[int]) -> None:
    """Note that captures are now described, before a page may kill who describes it.

    What is put, however it went, is no longer noted; what is noted for the last time is set aside
    unless it comes to its end.
    """
    begun = captures.c.begun
    with writing(engine) as connection:
        for some in chunks(ids):
            noted = captures.c.id.in_(some)
            connection.execute(update(captures).where(noted).values(begun=begun + 1))
            last = noted & (begun > 1) & (captures.c.tries + begun >= MOST_TRIES)
            aside = update(captures).where(last).values(reason=TOO_COSTLY, detail=_NO_END)
            connection.execute(aside)


def count_tries(connection: Connection, reasons: Iterable[tuple[int, str]]) -> None:
    """Note what came of describing captures: their ids, each with the reason for no release."""
    known = dict(reasons)
    for some in chunks(known):
        connection.execute(update(captures).where(captures.c.id.in_(some)).values(begun=0))
    failed = [capture for capture, reason in known.items() if reason in FAILED]
    for some in chunks(failed):
        more = captures.c.tries + 1
        connection.execute(update(captures).where(captures.c.id.in_(some)).values(tries=more))
    for some in chunks(known.keys() - set(failed)):
        healed = captures.c.id.in_(some) & (captures.c.tries > 0)
        connection.execute(update(captures).where(healed).values(tries=0))


def retry(engine: Engine, digest: str) -> None:
    """Let the captures of these bytes be described once more. Raises NotFound for no capture."""
    of_bytes = captures.c.digest == digest
    with writing(engine) as connection:
        if connection.execute(select(captures.c.id).where(of_bytes)).first() is None:
            raise NotFound(
                f"no page was made of the bytes {digest[:12]}: they were set aside when they were"
                " taken in; mend them at their source and take that in again, or drop them"
            )
        connection.execute(delete(dropped).where(dropped.c.digest == digest))
        connection.execute(update(captures).where(of_bytes).values(tries=0, begun=0))
        forget(connection, of_bytes)


def drop(engine: Engine, digest: str) -> None:
    """Leave these bytes alone: kept and logged, but neither described nor listed as waiting."""
    with writing(engine) as connection:
        if connection.execute(select(dropped).where(dropped.c.digest == digest)).first() is None:
            connection.execute(insert(dropped).values(digest=digest, added=now()))


def all_dropped(engine: Engine) -> frozenset[str]:
    """The digests of what was dropped."""
    with reading(engine) as connection:
        return frozenset(connection.scalars(select(dropped.c.digest)))
