"""Where people are named and speak: the facts by which somebody tells one person from another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from archive.curation.mentions import mention_of
from archive.facets import OFFICE, PERSON
from archive.models import Quote, Relation, Release
from archive.quotes import SpeakerKind
from archive.records import StoredRelease

_MOST_SAMPLES = 3
_HUMAN = ("", SpeakerKind.HUMAN)
_LONGEST_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Sample:
    """Where somebody is quoted, or where nobody quotes them, is named. own_words: whether it is
    what they said."""

    release_id: str
    title: str
    day: str
    text: str
    own_words: bool = True


@dataclass(frozen=True, slots=True)
class Use:
    """One person in one release. names: as printed beside quotes. human: False where what speaks
    is told to be no person, but a body, a letter, a post."""

    agent_id: str
    label: str
    names: tuple[str, ...]
    posts: tuple[str, ...]
    offices: tuple[str, ...]
    quotes: int
    sample: Sample
    human: bool = True


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it is printed, with the first and the last day of a release that says so."""

    title: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class PersonContext:
    """Somebody as the releases have them, in the order of their days; days are '' where unknown."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    offices: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    releases: int = 0
    quotes: int = 0
    samples: tuple[Sample, ...] = field(default=())


def uses_of(stored: StoredRelease) -> Iterator[Use]:
    """The people of a release who speak in it or are named with a post."""
    release = stored.release
    labels = {
        point.id: point.label
        for point in release.access_points
        if point.facet == PERSON and point.id and point.relation != Relation.CONTACT
    }
    quotes: dict[str, list[Quote]] = {id: [] for id in labels}
    for quote in release.quotes:
        if quote.speaker_id:
            quotes.setdefault(quote.speaker_id, []).append(quote)
    for id, spoken in quotes.items():
        names = tuple(dict.fromkeys(str(quote.speaker) for quote in spoken))
        label = labels.get(id) or names[0]
        yield Use(
            agent_id=id,
            label=label,
            names=names or (label,),
            posts=tuple(dict.fromkeys(quote.position for quote in spoken if quote.position)),
            offices=_offices(release),
            quotes=len(spoken),
            sample=_sample(stored, spoken) if spoken else _mention(stored, id, label),
            human=all(quote.speaker_kind in _HUMAN for quote in spoken),
        )


def context_of(agent_id: str, uses: Iterable[Use]) -> PersonContext:
    """All uses of one person put together."""
    ordered = sorted(uses, key=lambda use: (use.sample.day or "9999", use.sample.release_id))
    days = [use.sample.day for use in ordered if use.sample.day]
    with_text = [use.sample for use in ordered if use.sample.text]
    spoken = [sample for sample in with_text if sample.own_words]
    return PersonContext(
        id=agent_id,
        name=ordered[0].label if ordered else agent_id,
        names=tuple(dict.fromkeys(name for use in ordered for name in use.names)),
        posts=tuple(_posts(ordered)),
        offices=tuple(dict.fromkeys(office for use in ordered for office in use.offices)),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        releases=len(ordered),
        quotes=sum(use.quotes for use in ordered),
        samples=tuple(_spread(spoken or with_text)),
    )


def _posts(uses: Iterable[Use]) -> Iterator[Post]:
    days: dict[str, list[str]] = {}
    for use in uses:
        for post in use.posts:
            days.setdefault(post, []).append(use.sample.day)
    for title, seen in days.items():
        known = [day for day in seen if day] or [""]
        yield Post(title, known[0], known[-1])


def _spread(samples: list[Sample]) -> list[Sample]:
    """The first, the middle and the last: a career shows at its ends."""
    if len(samples) <= _MOST_SAMPLES:
        return samples
    return [samples[0], samples[len(samples) // 2], samples[-1]]


def _offices(release: Release) -> tuple[str, ...]:
    points = release.access_points
    return tuple(p.label for p in points if p.facet == OFFICE and p.relation == Relation.ISSUING)


def _sample(stored: StoredRelease, spoken: list[Quote]) -> Sample:
    release = stored.release
    text = paragraph_of(release, spoken[0])
    return Sample(stored.id, release.title, release.issued.value or "", _cut(text))


def _mention(stored: StoredRelease, id: str, label: str) -> Sample:
    release = stored.release
    text = _cut(mention_of(release, id, [label]))
    return Sample(stored.id, release.title, release.issued.value or "", text, own_words=False)


def _cut(text: str) -> str:
    """At a blank; where there is none near, as in Chinese, anywhere."""
    if len(text) <= _LONGEST_SAMPLE:
        return text
    return f"{text[: max(text.rfind(' ', 0, _LONGEST_SAMPLE), _LONGEST_SAMPLE - 40)]} …"


def paragraph_of(release: Release, quote: Quote) -> str:
    """The paragraph in which a quote begins; the quote itself where it has no place."""
    if not quote.parts:
        return quote.text
    text, start = release.text, quote.parts[0].start
    first = text.rfind("\n\n", 0, start) + 1
    last = text.find("\n\n", start)
    return text[first : last if last >= 0 else len(text)].strip()
