"""An archive made before quotes and agents had ids: what follows from its rows, worked out once."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from archive.authorities.collection import Collection
from archive.facets import PERSON
from archive.store.database.batches import chunks
from archive.store.database.documents import fingerprints
from archive.store.database.tables import (
    access_points,
    agents,
    aliases,
    descriptions,
    quotes,
    releases,
)
from archive.store.identity.aliases import AliasKind
from archive.store.names.owners import owner, owners
from archive.store.names.printed import key_of
from archive.store.upkeep.overlays import restate, settle


def come_over(connection: Connection, authorities: Collection) -> None:
    """Give quotes and agents their ids, find what repeats, and let former addresses lead on."""
    slugs = _slugs(connection, authorities)
    _blank(connection, slugs)
    ids = connection.scalars(select(releases.c.id).order_by(releases.c.number)).all()
    settle(connection, restate(connection, ids), ())
    _lead_quotes(connection)
    _lead_people(connection, slugs)


@dataclass(frozen=True, slots=True)
class _Slug:
    """An access point whose id was made of a person's name. row: its number."""

    row: int
    description: int
    id: str
    label: str


def _slugs(connection: Connection, authorities: Collection) -> list[_Slug]:
    known = {person.id for person in authorities.people}
    names = ("id", "description_id", "point_id", "label")
    query = select(*(access_points.c[name] for name in names))
    rows = connection.execute(query.where(access_points.c.facet == PERSON)).all()
    return [_Slug(*row) for row in rows if row.point_id and row.point_id not in known]


def _blank(connection: Connection, slugs: list[_Slug]) -> None:
    """A slug is no id: take it out, and let the fingerprints follow."""
    for rows in chunks([slug.row for slug in slugs]):
        without = update(access_points).where(access_points.c.id.in_(rows))
        connection.execute(without.values(point_id=""))
    for some in chunks({slug.description for slug in slugs}):
        due = fingerprints(connection, some)
        connection.execute(
            update(descriptions)
            .where(descriptions.c.id == bindparam("description"))
            .values(fingerprint=bindparam("due")),
            [{"description": id, "due": fingerprint} for id, fingerprint in due.items()],
        )


def _lead_quotes(connection: Connection) -> None:
    """'RELEASE/q3' was the third quote of what was shown."""
    rows = connection.execute(select(quotes).where(quotes.c.gone.is_(False)))
    new = [
        {
            "kind": AliasKind.QUOTE,
            "name": f"{row.release_id}/q{row.ordinal + 1}",
            "target": row.id,
        }
        for row in rows
    ]
    if new:
        connection.execute(insert(aliases), new)


def _lead_people(connection: Connection, slugs: list[_Slug]) -> None:
    key_of_slug = {slug.id: key_of(slug.label) for slug in slugs}
    by_sources = owners(connection, key_of_slug.values())
    known = set(connection.scalars(select(agents.c.id)))
    new = [
        {"kind": AliasKind.AGENT, "name": slug, "target": owner(by_sources[key])}
        for slug, key in key_of_slug.items()
        if key in by_sources and slug not in known
    ]
    if new:
        connection.execute(insert(aliases), new)
