"""What a correction is of, told so that another archive of the same pages finds it too."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from sqlalchemy import Connection, Engine, select

from archive.authorities.collection import Collection
from archive.decisions import Bearings, Correction, CorrectionTarget
from archive.errors import NotFound
from archive.store.corrections.correcting import correct
from archive.store.database.connection import reading, writing
from archive.store.database.tables import agents, captures, descriptions, quotes, releases
from archive.store.identity.addresses import link_key, page_key
from archive.store.identity.aliases import AliasKind, target_of
from archive.store.identity.quote_identity import words_key
from archive.store.names.owners import owner, owners
from archive.store.names.printed import key_of
from archive.store.overlay.marked import QUOTATION
from archive.store.works.joined_works import releases_at

_TABLES = {
    CorrectionTarget.RELEASE: releases,
    CorrectionTarget.QUOTE: quotes,
    CorrectionTarget.AGENT: agents,
}


class Elsewhere:
    """Corrections on their way from one archive to another of the same pages."""

    def __init__(self, engine: Engine, authorities: Callable[[], Collection]) -> None:
        self._engine = engine
        self._authorities = authorities

    def bearings(self, correction: Correction) -> Bearings | None:
        """How another archive finds what a correction is of."""
        with reading(self._engine) as connection:
            return bearings(connection, correction)

    def take_over(self, corrections: Iterable[tuple[Correction, Bearings]]) -> int:
        """Put corrections in force, each of what it is of under the id that this has here, all or
        none; returns how many were new. corrections: is read twice. Raises UsageError, or
        NotFound."""
        with writing(self._engine) as connection:
            return take_over(connection, corrections, self._authorities())


def take_over(
    connection: Connection,
    corrections: Iterable[tuple[Correction, Bearings]],
    authorities: Collection,
) -> int:
    """Put corrections of another archive in force, all or none; returns how many were new. Those of
    agents come last: others may name one who is nobody here yet. corrections: is read twice."""
    number = 0
    for last in (False, True):
        batch = (
            at_home(connection, correction, where)
            for correction, where in corrections
            if (correction.target is CorrectionTarget.AGENT) is last
        )
        number += correct(connection, batch, authorities)
    return number


def bearings(connection: Connection, correction: Correction) -> Bearings | None:
    """Where what is corrected is found; None for what an address or a pattern names, and for what
    is not held."""
    match correction.target:
        case CorrectionTarget.RELEASE:
            return _of_release(connection, correction.id)
        case CorrectionTarget.QUOTE:
            row = connection.execute(select(quotes).where(quotes.c.id == correction.id)).first()
            own = _of_release(connection, row.release_id) if row else None
            return replace(own, words=row.text) if own and row else None
        case CorrectionTarget.AGENT:
            name = select(agents.c.name).where(agents.c.id == correction.id)
            return Bearings(name=connection.scalar(name) or "")
    return None


def at_home(connection: Connection, correction: Correction, where: Bearings) -> Correction:
    """The correction of what is here under another id. Raises NotFound."""
    if not correction.target.has_id or _is_held(connection, correction):
        return correction
    if correction.field == QUOTATION and (release := _release(connection, where)):
        return replace(correction, target=CorrectionTarget.RELEASE, id=release)
    id = _found(connection, correction.target, where)
    if not id:
        raise NotFound(
            f"no {correction.target} {correction.id!r} is held, nor what it was read from"
        )
    return replace(correction, id=id)


def _of_release(connection: Connection, id: str) -> Bearings | None:
    columns = (captures.c.digest, captures.c.url, descriptions.c.ordinal)
    query = select(*columns).join(descriptions, descriptions.c.capture_id == captures.c.id)
    shown = query.join(releases, releases.c.shown == descriptions.c.id)
    row = connection.execute(shown.where(releases.c.id == id)).first()
    return Bearings(row.digest, row.ordinal + 1, row.url) if row else None


def _is_held(connection: Connection, correction: Correction) -> bool:
    id = target_of(connection, AliasKind(str(correction.target)), correction.id)
    table = _TABLES[correction.target]
    return connection.scalar(select(table.c.id).where(table.c.id == id)) is not None


def _found(connection: Connection, target: CorrectionTarget, where: Bearings) -> str:
    if target is CorrectionTarget.AGENT:
        key = key_of(where.name)
        return owner(owners(connection, [key]).get(key, {})) if key else ""
    release = _release(connection, where)
    if target is CorrectionTarget.RELEASE or not release:
        return release
    same = quotes.c.release_id == release, quotes.c.words_key == words_key(where.words)
    order = (quotes.c.gone, quotes.c.ordinal)
    return connection.scalar(select(quotes.c.id).where(*same).order_by(*order)) or ""


def _release(connection: Connection, where: Bearings) -> str:
    """By its bytes; by the address of its page where just one release is there."""
    query = select(descriptions.c.release_id).join(captures)
    own = captures.c.digest == where.digest, descriptions.c.ordinal == where.place - 1
    current = query.where(*own, descriptions.c.stale.is_(False))
    by_bytes = connection.scalar(current.order_by(descriptions.c.id))
    if by_bytes or not where.page:
        return by_bytes or ""
    on_page = releases_at(connection, link_key(page_key(where.page)))
    return on_page[0] if len(on_page) == 1 else ""
