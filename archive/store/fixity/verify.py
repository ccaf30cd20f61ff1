"""Fixity: whether all bytes are what they were, and everything that is pointed to is there."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Connection, Engine, Table, and_, select

from archive.errors import StoreError
from archive.records import Fault
from archive.store.database.batches import chunks
from archive.store.database.connection import reading, translated
from archive.store.database.documents import fingerprint_of, point_of, release_of
from archive.store.database.pagination import paginate, row_by_row
from archive.store.database.rows import AnyRow
from archive.store.database.sqlite import damage_of, is_sqlite
from archive.store.database.tables import (
    access_points,
    captures,
    descriptions,
    findings,
    metadata,
    releases,
)
from archive.store.fixity.verify_records import damaged_showing, loose_aliases, loose_corrections
from archive.store.holdings.blobs import Blobs

Progress = Callable[[str, int], None]
"""Told what was verified ('bytes', 'captures', 'findings', 'descriptions'), and how many more."""

_NAMED = 3


def verify(engine: Engine, blobs: Blobs, progress: Progress) -> Iterator[Fault]:
    """Every fault, as it is found. A part that cannot be read at all is one fault."""
    yield from _part("store", _damaged_file(engine))
    yield from _part("bytes", (Fault("damaged-file", "bytes", line) for line in blobs.damage()))
    yield from _part("bytes", _damaged_bytes(engine, blobs, progress))
    for table in (captures, findings):
        yield from _part(table.name, _missing_bytes(engine, blobs, table, progress))
    for table in metadata.sorted_tables:
        yield from _part(table.name, _loose_ends(engine, table))
    yield from _part("aliases", loose_aliases(engine))
    yield from _part("corrections", loose_corrections(engine))
    yield from _part("releases", _unshown(engine))
    yield from _part("releases", damaged_showing(engine))
    yield from _part("descriptions", _damaged_descriptions(engine, progress))


def orphans(engine: Engine, blobs: Blobs) -> Iterator[str]:
    """Digests of bytes that no row points to: what a killed run leaves. Harmless."""
    for some in chunks(blobs.digests()):
        with reading(engine) as connection:
            known = {
                digest
                for table in (captures, findings)
                for digest in connection.scalars(
                    select(table.c.digest).where(table.c.digest.in_(some))
                )
            }
        yield from (digest for digest in some if digest not in known)


def _part(name: str, faults: Iterator[Fault]) -> Iterator[Fault]:
    try:
        yield from faults
    except StoreError as error:
        yield Fault("unreadable", name, str(error))


def _damaged_file(engine: Engine) -> Iterator[Fault]:
    # Another database watches over its own files.
    if is_sqlite(engine):
        with translated("read"):
            yield from (Fault("damaged-file", "store", line) for line in damage_of(engine))


def _damaged_bytes(engine: Engine, blobs: Blobs, progress: Progress) -> Iterator[Fault]:
    for some in chunks(blobs.digests(), 100):
        for digest in some:
            try:
                blobs.get(digest)
            except StoreError as error:
                yield Fault("damaged-bytes", digest, f"{_holders(engine, digest)}: {error}")
        progress("bytes", len(some))


def _holders(engine: Engine, digest: str) -> str:
    """The captures and findings that have these bytes, the first few by name."""
    with reading(engine) as connection:
        names = [
            f"{_NAMES[table.name]} {row.id} ({row.locator})"
            for table in (captures, findings)
            for row in connection.execute(
                select(table.c.id, table.c.locator).where(table.c.digest == digest).limit(_NAMED)
            )
        ]
    return ", ".join(names) or "no capture"


_NAMES = {"captures": "capture", "findings": "finding"}


def _missing_bytes(
    engine: Engine, blobs: Blobs, table: Table, progress: Progress
) -> Iterator[Fault]:
    query = select(table.c.id, table.c.locator, table.c.digest).where(table.c.digest != "")
    for some in chunks(paginate(engine, query, (table.c.id,), row_by_row(lambda row: row))):
        present = blobs.held(row.digest for row in some)
        for row in some:
            if row.digest not in present:
                place = f"{_NAMES[table.name]} {row.id}"
                yield Fault("missing-bytes", place, f"{row.locator}: {row.digest}")
        progress(table.name, len(some))


def _loose_ends(engine: Engine, table: Table) -> Iterator[Fault]:
    """Rows that point to a row that is not there."""
    key = next(iter(table.primary_key.columns))
    for reference in table.foreign_keys:
        parent = reference.column.table
        query = (
            select(key.label("number"), reference.parent.label("target"))
            .outerjoin(parent, reference.parent == reference.column)
            .where(reference.column.is_(None))
            .distinct()
        )
        for row in paginate(engine, query, (key,), row_by_row(lambda row: row)):
            yield Fault("loose-end", f"{table.name} {row.number}", f"no {parent.name} {row.target}")


def _unshown(engine: Engine) -> Iterator[Fault]:
    own = and_(descriptions.c.id == releases.c.shown, descriptions.c.release_id == releases.c.id)
    query = select(releases.c.number, releases.c.id).outerjoin(descriptions, own)
    without = query.where(descriptions.c.id.is_(None))
    for row in paginate(engine, without, (releases.c.number,), row_by_row(lambda row: row)):
        yield Fault("no-description", f"release {row.id}", "nothing describes it")


def _damaged_descriptions(engine: Engine, progress: Progress) -> Iterator[Fault]:
    names = ("id", "release_id", "capture_id", "fingerprint", "document")
    query = select(*(descriptions.c[name] for name in names))
    for some in chunks(paginate(engine, query, (descriptions.c.id,), _with_faults), 100):
        yield from (fault for fault in some if fault is not None)
        progress("descriptions", len(some))


def _with_faults(connection: Connection, rows: Sequence[AnyRow]) -> list[Fault | None]:
    points: dict[int, list[AnyRow]] = {}
    query = select(access_points).where(
        access_points.c.description_id.in_([row.id for row in rows])
    )
    for point in connection.execute(query.order_by(access_points.c.id)):
        points.setdefault(point.description_id, []).append(point)
    return [_fault_of(row, points.get(row.id, ())) for row in rows]


def _fault_of(row: AnyRow, points: Iterable[AnyRow]) -> Fault | None:
    place = f"release {row.release_id}, capture {row.capture_id}"
    own = [point_of(point) for point in points]
    if fingerprint_of(row.document, own) != row.fingerprint:
        return Fault("damaged-description", place, "its fingerprint does not fit")
    try:
        release_of(row.document, own)
    except StoreError as error:
        return Fault("damaged-description", place, str(error))
    return None
