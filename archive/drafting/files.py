"""The files of a drafted collection, as YAML with comments that say what to check."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from archive.drafting.notes import COLLECTION, HOSTS, NAMES, OFFICES, PEOPLE, TOPICS, YEARS
from archive.drafting.phrases import Floor, Found, Phrases, phrases_of
from archive.drafting.survey import Entry, Survey, Tally
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.folding import fold, slug

_ONE_OFFICE = 0.8
"""Of a host's releases that print a sender this share has one: the host is that sender's."""
_READ = 0.5
"""Of a host's releases this share must print a sender."""
_OLDEST = 3
_DATED = 0.5
_EVERYWHERE = 0.5
"""A label of more of the releases says nothing of any."""
_MOST_LISTED = 20
_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+")
"""What YAML takes for the end of a line, or does not take at all."""


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
    labels = _labels(survey, floor.support, _kinds(knowledge))
    phrases = phrases_of(survey.openings, labels, small_words, floor)
    return Draft(title, survey, labels, phrases, fewest)


def _labels(survey: Survey, fewest: int, kinds: Collection[str]) -> list[str]:
    """The labels that may be topics: not on most releases, no number, no kind of text."""
    most = max(fewest, survey.number * _EVERYWHERE)
    return [
        id
        for id, entry in _frequent(survey.labels, fewest)
        if entry.count <= most and fold(entry.name) not in kinds and not id.isdigit()
    ]


def _kinds(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    """The folded labels by which pages say of what kind they are."""
    kinds = (kind for language in knowledge.languages for kind in language.kinds.values())
    return frozenset(fold(label) for kind in kinds for label in kind.labels)


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
    yield f"title: {_text(draft.title)}"
    yield from _years(draft)
    yield NAMES
    for _, entry in _frequent(survey.offices)[:_MOST_LISTED]:
        yield _note(f"{entry.count} x {entry.name}")
    yield "names: []"
    yield HOSTS
    hosts = _frequent(survey.hosts)[:_MOST_LISTED]
    yield "hosts:" if any(_office_of(entry, draft) for _, entry in hosts) else "hosts: []"
    for host, entry in hosts:
        yield from _seen(entry)
        if office := _office_of(entry, draft):
            yield f"  - {{host: {_text(host)}, office: {_text(office)}}}"
        else:
            yield _note(f"no office: {host} ({_common(entry.senders)})")


def _years(draft: Draft) -> Iterator[str]:
    """The oldest years of which releases are dated, and the youngest one. The oldest of these that
    is printed often enough is the first, where most releases have a day: else the false day of one
    would hide the days of all others."""
    years = sorted(draft.survey.years.items())
    if not years:
        return
    yield YEARS
    for year, entry in (*years[:_OLDEST], *years[_OLDEST:][-1:]):
        yield _note(f"{year}: {entry.count} releases, such as {entry.examples[0]}")
    dated = sum(entry.count for _, entry in years)
    first = next((year for year, entry in years if entry.count >= draft.fewest), "")
    if first and dated > _DATED * draft.survey.number:
        yield f"first_year: {first}"
    else:
        yield f"# first_year: {years[0][0]}  # few days are known: say it only if you are sure"


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
        yield from _seen(entry)
        if places := _common(entry.places):
            yield _note(f"datelines (as places, if it is there): {places}")
        yield from _named(id, entry)
        yield "    kind: body"


def _known_offices(draft: Draft) -> Tally:
    """The offices printed often enough, but for those of people whose other letters are all of one
    body: theirs stands among their posts."""
    survey = draft.survey
    return {
        id: entry
        for id, entry in _frequent(survey.offices, draft.fewest)
        if not any(_one_body(survey.heads[person]) for person in entry.persons)
    }


def _one_body(heads: Tally) -> bool:
    return len([id for id in heads if id]) == 1


def _named(id: str, entry: Entry) -> Iterator[str]:
    yield f"  - id: {_text(id)}"
    yield f"    name: {_text(entry.name)}"
    variants = {fold(form): form for form in entry.forms if fold(form) != fold(entry.name)}
    if variants:
        yield f"    variants: {_list(variants.values())}"


def _people(draft: Draft) -> Iterator[str]:
    people = [one for one in _frequent(draft.survey.people, draft.fewest) if slug(one[0])]
    yield PEOPLE
    yield "people:" if people else "people: []"
    for key, entry in people:
        yield from _seen(entry)
        yield from _named(slug(key), entry)
        if positions := list(_positions(key, draft)):
            yield "    positions:"
            yield from positions


def _positions(person: str, draft: Draft) -> Iterator[str]:
    """The letters that a person heads tell the office; posts beside a name tell its words."""
    survey = draft.survey
    own = survey.heads.get(person, {})
    heads = {id: entry for id, entry in own.items() if id in survey.titles}
    for office, entry in _frequent(heads):
        days = _days(_with_unnamed(entry, survey.heads[person], len(heads)))
        known = office in _known_offices(draft)
        where = f", office: {_text(office)}" if known else ""
        yield f"      - {{title: {_text(entry.name)}{where}{days}}}"
    for post, entry in _frequent(survey.posts.get(person, {}), draft.fewest):
        if slug(post) not in heads:
            yield f"      - {{title: {_text(entry.name)}{_days(entry.days)}}}"


def _with_unnamed(entry: Entry, heads: Tally, offices: int) -> list[str]:
    """The days of a post, and those of the letters of the same person that print no office, where
    the person heads letters of one office only."""
    unnamed = heads.get("")
    return [*entry.days, *unnamed.days] if unnamed and offices == 1 else entry.days


def _days(days: list[str]) -> str:
    return f", from: {_text(min(days))}, to: {_text(max(days))}" if days else ""


def _topics(draft: Draft) -> Iterator[str]:
    yield TOPICS
    yield "facet: topic"
    yield "terms:" if draft.labels else "terms: []"
    for id in draft.labels:
        entry = draft.survey.labels[id]
        languages = entry.languages or Counter({"en": 1})
        yield from _seen(entry)
        yield f"  - id: {_text(id.upper())}"
        yield f"    names: {{{languages.most_common(1)[0][0]}: {_text(entry.name)}}}"
        yield f"    labels: {_list(entry.forms)}"
        if found := draft.phrases.get(id):
            yield "    phrases:"
            for language, phrases in found.items():
                yield f"      {_text(language)}:"
                yield from map(_phrase, phrases)


def _phrase(phrase: Found) -> str:
    return f"        - {_text(phrase.text)}  # {phrase.support} of {phrase.everywhere}"


def _frequent(tally: Tally, fewest: int = 1) -> list[tuple[str, Entry]]:
    kept = ((key, entry) for key, entry in tally.items() if entry.count >= fewest)
    return sorted(kept, key=lambda pair: (-pair[1].count, pair[0]))


def _seen(entry: Entry) -> Iterator[str]:
    when = f", {entry.days[0]} to {entry.days[-1]}" if entry.days else ""
    yield _note(f"{entry.count} releases{when}; such as")
    yield from (_note(f"  {example}") for example in entry.examples)


def _common(values: Counter[str]) -> str:
    return ", ".join(f"{value} {number}" for value, number in values.most_common(5))


def _note(text: str) -> str:
    """A comment on one line, whatever was printed."""
    return "  # " + _LINE.sub(" ", text)


def _text(text: str) -> str:
    """A text in quotation marks: JSON is YAML, but for what YAML takes for the end of a line."""
    return json.dumps(_LINE.sub(" ", text), ensure_ascii=False)


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"
