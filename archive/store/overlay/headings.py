"""The fields of a release with several values: the headings of one kind and use, as people correct
them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.facets import FACETS, PERSON, Facet, Points
from archive.models import AccessPoint, Relation, Release
from archive.store.overlay.above import restated_above
from archive.store.overlay.values import FieldChange, NamedAgent
from archive.text.folding import fold, slug

Agents = Mapping[tuple[str, str], NamedAgent]
"""Whom names mean, by a name and the record that was found for it."""

_IN_TEXT = (Relation.NAMED, Relation.SPEAKER, Relation.MENTIONED)
"""One use of a person: named in the text."""


@dataclass(frozen=True, slots=True)
class HeadingField:
    """Access points of a kind. relations: those that are its values; one that a person adds has the
    first. authority: the file that lists its values, '' where a facet has none of its own."""

    kind: str
    relations: tuple[Relation, ...]
    authority: str = ""

    @property
    def of_people(self) -> bool:
        """Whether its values are names, and not ids: whom a name means is decided elsewhere."""
        return self.kind == PERSON

    def holds(self, point: AccessPoint) -> bool:
        return point.facet == self.kind and point.relation in self.relations

    def means(self, point: AccessPoint, value: str) -> bool:
        """Whether a value is this heading, before names are those of anybody."""
        if self.of_people:
            return fold(point.label) == fold(value)
        return point.id in (value, slug(value))


def _fields() -> dict[str, HeadingField]:
    fields = {}
    for row in FACETS:
        # Not 'within', which counts what is found under the row before it once more.
        if row.kind and not row.people and (row.authority or not row.hierarchy):
            fields[row.name] = _field(row)
    # Who speaks is told by the quotations.
    fields[PERSON] = HeadingField(PERSON, (Relation.NAMED, Relation.SENDER), _authority_of_people())
    fields[str(Relation.SENDER)] = HeadingField(
        PERSON, (Relation.SENDER,), fields[PERSON].authority
    )
    return fields


def _field(row: Facet) -> HeadingField:
    relations = row.source.relations if isinstance(row.source, Points) else ()
    return HeadingField(row.kind, relations, row.authority)


def _authority_of_people() -> str:
    return next(row.authority for row in FACETS if row.kind == PERSON)


POINT_FIELDS: Mapping[str, HeadingField] = _fields()
"""Fields with several values: facets of headings, `person` (named with a post) and `sender`."""


def points_under(release: Release, field: str) -> frozenset[str]:
    """The values of a field with several: the ids of its headings, the names of its people."""
    heading = POINT_FIELDS[field]
    own = (point for point in release.access_points if heading.holds(point))
    return frozenset(point.label if heading.of_people else point.id for point in own)


def with_points(
    points: tuple[AccessPoint, ...], change: FieldChange, agents: Agents
) -> tuple[AccessPoint, ...]:
    """Without the value that gives way, with the new one, and with what stands above all that are
    left."""
    field = POINT_FIELDS[change.field]
    gives_way = change.seen if change.seen != change.value else ""  # else it is confirmed
    if field.of_people:
        return _with_people(points, field, change, gives_way, agents)
    gone = [point for point in points if _is(point, field, gives_way)]
    known = {point.id for point in points if field.holds(point)}
    new = [p for p in change.points if _is(p, field, change.value) and p.id not in known]
    remaining = (point for point in points if point not in gone)
    return restated_above((*remaining, *new), change.points, gone)


def _is(point: AccessPoint, field: HeadingField, value: str) -> bool:
    return bool(value) and field.holds(point) and field.means(point, value)


def _with_people(
    points: Iterable[AccessPoint],
    field: HeadingField,
    change: FieldChange,
    gives_way: str,
    agents: Agents,
) -> tuple[AccessPoint, ...]:
    """The same for people, each under whomever the name means now."""
    gone = whom(gives_way, agents) if gives_way else frozenset()
    new = [identified(point, agents) for point in change.points if change.value]
    remaining = [point for point in points if not (field.holds(point) and point.id in gone)]
    for point in new:
        use = _IN_TEXT if point.relation in _IN_TEXT else (point.relation,)
        others = [
            p for p in remaining if p.facet == PERSON and p.id == point.id and p.relation in use
        ]
        if all(p.relation == Relation.MENTIONED for p in others):
            remaining = [*(p for p in remaining if p not in others), point]
    return tuple(remaining)


def whom(name: str, agents: Agents) -> frozenset[str]:
    """The ids of all whom a name means in a release."""
    folded = fold(name)
    return frozenset(agent.id for (printed, _), agent in agents.items() if fold(printed) == folded)


def identified(point: AccessPoint, agents: Agents) -> AccessPoint:
    """A person's heading under the id and the preferred name of whom it means; any other as it
    is."""
    agent = agents.get((point.label, point.id)) if point.facet == PERSON else None
    if agent is None:
        return point
    return AccessPoint(point.facet, agent.id, agent.label, point.relation, point.evidence)
