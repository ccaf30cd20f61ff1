"""Whether a correction says something that its field can hold."""

from collections.abc import Iterable
from unicodedata import category

from archive.authorities.collection import Collection
from archive.errors import UsageError
from archive.facets import FACETS, Facet
from archive.models import AccessPoint, IssueDate, Quote, Relation, Release
from archive.records import AgentKind, Correction
from archive.store.corrections.machine import AgentValues, Described
from archive.store.overlay.fields import POINT_FIELDS, QUOTE_FIELDS, RELEASE_FIELDS

_EVIDENCE = "a correction"
_AGENT_FIELDS = ("name", "kind")


def prove(correction: Correction, thing: Described, authorities: Collection) -> None:
    """Raises UsageError, with what the field can hold."""
    field, value = correction.field, correction.value
    if any(category(letter) == "Cc" for letter in value):
        raise UsageError(f"{value!r} holds a control character; write it without")
    match thing:
        case Release() if field in POINT_FIELDS:
            _prove_heading(correction, POINT_FIELDS[field], authorities)
        case Release() if field in RELEASE_FIELDS:
            RELEASE_FIELDS[field].with_value(thing, value)
        case Quote() if field in QUOTE_FIELDS:
            QUOTE_FIELDS[field].with_value(thing, value)
        case AgentValues() if field in _AGENT_FIELDS:
            _prove_agent(field, value)
        case Release():
            raise _unknown(correction, (*RELEASE_FIELDS, *POINT_FIELDS))
        case Quote():
            raise _unknown(correction, QUOTE_FIELDS)
        case _:
            raise _unknown(correction, _AGENT_FIELDS)
    if not correction.who.strip():
        raise UsageError("a correction needs the name of who makes it ('who')")


def headings(
    correction: Correction, issued: IssueDate, authorities: Collection
) -> tuple[AccessPoint, ...]:
    """The access points that a corrected value stands for: its own, and those above it."""
    facet = POINT_FIELDS.get(correction.field)
    if facet is None or not correction.value:
        return ()
    label = authorities.label(facet.kind, correction.value)
    own = _point(facet, correction.value, label)
    if not any(row.hierarchy and row.holds(own) for row in FACETS):
        return (own,)
    above = authorities.above(facet.kind, correction.value, issued)
    return own, *(
        AccessPoint(
            facet.kind, id, authorities.label(facet.kind, id), Relation.BROADER, f"above {label}"
        )
        for id in above
    )


def _point(facet: Facet, id: str, label: str) -> AccessPoint:
    points = (AccessPoint(facet.kind, id, label, relation, _EVIDENCE) for relation in Relation)
    return next(point for point in points if facet.holds(point))


def _prove_heading(correction: Correction, facet: Facet, authorities: Collection) -> None:
    if not correction.value and not correction.seen:
        raise UsageError(f"say which {correction.field} is added ('value') or taken away ('seen')")
    known = {record.id for record in authorities.records(facet.kind)}
    if correction.value and correction.value not in known:
        raise UsageError(
            f"collection {authorities.name} knows no {correction.field} {correction.value!r};"
            f" its file is {facet.authority or 'that of the facet ' + facet.kind}"
        )


def _prove_agent(field: str, value: str) -> None:
    if field == "kind" and value not in tuple(AgentKind):
        raise UsageError(f"unknown kind {value!r}; known: {', '.join(AgentKind)}")
    if not value.strip():
        raise UsageError("the name of an agent cannot be empty")


def _unknown(correction: Correction, known: Iterable[str]) -> UsageError:
    return UsageError(
        f"no field {correction.field!r} of a {correction.target} can be corrected;"
        f" known: {', '.join(known)}"
    )
