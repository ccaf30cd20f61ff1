"""What every release prints, read quickly: for looking through a whole archive."""

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, Engine, select

from archive.records import Printed
from archive.shapes import read_json
from archive.store.database.pagination import paginate
from archive.store.database.rows import AnyRow
from archive.store.database.tables import descriptions, releases


def printed(engine: Engine) -> Iterator[Printed]:
    """Of every release, in whatever state, the lines of the description that is shown."""
    shown = descriptions.c.id == releases.c.shown
    query = select(releases.c.id, releases.c.number, descriptions.c.document).join(
        descriptions, shown
    )
    yield from paginate(engine, query, (releases.c.number,), _read)


class _Block(msgspec.Struct):
    text: str


class _Document(msgspec.Struct):
    title: str
    blocks: list[_Block]
    subtitle: str | None = None


def _read(_connection: Connection, rows: Sequence[AnyRow]) -> list[Printed]:
    return [_printed(row) for row in rows]


def _printed(row: AnyRow) -> Printed:
    document = read_json(row.document, _Document)
    texts = (document.title, document.subtitle or "", *(block.text for block in document.blocks))
    return Printed(row.id, "\n".join(texts))
