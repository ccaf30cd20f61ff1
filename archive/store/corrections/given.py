"""What people write as the value of a heading: names for ids of people, and labels as they are."""

from dataclasses import replace

from sqlalchemy import Connection, select

from archive.decisions import Correction, CorrectionTarget
from archive.errors import NotFound
from archive.store.database.tables import access_points
from archive.store.names.agents import agent, named
from archive.store.overlay.fields import SPEAKER
from archive.store.overlay.headings import POINT_FIELDS
from archive.text.folding import slug


def by_name(connection: Connection, correction: Correction) -> Correction:
    """The correction with names where ids of people were given: whom a name means may be decided
    otherwise later. What gives way is named as the release prints it."""
    if (correction.target, correction.field) == (CorrectionTarget.QUOTE, SPEAKER):
        return replace(correction, value=_name_of(connection, correction.value))
    field = POINT_FIELDS.get(correction.field)
    if correction.target is not CorrectionTarget.RELEASE or field is None or not field.of_people:
        return correction
    value, seen = _name_of(connection, correction.value), correction.seen
    if seen:
        seen = _printed(connection, correction.id, seen)
    return replace(correction, value=value, seen=seen)


def label_held(connection: Connection, kind: str, value: str) -> str:
    """What the archive calls a heading of an id, or of a label that makes this id; '' where it has
    none."""
    own = access_points.c.facet == kind, access_points.c.point_id.in_((value, slug(value)))
    labels = select(access_points.c.label).where(*own).order_by(access_points.c.id)
    return connection.scalar(labels.limit(1)) or ""


def _name_of(connection: Connection, value: str) -> str:
    try:
        return agent(connection, value).name if value else value
    except NotFound:
        return value


def _printed(connection: Connection, release_id: str, seen: str) -> str:
    """The name that a release prints of whom it shows under a name or an id; the value itself where
    there is none."""
    agents = named(connection, [release_id]).get(release_id, ())
    printed = (each.name for each in agents if seen in (each.name, each.label, each.id))
    return next(printed, seen)
