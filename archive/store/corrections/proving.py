"""Whether a correction says something that its field can hold."""

from unicodedata import category

from archive.authorities.collection import Collection
from archive.authorities.standing import standing_above
from archive.contact_lines import contact_of
from archive.decisions import CORRECTED, REFUSED, Correction, CorrectionTarget
from archive.errors import UsageError
from archive.facets import FACETS, OFFICE, OUTSIDE
from archive.kinds import PageKind
from archive.models import AccessPoint, Quote, Release
from archive.records import AgentKind
from archive.store.corrections.field_words import field_words
from archive.store.corrections.machine import (
    AGENT_FIELDS,
    AgentValues,
    Believed,
    Described,
    PageValues,
)
from archive.store.corrections.stretches import prove_place, prove_words
from archive.store.names.printed import key_of, tells
from archive.store.overlay.contacts import CONTACT
from archive.store.overlay.days import EARLIEST, ISSUED, LATEST, prove_bound
from archive.store.overlay.fields import QUOTE_FIELDS, RELEASE_FIELDS, SEVERAL
from archive.store.overlay.headings import POINT_FIELDS, HeadingField
from archive.store.overlay.marked import QUOTATION
from archive.store.overlay.text import TEXT
from archive.store.overlay.wording import WORDS, with_words
from archive.text.folding import fold, slug

_PAGE_FIELDS = ("kind",)
_LINES = "\n\t"
"""Control characters that a text has."""


def prove(correction: Correction, target: Described, authorities: Collection) -> None:
    """Raises UsageError, with what the field can hold."""
    field, value = correction.field, correction.value
    allowed = _LINES if field == TEXT else ""
    if any(category(letter) == "Cc" and letter not in allowed for letter in value):
        raise UsageError(f"{value!r} holds a control character; write it without")
    _prove_field(correction, target)
    _prove_value(correction, target, authorities)
    if not correction.who.strip():
        raise UsageError("a correction needs the name of who makes it ('who')")


def _prove_field(correction: Correction, target: Described) -> None:
    known = _fields_of(target)
    if correction.field in known:
        return
    way = field_words().way_out(correction.target, correction.field)
    way = f"{way}; " if way else ""
    raise UsageError(
        f"field {correction.field!r} of {correction.target} {correction.id!r} cannot be corrected; "
        f"{way}known: {', '.join(known)}"
    )


def _prove_value(correction: Correction, target: Described, authorities: Collection) -> None:
    field, value = correction.field, correction.value
    match target:
        case Release() if field in POINT_FIELDS:
            _prove_heading(correction, POINT_FIELDS[field], authorities)
        case Release() if field == CONTACT:
            _prove_contact(correction)
        case Release() if field == TEXT:
            prove_words(correction)
        case Release():
            RELEASE_FIELDS[field].with_value(target, value)
        case Quote() if field in QUOTE_FIELDS:
            QUOTE_FIELDS[field].with_value(target, value)
        case AgentValues():
            _prove_agent(field, value)
        case PageValues():
            _prove_page(correction)
        case Believed() if not value:
            raise UsageError(f"say what of {correction.id!r} is refused")


def prove_beside(correction: Correction, shown: Release) -> None:
    """Raises UsageError where a value does not go with what is shown of its release."""
    field, value = correction.field, correction.value
    if correction.target is CorrectionTarget.QUOTE:
        if field == WORDS and value:
            own = [quote for quote in shown.quotes if quote.id == correction.id]
            for quote in own:
                with_words(quote, value, shown.text)
    elif field in (EARLIEST, LATEST):
        prove_bound(shown, field, value)
    elif field == TEXT:
        prove_place(correction, shown)


def _fields_of(target: Described) -> tuple[str, ...]:
    match target:
        case Release():
            return (*RELEASE_FIELDS, *SEVERAL, QUOTATION)
        case Quote():
            return (*QUOTE_FIELDS, QUOTATION)
        case AgentValues():
            return AGENT_FIELDS
        case PageValues():
            return _PAGE_FIELDS
        case Believed():
            return (REFUSED,)


def headings(
    correction: Correction, shown: Release, authorities: Collection, called: str
) -> tuple[AccessPoint, ...]:
    """The access points that hang on a corrected value: every heading of its kind as it will be,
    and what stands above them; of people the new one alone. shown: the release as it is before this
    correction. called: what the archive calls a heading that no authority file has."""
    if correction.field in (ISSUED, EARLIEST, LATEST):
        issued = RELEASE_FIELDS[correction.field].with_value(shown, correction.value).issued
        facets = tuple(row for row in FACETS if row.hierarchy)
        own = tuple(p for p in shown.access_points if any(row.holds(p) for row in facets))
        return *own, *standing_above(own, authorities, issued)
    field = POINT_FIELDS.get(correction.field)
    if field is None:
        return ()
    new = _new(correction.value, field, authorities, called) if correction.value else ()
    return new if field.of_people else _with_those_above(correction, field, new, shown, authorities)


def _with_those_above(
    correction: Correction,
    field: HeadingField,
    new: tuple[AccessPoint, ...],
    shown: Release,
    authorities: Collection,
) -> tuple[AccessPoint, ...]:
    gone = [value for value in (correction.seen, correction.value) if value]
    own = [p for p in shown.access_points if field.holds(p)]
    own = [p for p in own if not any(field.means(p, value) for value in gone)]
    own.extend(new)
    if not any(row.hierarchy and row.holds(point) for row in FACETS for point in own):
        return tuple(own)
    return *own, *standing_above(own, authorities, shown.issued)


def _new(
    value: str, field: HeadingField, authorities: Collection, called: str
) -> tuple[AccessPoint, ...]:
    id, label = _record(value, authorities) if field.of_people else ("", "")
    if not field.of_people:
        listed = value in _known(field, authorities)
        id = value if listed else slug(value)
        label = authorities.label(field.kind, value) if listed else called
    return (AccessPoint(field.kind, id, label or value, field.relations[0], CORRECTED),)


def _record(name: str, authorities: Collection) -> tuple[str, str]:
    """The id and the name of the one record that has a name or variant; '' and the name itself
    where there is none, or several: whom it means is decided elsewhere then."""
    folded = fold(name)
    records = [
        person
        for person in authorities.people
        if any(fold(each) == folded for each in (person.name, *person.variants))
    ]
    return (records[0].id, records[0].name) if len(records) == 1 else ("", name)


def _known(field: HeadingField, authorities: Collection) -> frozenset[str]:
    """The ids that a field can hold; none where the collection lists nothing of the kind: whatever
    is printed is a value then."""
    ids = {record.id for record in authorities.records(field.kind)}
    return frozenset(ids | {OUTSIDE} if ids and field.kind == OFFICE else ids)


def _prove_heading(correction: Correction, field: HeadingField, authorities: Collection) -> None:
    if not correction.value and not correction.seen:
        raise UsageError(f"say which {correction.field} is added ('value') or taken away ('seen')")
    if not correction.value:
        return
    if field.of_people:
        _prove_name(correction.value, authorities)
        return
    known = _known(field, authorities)
    if known and correction.value not in known:
        raise UsageError(
            f"collection {authorities.name} knows no {correction.field} {correction.value!r};"
            f" its file is {field.authority or 'that of the facet ' + field.kind}"
            " (`dateline collection find NAME` has ids, file and line)"
        )
    if not slug(correction.value):
        raise UsageError(f"{correction.value!r} holds no word that a heading could go by")


def _prove_contact(correction: Correction) -> None:
    if not correction.value and not correction.seen:
        raise UsageError("say which contact is added ('value') or taken away ('seen')")
    contact = contact_of(correction.value)
    if correction.value and not (contact.name or contact.office):
        raise UsageError(
            f"{correction.value!r} names nobody; write 'Ana Kolar; Press office; +386 1 234 56;"
            " ana@irco.example', of which all but a name or an office may be missing"
        )


def _prove_name(name: str, authorities: Collection) -> None:
    if not key_of(name):
        raise UsageError(f"{name!r} cannot be the name of a person")
    record, _ = _record(name, authorities)
    if not record and not tells(name):
        raise UsageError(
            f"{name!r} alone tells nobody from others; give the whole name, or the id of"
            " `dateline people find`"
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
