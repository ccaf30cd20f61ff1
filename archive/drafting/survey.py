"""What an archive holds of hosts, senders, people and labels, counted with examples."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from archive.annotators.senders.sender import Sender, sender_of, sender_or_contact
from archive.annotators.senders.sending_bodies import is_plural
from archive.annotators.tenures.applied import INFERRED, KNOWN_NAME
from archive.annotators.tenures.of_body import is_short_for
from archive.facets import FILED, OFFICE, PERSON
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Relation, Release
from archive.records import StoredRelease
from archive.text.folding import fold, slug
from archive.text.letter_case import in_small_letters, person_in_small_letters

_EXAMPLES = 3
_OPENS_POST = 3
"""A word of a post among so many first ones makes a sender a post: 'the Prime Minister'."""
OPENING = 1200
"""How much of a text tells its topic: more than the tagger counts in full, so that no phrase is
taken that means other things further down (measured: F1 .825 against .818 with 700)."""


@dataclass(slots=True)
class Entry:
    """One thing counted. forms: as printed. senders, places, languages: of its releases. persons:
    whose own office it is (folded). releases: their ids. variants: other forms of a name that
    releases print."""

    forms: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    senders: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    persons: set[str] = field(default_factory=set)
    releases: set[str] = field(default_factory=set)
    variants: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        return self.forms.total()

    @property
    def name(self) -> str:
        """Of the forms with most words the most frequent: 'River Wardens', not 'Wardens'."""
        return max(self.forms, key=lambda form: (len(form.split()), self.forms[form], form))

    def join(self, other: "Entry") -> None:
        """Count what another is found to be under this one."""
        self.forms.update(other.forms)
        self.releases |= other.releases
        self.examples = _first_of((*self.examples, *other.examples))
        days = [*self.days, *other.days]
        self.days = [min(days), max(days)] if days else []
        for own, others in (
            (self.senders, other.senders),
            (self.places, other.places),
            (self.languages, other.languages),
        ):
            own.update(others)

    def add(self, form: str, stored: StoredRelease, sender: str | None = None) -> None:
        release = stored.release
        self.forms[form] += 1
        self.releases.add(stored.id)
        self.examples = _first_of((*self.examples, address_of(stored)))
        if release.issued.value:
            days = (*self.days, release.issued.value)
            self.days = [min(days), max(days)]
        self.senders.update(filter(None, [sender]))
        self.places.update(filter(None, [release.place]))
        self.languages.update(filter(None, [release.language]))


Tally = dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Opening:
    """The title and the first sentences of a release, and the labels of its site. year: of issue,
    '' where none is known. address: where it can be read again."""

    language: str
    text: str
    labels: frozenset[str]
    year: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """posts: of each person (folded name) the posts, each folded; past: those that were held before
    the release, where they are told apart. heads: of each person the senders
    whose letters they head. titles: the ids of those senders that are posts, and no bodies. years:
    of issue."""

    number: int
    hosts: Tally
    offices: Tally
    people: Tally
    posts: dict[str, Tally]
    heads: dict[str, Tally]
    labels: Tally
    years: Tally
    openings: tuple[Opening, ...]
    titles: set[str] = field(default_factory=set)
    past: dict[str, Tally] = field(default_factory=dict)


def survey_of(releases: Iterable[StoredRelease], knowledge: KnowledgeSnapshot) -> Survey:
    """What releases hold; senders are read as a collection that knows no office reads them."""
    survey = Survey(0, {}, {}, {}, {}, {}, {}, {}, ())
    openings: list[Opening] = []
    articles, posts = knowledge.derived(_articles), knowledge.derived(_words_of_posts)
    for stored in releases:
        printed = sender_of(stored.release, knowledge, _signing(stored.release))
        read = sender_or_contact(stored.release, printed, knowledge)
        sender = _told(stored.release, read)
        _count_sender(survey, stored, sender)
        _count_short_name(survey, read, sender)
        if sender and posts.intersection(fold(sender.name).split()[:_OPENS_POST]):
            survey.titles.add(_office_id(sender.name))
        _count_people(survey, stored, sender, articles)
        _count_year(survey, stored)
        openings.append(_opening(survey, stored))
    _join_short_names(survey)
    return Survey(
        len(openings),
        survey.hosts,
        survey.offices,
        survey.people,
        survey.posts,
        survey.heads,
        survey.labels,
        survey.years,
        tuple(sorted(openings, key=lambda each: (each.address, each.text))),
        survey.titles,
    )


def _signing(release: Release) -> list[str]:
    points = release.access_points
    return [p.label for p in points if (p.facet, p.relation) == (PERSON, Relation.SENDER)]


def _told(release: Release, sender: Sender | None) -> Sender | None:
    """The sender with the office that other releases tell of it."""
    for point in release.access_points:
        issues = (point.facet, point.relation) == (OFFICE, Relation.ISSUING)
        if issues and sender and point.evidence.startswith(INFERRED):
            return replace(sender, name=point.label, by_person=False)
    return sender


def _office_id(name: str) -> str:
    return slug(in_small_letters(name).replace("&", " and "))


def _count_short_name(survey: Survey, read: Sender | None, sender: Sender | None) -> None:
    """The end of a body's name, by which a release calls it, is a form of its name."""
    if read and sender and is_short_for(fold(read.name), fold(sender.name)):
        entry = survey.offices[_office_id(sender.name)]
        entry.variants.add(in_small_letters(read.name))


def address_of(stored: StoredRelease) -> str:
    """Where a release can be read again: its address, else its file."""
    return stored.capture.url or stored.release.canonical or stored.capture.locator


def _count_sender(survey: Survey, stored: StoredRelease, sender: Sender | None) -> None:
    host = urlsplit(stored.capture.url or stored.release.canonical or "").hostname
    name = in_small_letters(sender.name) if sender else None
    office = _office_id(name) if name else None
    if host:
        _entry(survey.hosts, host).add(host, stored, office)
    if name and office:
        _entry(survey.offices, office).add(name, stored)
    if sender and sender.person and office:
        person = person_in_small_letters(sender.person)
        heads = survey.heads.setdefault(fold(person), {})
        _entry(heads, "" if sender.by_person else office).add(name or "", stored)
        if sender.by_person:
            survey.offices[office].persons.add(fold(person))


def _join_short_names(survey: Survey) -> None:
    """A body of one word is the one body whose name ends in it: 'Wardens', 'River Wardens'."""
    for short in [id for id in survey.offices if "-" not in id and is_plural(id)]:
        longer = [id for id in survey.offices if id.endswith(f"-{short}")]
        if len(longer) == 1:
            survey.offices[longer[0]].join(survey.offices.pop(short))
            for heads in survey.heads.values():
                if short in heads:
                    _entry(heads, longer[0]).join(heads.pop(short))
            for host in survey.hosts.values():
                host.senders[longer[0]] += host.senders.pop(short, 0)


def _count_year(survey: Survey, stored: StoredRelease) -> None:
    if year := (stored.release.issued.value or "")[:4]:
        _entry(survey.years, year).add(year, stored)


def _words_of_posts(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    words = joined(knowledge.languages, lambda language: language.posts.words)
    return frozenset(map(fold, words))


def _articles(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    return frozenset(joined(knowledge.languages, lambda language: language.names.articles))


def _count_people(
    survey: Survey, stored: StoredRelease, sender: Sender | None, articles: frozenset[str]
) -> None:
    """Each person once a release, whether he has posts in it or heads it; each of the posts."""
    heads = [person_in_small_letters(sender.person)] if sender and sender.person else []
    posts = list(dict.fromkeys(_posts(stored.release)))
    names = {fold(name): name for name in (*heads, *(name for name, _ in posts))}
    for key, name in names.items():
        _entry(survey.people, key).add(name, stored)
    for piece in stored.release.evidence:
        if piece.field == KNOWN_NAME and fold(piece.value) in names:
            survey.people[fold(piece.value)].variants.add(piece.place)
    for name, printed in posts:
        first, _, without_article = printed.partition(" ")
        post = without_article if without_article and first.lower() in articles else printed
        _entry(survey.posts.setdefault(fold(name), {}), fold(post)).add(post, stored)


def _posts(release: Release) -> Iterator[tuple[str, str]]:
    """Each person with a post, as the release prints it."""
    labels = {p.id: p.label for p in release.access_points if p.facet == PERSON and p.id}
    for quote in release.quotes:
        if quote.position and quote.speaker_id in labels:
            yield labels[quote.speaker_id], quote.position
    for point in release.access_points:
        post = point.evidence.partition("printed as: ")[2]
        if post and point.facet == PERSON and point.relation == Relation.NAMED:
            yield point.label, post


def _opening(survey: Survey, stored: StoredRelease) -> Opening:
    release = stored.release
    labels = {p.id: p for p in release.access_points if p.facet == FILED}
    for id, point in labels.items():
        _entry(survey.labels, id).add(point.label, stored)
    text = f"{release.title}. {release.text[:OPENING]}"
    year = (release.issued.value or "")[:4]
    language = release.language or "en"
    return Opening(language, text, frozenset(labels), year, address_of(stored))


def _first_of(addresses: Iterable[str]) -> list[str]:
    """The same few in whatever order releases come."""
    return sorted(set(addresses))[:_EXAMPLES]


def _entry(tally: Tally, key: str) -> Entry:
    return tally.setdefault(key, Entry())
