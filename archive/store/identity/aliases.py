"""Other names and former ids: what they lead to."""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from archive.errors import StoreError
from archive.store.database.batches import chunks
from archive.store.database.tables import aliases

_MOST_STEPS = 50
"""A redirect may lead to another; so many in a row are a circle, which `verify` names."""


class AliasKind(StrEnum):
    """What a name leads to; the same name may lead to one of each."""

    RELEASE = "release"
    QUOTE = "quote"
    AGENT = "agent"


def target_of(connection: Connection, kind: AliasKind, name: str) -> str:
    """The id at the end of all redirects; the name itself where none leads on."""
    column = select(aliases.c.target)
    for _ in range(_MOST_STEPS):
        target = connection.scalar(column.where(aliases.c.kind == kind, aliases.c.name == name))
        if target is None:
            return name
        name = str(target)
    raise StoreError(f"the redirects of {kind} {name!r} lead in a circle; see `dateline verify`")


def add(connection: Connection, kind: AliasKind, name: str, target: str) -> None:
    """Let a name that leads nowhere yet lead to an id."""
    connection.execute(insert(aliases), {"kind": kind, "name": name, "target": target})


def leading_to(connection: Connection, kind: AliasKind, ids: Iterable[str]) -> dict[str, str]:
    """These ids, and all names that lead to one of them in the end; each with the id it leads to.
    Of two ids of which one leads to the other each is its own."""
    known = {id: id for id in ids}
    latest = dict(known)
    while latest:
        rows = (
            connection.execute(
                select(aliases.c.name, aliases.c.target).where(
                    aliases.c.kind == kind, aliases.c.target.in_(some)
                )
            )
            for some in chunks(latest)
        )
        targets = {row.name: latest[row.target] for some in rows for row in some}
        latest = {name: id for name, id in targets.items() if name not in known}
        known |= latest
    return known
