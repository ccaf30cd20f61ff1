"""By which names people and bodies are known who are printed by others."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from archive.store.database.batches import chunks
from archive.store.database.tenure_tables import known_names

Known = Mapping[tuple[str, str], str]
"""Full names by the key of the group that tells them, and the folded name that is another's too."""


def known_as(connection: Connection, kind: str, names: Iterable[str]) -> Known:
    """The full name of each of these that is known by another."""
    known: dict[tuple[str, str], str] = {}
    for some in chunks(sorted(set(names))):
        rows = known_names.c.kind == kind, known_names.c.name.in_(some)
        for row in connection.execute(select(known_names).where(*rows)):
            known[row.key, row.name] = row.known
    return known


def know(connection: Connection, kind: str, key: str, due: Mapping[str, str]) -> bool:
    """Keep by what names those of a group are known; whether that is new."""
    mine = known_names.c.kind == kind, known_names.c.key == key
    rows = connection.execute(select(known_names.c.name, known_names.c.known).where(*mine))
    if {row.name: row.known for row in rows} == due:
        return False
    connection.execute(delete(known_names).where(*mine))
    new = [{"kind": kind, "key": key, "name": name, "known": known} for name, known in due.items()]
    if new:
        connection.execute(insert(known_names), new)
    return True
