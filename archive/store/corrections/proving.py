"""Whether a correction says something that its field can hold."""

from collections.abc import Iterable
from unicodedata import category

from archive.authorities.collection import Collection
from archive.authorities.standing import standing_above
from archive.errors import UsageError
from archive.facets import FACETS, Facet
from archive.kinds import PageKind
from archive.models import AccessPoint, IssueDate, Quote, Relation, Release
from archive.records import AgentKind, Correction
from archive.store.corrections.machine import AgentValues, Described, PageValues
from archive.store.overlay.fields import (
    ISSUED,
    POINT_FIELDS,
    QUOTE_FIELDS,
    RELEASE_FIELDS,
    issue_date,
)

_EVIDENCE = "a correction"
_AGENT_FIELDS = ("name", "kind")
_PAGE_FIELDS = ("kind",)


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
        case PageValues() if field in _PAGE_FIELDS:
            _prove_page(correction)
        case PageValues():
            raise _unknown(correction, _PAGE_FIELDS)
        case Release():
            raise _unknown(correction, (*RELEASE_FIELDS, *POINT_FIELDS))
        case Quote():
            raise _unknown(correction, QUOTE_FIELDS)
        case _:
            raise _unknown(correction, _AGENT_FIELDS)
    if not correction.who.strip():
        raise UsageError("a correction needs the name of who makes it ('who')")


def headings(
    correction: Correction, shown: Release, authorities: Collection
) -> tuple[AccessPoint, ...]:
    """The access points that hang on a corrected value: every heading of its kind as it will be,
    and what stands above them. shown: the release as it is before this correction."""
    if correction.field == ISSUED:
        issued = issue_date(correction.value) if correction.value else IssueDate()
        facets = tuple(row for row in FACETS if row.hierarchy)
        own = tuple(p for p in shown.access_points if any(row.holds(p) for row in facets))
        return *own, *standing_above(own, authorities, issued)
    facet = POINT_FIELDS.get(correction.field)
    return _with_those_above(correction, facet, shown, authorities) if facet else ()


def _with_those_above(
    correction: Correction, facet: Facet, shown: Release, authorities: Collection
) -> tuple[AccessPoint, ...]:
    gone = {correction.seen, correction.value}
    own = [p for p in shown.access_points if facet.holds(p) and p.id not in gone]
    if correction.value:
        label = authorities.label(facet.kind, correction.value)
        own.append(_point(facet, correction.value, label))
    if not any(row.hierarchy and row.holds(point) for row in FACETS for point in own):
        return tuple(own)
    return *own, *standing_above(own, authorities, shown.issued)


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


def _prove_page(correction: Correction) -> None:
    if correction.value not in tuple(PageKind):
        known = ", ".join(PageKind)
        raise UsageError(f"unknown kind of page {correction.value!r}; known: {known}")
    if not correction.id.strip("*"):
        raise UsageError(f"{correction.id!r} would be every page; say more of its address")


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
