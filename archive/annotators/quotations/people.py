"""The people under whom a release is found: its speakers, those named with a post, its contacts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.names import NamedPerson, NameReader
from archive.authorities.records import Person
from archive.facets import PERSON
from archive.knowledge.snapshot import KnowledgeSnapshot, people_of
from archive.models import GAP, AccessPoint, BlockKind, Relation, Release
from archive.text.folding import fold


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """The release with an access point for each person who is known or holds a post. One without a
    record has no id yet: the store gives it.

    Others (beneficiaries, witnesses) are found by their words, never by their names.
    """
    people = knowledge.derived(NameReader).people_in(_without_contacts(release))
    found = [
        *_speakers(release, knowledge),
        *_named(people, knowledge),
        *_contacts(release, knowledge),
    ]
    points: dict[tuple[str, str], AccessPoint] = {}
    for point in found:
        # Speaker comes before named, named before contact: one heading a person and use.
        kind = "contact" if point.relation == Relation.CONTACT else "text"
        points.setdefault((point.id or fold(point.label), kind), point)
    return replace(release, access_points=(*release.access_points, *points.values()))


def record_of(name: str, knowledge: KnowledgeSnapshot) -> Person | None:
    """The one authority record that has this name or variant; None for none or several."""
    wanted = fold(name)
    found = [
        person
        for person in knowledge.derived(people_of)
        if wanted in {fold(known) for known in (person.name, *person.variants)}
    ]
    return found[0] if len(found) == 1 else None


def _without_contacts(release: Release) -> str:
    """The text with its contact blocks blank, so that no post of theirs runs into the next name."""
    contact = BlockKind.CONTACT
    return GAP.join(
        " " * len(block.text) if block.kind is contact else block.text for block in release.blocks
    )


def _speakers(release: Release, knowledge: KnowledgeSnapshot) -> Iterator[AccessPoint]:
    for quote in release.quotes:
        if quote.speaker and (quote.speaker_id or (quote.position and " " in quote.speaker)):
            evidence = f"{quote.rule}: {quote.text[:80]}"
            yield _point(quote.speaker, Relation.SPEAKER, evidence, knowledge)


def _named(people: Sequence[NamedPerson], knowledge: KnowledgeSnapshot) -> Iterator[AccessPoint]:
    for person in people:
        if person.position:
            yield _point(person.name, Relation.NAMED, f"printed as: {person.position}", knowledge)
    with_post = {fold(person.name) for person in people if person.position}
    for person in people:
        if fold(person.name) not in with_post and record_of(person.name, knowledge):
            yield _point(person.name, Relation.MENTIONED, f"printed: {person.name}", knowledge)


def _contacts(release: Release, knowledge: KnowledgeSnapshot) -> Iterator[AccessPoint]:
    for contact in release.contacts:
        if contact.name:
            yield _point(contact.name, Relation.CONTACT, "contact line", knowledge)


def _point(
    name: str, relation: Relation, evidence: str, knowledge: KnowledgeSnapshot
) -> AccessPoint:
    record = record_of(name, knowledge)
    if record:
        return AccessPoint(PERSON, record.id, record.name, relation, evidence)
    return AccessPoint(PERSON, "", name, relation, evidence)
