"""Ids of releases, quotes and agents: short, URL-safe, minted once, never reused."""

import secrets
from collections.abc import Iterator

from sqlalchemy import Connection, select

from archive.store.database.batches import chunks
from archive.store.database.tables import agents, aliases, quotes, releases

# No vowels: an id spells no word, and so none of the reading room's own addresses (search, api,
# quotes, check, releases, static). No look-alikes: 0 o, 1 l i, 2 z, 5 s, 8 b, 9 g q.
LETTERS = "cdfhjkmnprtvwx"
DIGITS = "3467"
LENGTH = 8
_SIGNS = LETTERS + DIGITS
_IDS = len(LETTERS) * len(_SIGNS) ** (LENGTH - 1)


def new_ids(connection: Connection, count: int) -> Iterator[str]:
    """So many ids that nothing has, and that no alias is."""
    drawn: set[str] = set()
    while len(drawn) < count:
        fresh = {_draw() for _ in range(count - len(drawn))}
        drawn |= fresh - _in_use(connection, fresh)
    yield from drawn


def _draw() -> str:
    # The first is a letter, so that no spreadsheet takes an id for a number.
    drawn, first = divmod(secrets.randbelow(_IDS), len(LETTERS))
    id = LETTERS[first]
    for _ in range(LENGTH - 1):
        drawn, place = divmod(drawn, len(_SIGNS))
        id += _SIGNS[place]
    return id


def _in_use(connection: Connection, ids: set[str]) -> set[str]:
    columns = (releases.c.id, quotes.c.id, agents.c.id, aliases.c.name)
    return {
        used
        for some in chunks(ids)
        for column in columns
        for used in connection.scalars(select(column).where(column.in_(some)))
    }
