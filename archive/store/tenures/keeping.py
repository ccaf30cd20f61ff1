"""What each capture prints of people and posts, as rows; and what is to be worked out again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, delete, insert, select

from archive.annotators.tenures.of_body import short_name
from archive.annotators.tenures.seen import Seen
from archive.gate import shown_address
from archive.records import State
from archive.sightings import Role, Sighting
from archive.store.database.batches import chunks
from archive.store.database.escaping import bounded
from archive.store.database.rows import AnyRow, Values
from archive.store.database.tables import captures, descriptions, releases
from archive.store.database.tenure_tables import sightings, tenures_due

BODY, SURNAME, POST = "body", "surname", "post"
KINDS = (BODY, SURNAME, POST)
"""The kinds of groups, in the order in which one tells the next what it needs."""

Group = tuple[str, str]
"""Kind and key."""

_WITHHELD = (
    select(descriptions.c.capture_id)
    .join(releases, releases.c.id == descriptions.c.release_id)
    .where(releases.c.state != State.PUBLIC)
)

_KEYS = (sightings.c.body, sightings.c.surname, sightings.c.post_key, sightings.c.held)

_COLUMN = {BODY: sightings.c.body, SURNAME: sightings.c.surname, POST: sightings.c.post_key}
"""By which the sightings of a group are found."""

_ROW = [column.name for column in sightings.columns if not column.primary_key]


def keep_sightings(
    connection: Connection, described: Mapping[int, Sequence[Sighting]], version: str
) -> None:
    """Keep what captures print, by the describer of a version; what hangs on that is due where
    something is new."""
    before: dict[int, list[AnyRow]] = {}
    for some in chunks(described):
        query = select(sightings).where(sightings.c.capture_id.in_(some)).order_by(sightings.c.id)
        for row in connection.execute(query):
            before.setdefault(row.capture_id, []).append(row)
    due: set[Group] = set()
    for capture, several in described.items():
        rows = [_row(capture, sighting, version) for sighting in several]
        rows_kept = before.get(capture, [])
        if rows != [{name: getattr(row, name) for name in _ROW} for row in rows_kept]:
            mine = sightings.c.capture_id == capture
            connection.execute(delete(sightings).where(mine))
            if rows:
                connection.execute(insert(sightings), rows)
            due.update(group for row in rows for group in _groups_of(row))
            due.update(group for row in rows_kept for group in _groups_of(row._asdict()))
    mark_due(connection, due)


def mark_due(connection: Connection, groups: Iterable[Group]) -> None:
    """Work these out again at the end of the run."""
    keys: dict[str, list[str]] = {}
    for kind, key in sorted(set(groups)):
        keys.setdefault(kind, []).append(key)
    for kind, several in keys.items():
        for some in chunks(several):
            known = tenures_due.c.kind == kind, tenures_due.c.key.in_(some)
            connection.execute(delete(tenures_due).where(*known))
            connection.execute(insert(tenures_due), [{"kind": kind, "key": key} for key in some])


def of_group(connection: Connection, kind: str, key: str) -> list[Seen]:
    """The sightings of a group, in the order in which their captures were taken in. A page of which
    a release is withheld tells nothing: what it alone said would stay public."""
    query = _seen().where(_COLUMN[kind] == key, sightings.c.capture_id.not_in(_WITHHELD))
    if kind == POST:
        query = query.where(sightings.c.held)
    return [_of_row(row) for row in connection.execute(query)]


def groups_of(connection: Connection, kind: str, key: str) -> set[Group]:
    """The groups that share a sighting with one."""
    return _groups_where(connection, _COLUMN[kind] == key)


def groups_of_release(connection: Connection, release_id: str) -> set[Group]:
    """The groups in which a release has a sighting."""
    mine = select(descriptions.c.capture_id).where(descriptions.c.release_id == release_id)
    return _groups_where(connection, sightings.c.capture_id.in_(mine))


def _groups_where(connection: Connection, condition: ColumnElement[bool]) -> set[Group]:
    rows = connection.execute(select(*_KEYS).where(condition).distinct()).all()
    return {group for row in rows for group in _groups_of(row._asdict())}


def _groups_of(row: Mapping[str, object]) -> Iterator[Group]:
    if row["surname"]:
        yield SURNAME, str(row["surname"])
    if row["post_key"] and row["held"]:
        yield POST, str(row["post_key"])
    if row["body"]:
        yield BODY, str(row["body"])


def _row(capture: int, sighting: Sighting, version: str) -> Values:
    return {
        "capture_id": capture,
        "number": sighting.number,
        "role": str(sighting.role),
        "name": sighting.name,
        "surname": bounded(sighting.surname),
        "post": sighting.post,
        "post_key": bounded(sighting.key),
        "held": sighting.held,
        "body": bounded(short_name(sighting)),
        "earliest": sighting.earliest.isoformat() if sighting.earliest else "",
        "latest": sighting.latest.isoformat() if sighting.latest else "",
        "version": version,
    }


def _seen() -> Select[tuple[object, ...]]:
    places = (captures.c.url, captures.c.locator)
    order = (captures.c.moment, captures.c.page_key, captures.c.digest, sightings.c.id)
    return select(sightings, *places).join(captures).order_by(*order)


def _of_row(row: AnyRow) -> Seen:
    sighting = Sighting(
        row.number,
        Role(row.role),
        row.name,
        row.surname,
        row.post,
        row.post_key,
        row.held,
        _day(row.earliest),
        _day(row.latest),
    )
    return Seen(sighting, row.capture_id, shown_address(row.url) or row.locator)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
