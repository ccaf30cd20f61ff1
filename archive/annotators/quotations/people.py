"""The people under whom a release is found: its speakers, those named with a post, its contacts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.annotators.quotations.names import NamedPerson, people_in
from archive.authorities.collection import Collection
from archive.authorities.records import Person
from archive.facets import PERSON
from archive.models import GAP, AccessPoint, BlockKind, PageContext, Relation, Release
from archive.text.folding import fold, slug


def annotate(release: Release, context: PageContext, collection: Collection) -> Release:
    """The release with an access point for each person who is known or holds a post.

    Others (beneficiaries, witnesses) are found by their words, never by their names.
    """
    known = tuple(person.name for person in collection.people)
    people = people_in(_without_contacts(release), collection.names, known)
    found = [
        *_speakers(release, collection),
        *_named(people, collection),
        *_contacts(release, collection),
    ]
    points: dict[tuple[str, str], AccessPoint] = {}
    for point in found:
        # Speaker comes before named, named before contact: one heading a person and use.
        kind = "contact" if point.relation == Relation.CONTACT else "text"
        points.setdefault((point.id, kind), point)
    return replace(release, access_points=(*release.access_points, *points.values()))


def record_of(name: str, collection: Collection) -> Person | None:
    """The one authority record that has this name or variant; None for none or several."""
    wanted = fold(name)
    found = [
        person
        for person in collection.people
        if wanted in {fold(known) for known in (person.name, *person.variants)}
    ]
    return found[0] if len(found) == 1 else None


def _without_contacts(release: Release) -> str:
    """The text with its contact blocks blank, so that no post of theirs runs into the next name."""
    contact = BlockKind.CONTACT
    return GAP.join(
        " " * len(block.text) if block.kind is contact else block.text for block in release.blocks
    )


def _speakers(release: Release, collection: Collection) -> Iterator[AccessPoint]:
    for quote in release.quotes:
        if quote.speaker and (quote.speaker_id or (quote.position and " " in quote.speaker)):
            evidence = f"{quote.rule}: {quote.text[:80]}"
            yield _point(quote.speaker, Relation.SPEAKER, evidence, collection)


def _named(people: Sequence[NamedPerson], collection: Collection) -> Iterator[AccessPoint]:
    for person in people:
        if person.position:
            yield _point(person.name, Relation.NAMED, f"printed as: {person.position}", collection)
    with_post = {fold(person.name) for person in people if person.position}
    for person in people:
        if fold(person.name) not in with_post and record_of(person.name, collection):
            yield _point(person.name, Relation.MENTIONED, f"printed: {person.name}", collection)


def _contacts(release: Release, collection: Collection) -> Iterator[AccessPoint]:
    for contact in release.contacts:
        if contact.name:
            yield _point(contact.name, Relation.CONTACT, "contact line", collection)


def _point(name: str, relation: Relation, evidence: str, collection: Collection) -> AccessPoint:
    record = record_of(name, collection)
    if record:
        return AccessPoint(PERSON, record.id, record.name, relation, evidence)
    return AccessPoint(PERSON, slug(name), name, relation, evidence)
