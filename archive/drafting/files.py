"""The files of a drafted collection, as YAML with comments that say what to check."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from archive.drafting.lines import common, days_of, frequent, list_of, note, seen, text
from archive.drafting.notes import COLLECTION, HOSTS, NAMES, OFFICES, PEOPLE, YEARS
from archive.drafting.phrases import Floor, Phrases, phrases_of
from archive.drafting.posts import name_of_post, with_posts_joined
from archive.drafting.survey import Entry, Survey, Tally
from archive.drafting.topics import topic_labels, topic_lines
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.folding import fold, slug

_ONE_OFFICE = 0.8
"""Of a host's releases that print a sender this share has one: the host is that sender's."""
_READ = 0.5
"""Of a host's releases this share must print a sender."""
_OLDEST = 3
_MOST_SELDOM = 3
_DATED = 0.5
_MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written. labels: the ids of those that become topics. fewest: how often an office or
    a person must be printed to be taken in."""

    title: str
    survey: Survey
    labels: Sequence[str]
    phrases: Phrases
    fewest: int = 2


def draft_of(
    title: str, survey: Survey, knowledge: KnowledgeSnapshot, floor: Floor, fewest: int
) -> Draft:
    """The draft of a collection. A label must be printed as often as a phrase to be a topic."""
    small_words = {language.code: language.small_words for language in knowledge.languages}
    labels = topic_labels(survey, floor.support, knowledge)
    phrases = phrases_of(survey.openings, labels, small_words, floor)
    return Draft(title, with_posts_joined(survey, knowledge), labels, phrases, fewest)


def files_of(draft: Draft) -> Mapping[PurePosixPath, str]:
    """The text of each file of the collection, by its path in the folder."""
    writers = {
        "collection.yaml": _collection,
        "authorities/offices.yaml": _offices,
        "authorities/people.yaml": _people,
        "taxonomies/topics.yaml": _topics,
    }
    return {PurePosixPath(path): "\n".join(lines(draft)) + "\n" for path, lines in writers.items()}


def _collection(draft: Draft) -> Iterator[str]:
    survey = draft.survey
    yield COLLECTION
    yield f"# It was made of {survey.number} releases."
    yield f"title: {text(draft.title)}"
    yield from _years(draft)
    yield NAMES
    for _, entry in frequent(survey.offices)[:_MOST_LISTED]:
        yield note(f"{entry.count} x {entry.name}")
    yield "names: []"
    yield HOSTS
    hosts = frequent(survey.hosts)[:_MOST_LISTED]
    yield "hosts:" if any(_office_of(entry, draft) for _, entry in hosts) else "hosts: []"
    for host, entry in hosts:
        yield from seen(entry)
        if office := _office_of(entry, draft):
            yield f"  - {{host: {text(host)}, office: {text(office)}}}"
        else:
            yield note(f"no office: {host} ({common(entry.senders)})")


def _years(draft: Draft) -> Iterator[str]:
    """The oldest years of which releases are dated, and the youngest one. The oldest of these that
    is printed often enough is the first, with those right before it, where most releases have a
    day: else the false day of one would hide the days of all others."""
    years = sorted(draft.survey.years.items())
    if not years:
        return
    yield YEARS
    for year, entry in (*years[:_OLDEST], *years[_OLDEST:][-1:]):
        yield note(f"{year}: {entry.count} releases, such as {entry.examples[0]}")
    dated = sum(entry.count for _, entry in years)
    first = next((year for year, entry in years if entry.count >= draft.fewest), "")
    while first and str(int(first) - 1) in draft.survey.years:
        first = str(int(first) - 1)  # a year beside one that is sure is no stray
    if first and dated > _DATED * draft.survey.number:
        yield f"first_year: {first}"
    else:
        yield f"# first_year: {years[0][0]}  # few days are known: say it only if you are sure"


def _topics(draft: Draft) -> Iterator[str]:
    people = {key: entry.name for key, entry in frequent(draft.survey.people, draft.fewest)}
    return topic_lines(draft.survey.labels, draft.labels, draft.phrases, people)


def _office_of(entry: Entry, draft: Draft) -> str | None:
    """The office that a host is given to."""
    read = entry.senders.total()
    for office, number in entry.senders.most_common(1):
        known = office in _known_offices(draft) and read >= _READ * entry.count
        return office if known and number >= _ONE_OFFICE * read else None
    return None


def _offices(draft: Draft) -> Iterator[str]:
    offices = _known_offices(draft)
    yield OFFICES
    yield "offices:" if offices else "offices: []"
    for id, entry in offices.items():
        yield from seen(entry)
        if places := common(entry.places):
            yield note(f"datelines (as places, if it is there): {places}")
        yield from _named(id, entry)
        yield "    kind: body"


def _known_offices(draft: Draft) -> Tally:
    """The offices printed often enough, but for those of people whose other letters are all of one
    body: theirs stands among their posts."""
    survey = draft.survey
    return {
        id: entry
        for id, entry in frequent(survey.offices, draft.fewest)
        if not any(_one_body(survey.heads[person]) for person in entry.persons)
    }


def _one_body(heads: Tally) -> bool:
    return len([id for id in heads if id]) == 1


def _named(id: str, entry: Entry) -> Iterator[str]:
    yield f"  - id: {text(id)}"
    yield f"    name: {text(entry.name)}"
    forms = (*entry.forms, *sorted(entry.variants))
    variants = {fold(form): form for form in forms if fold(form) != fold(entry.name)}
    if variants:
        yield f"    variants: {list_of(variants.values())}"


def _people(draft: Draft) -> Iterator[str]:
    people = [person for person in frequent(draft.survey.people, draft.fewest) if slug(person[0])]
    yield PEOPLE
    yield "people:" if people else "people: []"
    for key, entry in people:
        yield from seen(entry)
        yield from _named(slug(key), entry)
        if positions := list(_positions(key, draft)):
            yield "    positions:"
            yield from positions
        yield from _seldom(key, draft, bool(positions))


def _seldom(person: str, draft: Draft, has_posts: bool) -> Iterator[str]:
    """The posts that are printed too seldom to be taken, for who has no other, and those that were
    no longer held."""
    posts = draft.survey.posts.get(person, {})
    few = [entry for _, entry in frequent(posts)] if not has_posts else []
    for entry in few[:_MOST_SELDOM]:
        yield note(f"seldom: {entry.count} x {name_of_post(entry)}, such as {entry.examples[0]}")
    for _, entry in frequent(draft.survey.past.get(person, {}))[:_MOST_SELDOM]:
        yield note(f"held before: {entry.count} x {entry.name}, such as {entry.examples[0]}")


def _positions(person: str, draft: Draft) -> Iterator[str]:
    """The letters that a person heads tell the office; posts beside a name tell its words."""
    survey = draft.survey
    own = survey.heads.get(person, {})
    heads = {id: entry for id, entry in own.items() if id in survey.titles}
    for office, entry in frequent(heads):
        days = days_of(_with_unnamed(entry, survey.heads[person], len(heads)))
        known = office in _known_offices(draft)
        where = f", office: {text(office)}" if known else ""
        yield f"      - {{title: {text(entry.name)}{where}{days}}}{_counted(entry)}"
    for post, entry in frequent(survey.posts.get(person, {}), draft.fewest):
        if slug(post) not in heads:
            title = f"title: {text(name_of_post(entry))}{days_of(entry.days)}"
            yield f"      - {{{title}}}{_counted(entry)}"


def _counted(entry: Entry) -> str:
    """Behind a post how often it was printed, and where."""
    return f"{note(f'{entry.count} releases, such as {entry.examples[0]}')}"


def _with_unnamed(entry: Entry, heads: Tally, offices: int) -> list[str]:
    """The days of a post, and those of the letters of the same person that print no office, where
    the person heads letters of one office only."""
    unnamed = heads.get("")
    return [*entry.days, *unnamed.days] if unnamed and offices == 1 else entry.days
