"""Where a page without an address lies: the same place, however the path to it is spelled.

`pages`, `/home/ana/pages` and `../ana/pages` are one folder, and a copy of it elsewhere holds the
same pages. So what names such a page is its bytes and the path inside its source; what it is a
version of hangs on the place, whose path is written out in full.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from sqlalchemy import Connection, select

from archive.store.database.batches import chunks
from archive.store.database.escaping import bounded
from archive.store.database.rows import AnyRow, Values
from archive.store.database.tables import captures

_INSIDE = "/!@"


@dataclass(frozen=True, slots=True)
class Place:
    """inside: the path inside the source. full: the one of the disk, and what is behind it."""

    inside: str
    full: str


class Places:
    """The places of one source, given by its path as it was spelled."""

    def __init__(self, source: str) -> None:
        self._spelled = "" if source == "." else source.rstrip("/")
        self._full = os.path.realpath(source)

    def of(self, locator: str) -> Place:
        """What is not below the source is named by its locator as it stands."""
        below_source = locator.removeprefix(self._spelled)
        if not self._spelled:
            return Place(locator, f"{self._full}/{locator}")
        if not locator.startswith(self._spelled) or (
            below_source and below_source[0] not in _INSIDE
        ):
            return Place(locator, locator)
        return Place(below_source.lstrip("/") or PurePath(locator).name, self._full + below_source)


def unheld(connection: Connection, rows: Sequence[Values]) -> list[Values]:
    """The rows of captures whose bytes are not held from the same place; each with the page that
    its place was before places were written out in full, where it was one."""
    bare = [row for row in rows if not row["url"]]
    rows_of_digest: dict[object, list[AnyRow]] = {}
    names = ("key", "page_key", "locator", "digest", "moment")
    query = select(*(captures.c[name] for name in names)).where(captures.c.url == "")
    for some in chunks({row["digest"] for row in bare}):
        for row in connection.execute(query.where(captures.c.digest.in_(some))):
            rows_of_digest.setdefault(row.digest, []).append(row)
    spelled = _pages(connection, (_spelled(row) for row in bare))
    return [
        {**row, "page_key": _spelled(row)} if not row["url"] and _spelled(row) in spelled else row
        for row in rows
        if row["url"]
        or not any(_is_same(row, other) for other in rows_of_digest.get(row["digest"], ()))
    ]


def _is_same(row: Values, known_row: AnyRow) -> bool:
    if row["moment"] != known_row.moment:
        return False
    if (
        row["key"] == known_row.key
        or row["page_key"] == known_row.page_key
        or _spelled(row) == known_row.page_key
    ):
        return True
    was_spelled = known_row.key == known_row.page_key == bounded(known_row.locator)
    return was_spelled and str(known_row.locator).endswith(f"/{row['key']}")


def _spelled(row: Values) -> str:
    return bounded(str(row["locator"]))


def _pages(connection: Connection, keys: Iterable[str]) -> set[str]:
    page_keys: set[str] = set()
    for some in chunks(dict.fromkeys(keys)):
        query = select(captures.c.page_key).where(captures.c.page_key.in_(some))
        page_keys.update(connection.scalars(query))
    return page_keys
