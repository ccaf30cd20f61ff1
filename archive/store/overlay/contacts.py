"""The contacts of a release as a person corrects them, each in one line."""

from dataclasses import replace

from archive.contact_lines import contact_of, line_of
from archive.decisions import BY_HAND
from archive.facets import PERSON
from archive.models import AccessPoint, Contact, Evidence, Relation, Release
from archive.store.overlay.values import FieldChange
from archive.text.folding import fold

CONTACT = "contact"

_BEFORE = "description"


def means(contact: Contact, value: str) -> bool:
    """Whether a value is this contact: its line, its name, or one of its phones and addresses."""
    names = (line_of(contact), contact.name or "", *contact.phones, *contact.emails)
    return fold(value) in [fold(name) for name in names if name]


def with_contacts(release: Release, change: FieldChange) -> Release:
    """Without the contact that gives way, with the new one. What went stays in the evidence: its
    phones and addresses may still stand in the text."""
    gone = [each for each in release.contacts if change.seen and means(each, change.seen)]
    remaining = [each for each in release.contacts if each not in gone]
    new = contact_of(change.value) if change.value else None
    if new and line_of(new) not in [line_of(each) for each in remaining]:
        remaining.append(new)
    names = {fold(each.name) for each in gone if each.name} - {
        fold(each.name) for each in remaining if each.name
    }
    lost = [Evidence(CONTACT, line_of(each), _BEFORE, chosen=False) for each in gone]
    own = [Evidence(CONTACT, change.value, BY_HAND)] if new else []
    return replace(
        release,
        contacts=tuple(remaining),
        access_points=tuple(p for p in release.access_points if not _is_of(p, names)),
        evidence=(*release.evidence, *lost, *own),
    )


def _is_of(point: AccessPoint, names: set[str]) -> bool:
    mine = point.facet == PERSON and point.relation == Relation.CONTACT
    return mine and fold(point.label) in names
