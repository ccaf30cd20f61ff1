"""The people under whom a release is found: its speakers, those named with a post, its contacts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.people_records import records_of
from archive.annotators.quotations.reading import names_of
from archive.annotators.quotations.speakers.subject import SpeakerKind
from archive.authorities.records import Person
from archive.facets import PERSON
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, Relation, Release
from archive.text.folding import fold


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """The release with an access point for each person who is known or holds a post. One without a
    record has no id yet: the store gives it.

    Others (beneficiaries, witnesses) are found by their words, never by their names.
    """
    people = names_of(release, knowledge).table.people
    all_points = [
        *_speakers(release, people, knowledge),
        *_named(people, release.text, knowledge),
        *_contacts(release, knowledge),
    ]
    points: dict[tuple[str, str], AccessPoint] = {}
    for point in all_points:
        # Speaker comes before named, named before contact: one heading a person and use.
        kind = "contact" if point.relation == Relation.CONTACT else "text"
        points.setdefault((point.id or fold(point.label), kind), point)
    return replace(release, access_points=(*release.access_points, *points.values()))


def record_of(name: str, knowledge: KnowledgeSnapshot) -> Person | None:
    """The one authority record that has this name or variant; None for none or several."""
    records = records_of(name, knowledge)
    return records[0] if len(records) == 1 else None


def _speakers(
    release: Release, people: Sequence[NamedPerson], knowledge: KnowledgeSnapshot
) -> Iterator[AccessPoint]:
    full = {person.name for person in people if len(person.words) > 1}
    for quote in release.quotes:
        named = quote.speaker_kind == str(SpeakerKind.HUMAN) and quote.speaker in full
        if quote.speaker and (quote.speaker_id or (quote.position and named)):
            evidence = f"{quote.rule}: {quote.text[:80]}"
            yield _point(quote.speaker, Relation.SPEAKER, evidence, knowledge)


def _named(
    people: Sequence[NamedPerson], text: str, knowledge: KnowledgeSnapshot
) -> Iterator[AccessPoint]:
    for person in people:
        if len(person.words) < 2:
            continue
        post = person.position
        if post:
            evidence = f"printed as: {text[post.start : post.end]}"
            yield _point(person.name, Relation.NAMED, evidence, knowledge)
        elif record_of(person.name, knowledge):
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
