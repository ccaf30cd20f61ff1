"""A collection: one organisation, its hosts, offices, people and subject headings."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archive.authorities.files import CollectionFile, EventEntry, read_file
from archive.authorities.records import (
    HeldPosition,
    HostRule,
    Office,
    Parent,
    Person,
    Taxonomy,
    Topic,
    hosts_of,
    read_offices,
    read_people,
    read_taxonomy,
)
from archive.authorities.vocabulary import Match, Phrase, Vocabulary
from archive.errors import DataError
from archive.facets import LABELS, OFFICE, PERSON, TOPIC
from archive.models import IssueDate

__all__ = [
    "Collection",
    "HeldPosition",
    "HostRule",
    "Match",
    "Office",
    "Parent",
    "Person",
    "Phrase",
    "Record",
    "Taxonomy",
    "Topic",
    "Vocabulary",
    "load_collection",
]


Record = Office | Person | Topic


@dataclass(frozen=True, slots=True, eq=False)
class Collection:
    """All that is known of one organisation. Compared by identity.

    name: of the folder. names: the organisation's own names and acronyms, in all languages.
    first_year: of its oldest release; None where nobody has said so.
    """

    name: str
    title: str
    first_year: int | None = None
    names: tuple[str, ...] = ()
    hosts: tuple[HostRule, ...] = ()
    offices: tuple[Office, ...] = ()
    people: tuple[Person, ...] = ()
    taxonomies: tuple[Taxonomy, ...] = ()
    events: tuple[EventEntry, ...] = ()

    @property
    def topics(self) -> tuple[Topic, ...]:
        return self.taxonomy(TOPIC).terms

    @property
    def headquarters(self) -> Office | None:
        return next((office for office in self.offices if office.kind == "headquarters"), None)

    def office(self, id: str) -> Office:
        """Raises DataError where the collection has no such office."""
        for office in self.offices:
            if office.id == id:
                return office
        raise DataError(f"collection {self.name} has no office {id!r}")

    def children(self, id: str, day: date | None = None) -> tuple[Office, ...]:
        """The offices below an office: on a day, or at any time."""
        return tuple(
            office
            for office in self.offices
            if any(parent.id == id and parent.may_hold(day, day) for parent in office.parents)
        )

    def person(self, id: str) -> Person:
        """Raises DataError where the collection has no such person."""
        for person in self.people:
            if person.id == id:
                return person
        raise DataError(f"collection {self.name} has no person {id!r}")

    def taxonomy(self, facet: str) -> Taxonomy:
        """The list of a facet, empty where the collection has none."""
        for taxonomy in self.taxonomies:
            if taxonomy.facet == facet:
                return taxonomy
        return Taxonomy(facet)

    def records(self, kind: str) -> tuple[Record, ...]:
        """All that is known of a kind of heading: an authority file, or the terms of a taxonomy."""
        files: dict[str, tuple[Record, ...]] = {OFFICE: self.offices, PERSON: self.people}
        return files.get(kind, self.taxonomy(kind).terms)

    def label(self, kind: str, id: str, language: str = "en") -> str:
        """The name under which a value is shown; its id where the collection does not know it."""
        for record in self.records(kind):
            if record.id == id:
                return record.label(language)
        return LABELS.get(id, id)

    def above(self, kind: str, id: str, issued: IssueDate) -> tuple[str, ...]:
        """The headings above one, the nearest first: those that may have stood there when a release
        was issued."""
        records = (record for record in self.records(kind) if not isinstance(record, Person))
        edges = {record.id: record.broader(issued) for record in records}
        above_it: dict[str, None] = {}
        level = [id]
        while level:
            level = [up for key in level for up in edges.get(key, ()) if up not in above_it]
            above_it |= dict.fromkeys(level)
        return tuple(above for above in above_it if above != id)

    def host_rules(self, host: str | None, path: str = "/") -> tuple[HostRule, ...]:
        """The rules that hold for an address, those for a part of a host first."""
        plain = (host or "").lower().removeprefix("www.")
        rules = [rule for rule in self.hosts if rule.host.removeprefix("www.") == plain]
        holding = [rule for rule in rules if rule.path is None or re.search(rule.path, path)]
        return tuple(sorted(holding, key=lambda rule: rule.path is None))


def load_collection(folder: Path) -> Collection:
    """The collection of a folder; a missing authority file or taxonomy is an empty one.

    Raises DataError naming the file and the key at fault.
    """
    path = folder / "collection.yaml"
    head = read_file(path, CollectionFile)
    offices = read_offices(folder / "authorities" / "offices.yaml")
    events = folder / "events.yaml"
    return Collection(
        name=folder.name,
        title=head.title,
        first_year=head.first_year,
        names=head.names,
        hosts=hosts_of(head.hosts, offices, path),
        offices=tuple(office for office, _ in offices),
        people=read_people(folder / "authorities" / "people.yaml", offices),
        taxonomies=_read_taxonomies(folder / "taxonomies"),
        events=read_file(events, tuple[EventEntry, ...]) if events.is_file() else (),
    )


def _read_taxonomies(folder: Path) -> tuple[Taxonomy, ...]:
    read = tuple(read_taxonomy(path) for path in sorted(folder.glob("*.yaml")))
    facets = [taxonomy.facet for taxonomy in read]
    for facet in facets:
        if facets.count(facet) > 1:
            raise DataError(f"{folder.parent.name}/taxonomies: two files for the facet {facet!r}")
    return read
