"""The records of a collection's files, checked against each other."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archive.authorities.files import (
    HostEntry,
    Moment,
    OfficeEntry,
    OfficesFile,
    PeopleFile,
    PersonEntry,
    TaxonomyFile,
    TermEntry,
    named,
    read_file,
)
from archive.authorities.vocabulary import Phrase
from archive.errors import DataError
from archive.facets import OFFICE, PERSON
from archive.models import IssueDate

MARKS = {"~": 0.4, "^": 0.7, "!": 1.7, "-": -1.0}
"""Weights of marked phrases. A tag needs 1; title and lead count 1.5 times, the end of a text 0.6
times: so '~' never tags alone, '^' alone only at the top, an unmarked phrase alone not at the end,
'!' anywhere. '-' takes away: what it finds speaks against the term."""

Names = tuple[tuple[str, str], ...]
"""Pairs of language and name."""


@dataclass(frozen=True, slots=True)
class Parent:
    """A dated edge: the office above, from its first to its last day; None is unknown or open."""

    id: str
    earliest: date | None = None
    latest: date | None = None
    evidence: str = "seen"

    def may_hold(self, earliest: date | None, latest: date | None) -> bool:
        """Whether it may have stood at some time between the bounds."""
        begun = not (latest and self.earliest and self.earliest > latest)
        return begun and not (earliest and self.latest and self.latest < earliest)


@dataclass(frozen=True, slots=True)
class Office:
    """An issuing body. places: other names of its city or country, and towns in its datelines."""

    id: str
    name: str
    kind: str
    names: Names = ()
    city: str = ""
    country: str = ""
    hosts: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    parents: tuple[Parent, ...] = ()
    evidence: str = "seen"

    def label(self, language: str = "en") -> str:
        return dict(self.names).get(language, self.name)

    def existed(self, earliest: date | None, latest: date | None) -> bool:
        """Whether it may have been there at some time between the bounds.

        The edges of offices between headquarters and countries are their life; country offices
        were there before regional ones, so their edges say nothing of it.
        """
        if self.kind in ("headquarters", "country", "external") or not self.parents:
            return True
        return any(parent.may_hold(earliest, latest) for parent in self.parents)

    def broader(self, issued: IssueDate) -> tuple[str, ...]:
        """The offices right above it, when a release may have been issued."""
        days = issued.earliest, issued.latest
        return tuple(parent.id for parent in self.parents if parent.may_hold(*days))


@dataclass(frozen=True, slots=True)
class HeldPosition:
    """A post and the days between which it was held; None is unknown or open."""

    title: str
    office: str | None = None
    earliest: date | None = None
    latest: date | None = None
    evidence: str = "seen"

    def held_on(self, day: date) -> bool:
        return _within(day, self.earliest, self.latest)


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    variants: tuple[str, ...] = ()
    positions: tuple[HeldPosition, ...] = ()

    def label(self, language: str = "en") -> str:
        """People are called the same in every language."""
        return self.name


@dataclass(frozen=True, slots=True)
class Topic:
    """A term of a taxonomy: a subject heading, or any other value found by its phrases.

    above: the ids of the terms right above it.
    """

    id: str
    names: Names
    phrases: tuple[Phrase, ...] = ()
    labels: tuple[str, ...] = ()
    above: tuple[str, ...] = ()

    def label(self, language: str = "en") -> str:
        names = dict(self.names)
        return names.get(language) or names.get("en") or self.id

    def broader(self, issued: IssueDate) -> tuple[str, ...]:
        """The terms right above it, whatever the day."""
        return self.above


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The terms of one facet. ignore: phrases that are found and mean none of them."""

    facet: str
    terms: tuple[Topic, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HostRule:
    """What a host says of a page: whose it is, or how it is read."""

    host: str
    office: str | None = None
    profile: str | None = None
    path: str | None = None
    evidence: str = "seen"


Offices = Sequence[tuple[Office, OfficeEntry]]


def read_offices(path: Path) -> Offices:
    """The offices of a file beside their entries; none where there is no file."""
    entries = read_file(path, OfficesFile).offices if path.is_file() else ()
    known = _unique((entry.id for entry in entries), OFFICE, path)
    offices = [(_office(entry, path), entry) for entry in entries]
    for office, _ in offices:
        for parent in office.parents:
            if parent.id not in known or parent.id == office.id:
                raise DataError(
                    f"{named(path)}: office {office.id} has the unknown parent {parent.id!r}"
                )
    return offices


def read_people(path: Path, offices: Offices) -> tuple[Person, ...]:
    """The people of a file; none where there is no file."""
    entries = read_file(path, PeopleFile).people if path.is_file() else ()
    _unique((entry.id for entry in entries), PERSON, path)
    known = {office.id for office, _ in offices}
    return tuple(_person(entry, known, path) for entry in entries)


def read_taxonomy(path: Path) -> Taxonomy:
    file = read_file(path, TaxonomyFile)
    known = _unique((term.id for term in file.terms), "term", path)
    for term in file.terms:
        if strange := set(term.broader) - (known - {term.id}):
            raise DataError(f"{named(path)}: term {term.id} has the unknown broader {strange}")
    return Taxonomy(file.facet, tuple(_topic(term, path) for term in file.terms), file.ignore)


def hosts_of(entries: Iterable[HostEntry], offices: Offices, path: Path) -> tuple[HostRule, ...]:
    """The rules of collection.yaml, then one for each host of an office."""
    rules = [HostRule(e.host, e.office, e.profile, e.path, e.evidence) for e in entries]
    for _, entry in offices:
        rules += [HostRule(host, entry.id) for host in entry.hosts]
        rules += [HostRule(host, entry.id, evidence="background") for host in entry.likely_hosts]
    known = {office.id for office, _ in offices}
    for rule in rules:
        _prove_rule(rule, known, path)
    pairs = [f"{rule.host} {rule.path or ''}".strip() for rule in rules if rule.office]
    _unique(pairs, "host", path)
    return tuple(rules)


def _prove_rule(rule: HostRule, offices: set[str], path: Path) -> None:
    if rule.office is not None and rule.office not in offices:
        raise DataError(f"{named(path)}: host {rule.host} has the unknown office {rule.office!r}")
    if rule.host != rule.host.lower() or "/" in rule.host:
        raise DataError(f"{named(path)}: host {rule.host!r} is not a bare host in small letters")
    try:
        re.compile(rule.path or "")
    except re.error as error:
        raise DataError(f"{named(path)}: path of host {rule.host}: {error}") from error


def _office(entry: OfficeEntry, path: Path) -> Office:
    where = f"{named(path)}: office {entry.id}"
    return Office(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        names=tuple({"en": entry.name, **entry.names}.items()),
        city=entry.city,
        country=entry.country,
        hosts=entry.hosts + entry.likely_hosts,
        variants=entry.variants,
        places=entry.places,
        parents=tuple(
            Parent(edge.id, *_bounds(edge.since, edge.until, where), edge.evidence)
            for edge in entry.parents
        ),
        evidence=entry.evidence,
    )


def _person(entry: PersonEntry, offices: set[str], path: Path) -> Person:
    where = f"{named(path)}: person {entry.id}"
    for post in entry.positions:
        if post.office is not None and post.office not in offices:
            raise DataError(f"{where} has the unknown office {post.office!r}")
    positions = tuple(
        HeldPosition(
            post.title, post.office, *_bounds(post.since, post.until, where), post.evidence
        )
        for post in entry.positions
    )
    return Person(entry.id, entry.name, entry.variants, positions)


def _topic(entry: TermEntry, path: Path) -> Topic:
    phrases = tuple(
        phrase
        for language, texts in entry.phrases.items()
        for phrase in _phrases(entry.id, language, texts)
    )
    _unique((f"{p.language} {p.text}" for p in phrases), f"phrase of {entry.id}", path)
    if any(not phrase.text.strip("*") for phrase in phrases):
        raise DataError(f"{named(path)}: term {entry.id} has an empty phrase")
    return Topic(entry.id, tuple(entry.names.items()), phrases, entry.labels, entry.broader)


def _phrases(id: str, language: str, texts: Iterable[str]) -> Iterator[Phrase]:
    for text in texts:
        weight = MARKS.get(text[:1], 1.0)
        words = text[1:] if text[:1] in MARKS else text
        yield Phrase(id, words, weight, None if language == "any" else language)


_Days = tuple[date | None, date | None]


def _bounds(since: Moment | None, until: Moment | None, where: str) -> _Days:
    """The first day of `since` and the last of `until`."""
    try:
        earliest = None if since is None else _day(since, last=False)
        latest = None if until is None else _day(until, last=True)
    except ValueError as error:
        raise DataError(f"{where}: from {since} to {until}: {error}") from error
    if earliest and latest and earliest > latest:
        raise DataError(f"{where}: from {since} to {until}: it ends before it begins")
    return earliest, latest


def _day(moment: Moment, last: bool) -> date:
    numbers = [int(part) for part in str(moment).split("-")]
    year, month = numbers[0], (numbers[1:] or [12 if last else 1])[0]
    day = numbers[2] if len(numbers) > 2 else monthrange(year, month)[1] if last else 1
    return date(year, month, day)


def _within(day: date, earliest: date | None, latest: date | None) -> bool:
    return not (earliest and day < earliest) and not (latest and day > latest)


def _unique(ids: Iterable[str], kind: str, path: Path) -> set[str]:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            raise DataError(f"{named(path)}: {kind} {id!r} stands there twice")
        seen.add(id)
    return seen
