"""Whether quotes, agents, corrections and what is shown fit together."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Engine, Table, select

from archive.decisions import CorrectionTarget
from archive.errors import StoreError
from archive.records import Fault, State
from archive.store.database.connection import reading
from archive.store.database.pagination import paginate
from archive.store.database.rows import AnyRow
from archive.store.database.tables import (
    agents,
    aliases,
    corrections,
    descriptions,
    quotes,
    releases,
)
from archive.store.identity.aliases import AliasKind, target_of
from archive.store.overlay.values import as_text, shown_fingerprint
from archive.store.upkeep.overlays import overlays

_TABLES: dict[str, Table] = {
    AliasKind.RELEASE: releases,
    AliasKind.QUOTE: quotes,
    AliasKind.AGENT: agents,
}


def loose_aliases(engine: Engine) -> Iterator[Fault]:
    """Names that lead nowhere, or in a circle."""
    order = (aliases.c.kind, aliases.c.name)
    yield from paginate(engine, select(aliases), order, _loose)


def loose_corrections(engine: Engine) -> Iterator[Fault]:
    """Corrections of what is not there."""
    for kind in CorrectionTarget:
        if not kind.has_id:
            continue
        target = _TABLES[kind]
        query = (
            select(corrections.c.id, corrections.c.target_id)
            .outerjoin(target, target.c.id == corrections.c.target_id)
            .where(corrections.c.target_kind == kind, target.c.id.is_(None))
            .order_by(corrections.c.id)
        )
        with reading(engine) as connection:
            rows = connection.execute(query).all()
        for row in rows:
            yield Fault("loose-end", f"corrections {row.id}", f"no {kind} {row.target_id}")


def damaged_showing(engine: Engine) -> Iterator[Fault]:
    """Releases of which something else is shown than what follows from the rows."""
    columns = [releases.c[name] for name in ("id", "number", "state", "overlay")]
    columns += [releases.c.shown_fingerprint, descriptions.c.fingerprint]
    query = select(*columns).join(descriptions, descriptions.c.id == releases.c.shown)
    yield from paginate(engine, query, (releases.c.number,), _shown_faults)


def _loose(connection: Connection, rows: Sequence[AnyRow]) -> list[Fault]:
    return [
        Fault("loose-end", f"alias {row.name}", detail)
        for row in rows
        if (detail := _astray(connection, row.kind, row.name))
    ]


def _astray(connection: Connection, kind: str, name: str) -> str:
    """Why a name leads nowhere; '' where it leads to something."""
    try:
        target = target_of(connection, AliasKind(kind), name)
    except StoreError as error:
        return str(error)
    table = _TABLES[kind]
    known = connection.scalar(select(table.c.id).where(table.c.id == target))
    return "" if known else f"no {kind} {target}"


def _shown_faults(connection: Connection, rows: Sequence[AnyRow]) -> list[Fault]:
    due = overlays(connection, [row.id for row in rows])
    return [
        Fault("damaged-release", f"release {row.id}", detail)
        for row in rows
        if (detail := _difference(row, as_text(due[row.id])))
    ]


def _difference(row: AnyRow, overlay: str) -> str:
    if row.state not in tuple(State):
        known = ", ".join(State)
        return f"its state {row.state!r} is none of {known}: hidden until `dateline state` sets it"
    if row.overlay != overlay:
        return "what is added to its description is not what its rows say"
    if shown_fingerprint(row.fingerprint, overlay) != row.shown_fingerprint:
        return "the fingerprint of what is shown does not fit"
    return ""
