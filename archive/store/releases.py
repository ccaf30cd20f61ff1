"""Releases held: one by its id, all, those changed since a revision."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import SQLAlchemyError

from archive.boundary import attempt, report
from archive.errors import DamagedRelease, NotFound, StoreError, UnknownId
from archive.models import Release
from archive.records import State, StoredCapture, StoredRelease
from archive.store.database.batches import chunks
from archive.store.database.connection import reading
from archive.store.database.documents import described_releases
from archive.store.database.escaping import escape
from archive.store.database.metadata import revision
from archive.store.database.pagination import paginate
from archive.store.database.rows import AnyRow, capture_of, state_of
from archive.store.database.tables import captures, descriptions, releases
from archive.store.identity import aliases
from archive.store.identity.aliases import AliasKind
from archive.store.overlay.shown import shown
from archive.store.overlay.values import overlay_of

_GONE = "no description finds it any more"

Unread = Callable[[str, str], None]
"""Told the id of each release that cannot be read, and why: the others are read all the same."""


def log_unread(release_id: str, why: str) -> None:
    """For who cannot tell anybody else."""
    report(f"release {release_id} was left out: {why}")


def release(connection: Connection, release_id: str) -> StoredRelease:
    """The release of an id or alias. Raises NotFound."""
    query = select(releases).where(releases.c.id == resolved(connection, release_id))
    return _stored(connection, connection.execute(query).all())[0]


def resolved(connection: Connection, release_id: str) -> str:
    """The id behind an id or alias. Raises NotFound."""
    target = aliases.target_of(connection, AliasKind.RELEASE, release_id)
    if connection.scalar(select(releases.c.id).where(releases.c.id == escape(target))):
        return target
    raise UnknownId("release", release_id)


def add_alias(connection: Connection, alias: str, release_id: str) -> None:
    """Let another name lead to a release. Raises StoreError where it leads elsewhere already."""
    target = resolved(connection, release_id)
    try:
        leads_to = resolved(connection, alias)
    except NotFound:
        aliases.add(connection, AliasKind.RELEASE, alias, target)
        return
    if leads_to != target:
        raise StoreError(f"{alias!r} already leads to release {leads_to}, not to {target}")


def all_releases(engine: Engine, unread: Unread) -> Iterator[StoredRelease]:
    """Every release in whatever state, in the order of their addition."""
    readable = partial(_readable, unread=unread)
    yield from paginate(engine, select(releases), (releases.c.number,), readable)


def newest(connection: Connection, number: int) -> list[StoredRelease]:
    """So many public releases, those added last first."""
    public = (releases.c.state == State.PUBLIC) & releases.c.gone.is_(False)
    query = select(releases).where(public).order_by(releases.c.number.desc()).limit(number)
    return _stored(connection, connection.execute(query).all())


def changed_since(engine: Engine, since: int, unread: Unread) -> Iterator[StoredRelease]:
    """Every release, in whatever state, that a later revision than this one has changed. What
    changes while they are read is left to the next asking."""
    with reading(engine) as connection:
        newest = revision(connection)
    query = select(releases).where(releases.c.revision > since, releases.c.revision <= newest)
    readable = partial(_readable, unread=unread)
    yield from paginate(engine, query, (releases.c.revision, releases.c.number), readable)


def _readable(
    connection: Connection, rows: Sequence[AnyRow], unread: Unread
) -> list[StoredRelease]:
    """Those of a page of rows that can be read; row by row where one of them cannot."""
    whole = _attempted(connection, rows, lambda _why: None)
    if whole is not None:
        return whole
    alone = (_attempted(connection, [row], partial(unread, row.id)) for row in rows)
    return [stored for some in alone if some for stored in some]


def _attempted(
    connection: Connection, rows: Sequence[AnyRow], unread: Callable[[str], None]
) -> list[StoredRelease] | None:
    listed = (DamagedRelease, SQLAlchemyError)
    try:
        return attempt(
            lambda: _stored(connection, rows), lambda failure: unread(failure.summary), listed
        )
    except DamagedRelease as error:
        unread(str(error))
        return None


def _stored(connection: Connection, rows: Sequence[AnyRow]) -> list[StoredRelease]:
    ids: list[int] = [row.shown for row in rows]
    described = described_releases(connection, ids)
    of_descriptions = _captures(connection, ids)
    return [_stored_release(row, described, of_descriptions) for row in rows]


def _captures(connection: Connection, ids: Sequence[int]) -> dict[int, StoredCapture]:
    """The capture of each description."""
    captures_by_description: dict[int, StoredCapture] = {}
    for some in chunks(ids):
        query = select(captures, descriptions.c.id.label("description")).join(descriptions)
        for row in connection.execute(query.where(descriptions.c.id.in_(some))):
            captures_by_description[row.description] = capture_of(row)
    return captures_by_description


def _stored_release(
    row: AnyRow, described: Mapping[int, Release], of_descriptions: Mapping[int, StoredCapture]
) -> StoredRelease:
    if row.shown not in of_descriptions:
        raise DamagedRelease(f"release {row.id} has lost its description; see `dateline verify`")
    hidden = row.gone and row.state == State.PUBLIC
    return StoredRelease(
        id=row.id,
        number=row.number,
        work_id=row.work_id,
        state=State.HIDDEN if hidden else state_of(row.state),
        added=datetime.fromisoformat(row.added),
        revision=row.revision,
        capture=of_descriptions[row.shown],
        release=shown(described[row.shown], overlay_of(row.overlay)),
        left_page=row.left_page,
        state_reason=_GONE if hidden else row.state_reason,
    )
