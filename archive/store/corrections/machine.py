"""What was described, read beside a correction: the machine's value, before any person's."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from archive.decisions import CorrectionTarget
from archive.errors import UnknownId
from archive.models import Quote, Release
from archive.store.database.documents import described_releases
from archive.store.database.tables import agents, quotes, releases
from archive.store.overlay.contacts import CONTACT, means
from archive.store.overlay.fields import QUOTE_FIELDS, RELEASE_FIELDS
from archive.store.overlay.headings import POINT_FIELDS
from archive.store.overlay.marked import QUOTATION
from archive.store.overlay.text import TEXT, places_of

AGENT_FIELDS = NAME, KIND = "name", "kind"


@dataclass(frozen=True, slots=True)
class AgentValues:
    """An agent as the store calls it by itself."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class PageValues:
    """Pages, each of which may have been told as something else: nothing is said of all of them."""


@dataclass(frozen=True, slots=True)
class Believed:
    """A site, a listing or a name: what is known by it, which people may refuse."""


Described = Release | Quote | AgentValues | PageValues | Believed


def described(connection: Connection, target: CorrectionTarget, id: str) -> Described:
    """A target as it was described; a quote that no describer finds by its words alone. Raises
    NotFound."""
    match target:
        case CorrectionTarget.RELEASE:
            return release_described(connection, id)
        case CorrectionTarget.QUOTE:
            return _quote(connection, id)
        case CorrectionTarget.AGENT:
            return _agent(connection, id)
        case CorrectionTarget.PAGE:
            return PageValues()
        case CorrectionTarget.SITE | CorrectionTarget.LISTING | CorrectionTarget.NAME:
            return Believed()


def value_of(target: Described, field: str, seen: str) -> str:
    """The value of a field; of a field with several, the one that was seen where it is there."""
    match target:
        case Release() if field in POINT_FIELDS:
            return seen if _stands(target, field, seen) else ""
        case Release() if field == CONTACT:
            return seen if any(means(each, seen) for each in target.contacts) else ""
        case Release() if field == TEXT:
            return seen if len(places_of(seen, target)) == 1 else ""
        case Release():
            return RELEASE_FIELDS[field].value(target)
        case Quote() if field == QUOTATION:
            return ""  # it is a person's, whatever else was found of it
        case Quote():
            return QUOTE_FIELDS[field].value(target)
        case AgentValues():
            return target.kind if field == KIND else target.name
        case PageValues() | Believed():
            return ""


def _stands(release: Release, field: str, value: str) -> bool:
    heading = POINT_FIELDS[field]
    return any(heading.holds(p) and heading.means(p, value) for p in release.access_points)


def release_described(connection: Connection, id: str) -> Release:
    """A release as it was described. Raises NotFound."""
    shown = connection.scalar(select(releases.c.shown).where(releases.c.id == id))
    if shown is None:
        raise UnknownId("release", id)
    return described_releases(connection, [shown])[shown]


def _quote(connection: Connection, id: str) -> Quote:
    row = connection.execute(select(quotes).where(quotes.c.id == id)).first()
    if row is None:
        raise UnknownId("quote", id)
    described_quotes = () if row.gone else release_described(connection, row.release_id).quotes
    if row.ordinal >= len(described_quotes):
        return Quote(row.text, ())
    quote: Quote = described_quotes[row.ordinal]
    return quote


def _agent(connection: Connection, id: str) -> AgentValues:
    row = connection.execute(select(agents).where(agents.c.id == id)).first()
    if row is None:
        raise UnknownId("agent", id)
    return AgentValues(row.kind, row.name)
