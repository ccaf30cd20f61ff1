"""Offices, people and topics against what libraries and editors said, beside the project.

Run from the project's root: `.venv/bin/python -m benchmarks.headings`. Ministers' releases as typed
or scanned text: with `generic`, each alone and all as one archive, where each may tell of others;
with a collection drafted from half of them. A newswire with topics: phrases drafted from half of
it. The half on which rules were made (sha-256 of the id even) and the other are told apart.
"""

import gzip
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.__main__ import run
from archive.annotators.gazetteer import topics
from archive.annotators.page_context import PageContext
from archive.authorities.collection import Phrase, Taxonomy, Topic
from archive.config import Config, collection_folder
from archive.describe.describer import Describer, make_describer
from archive.drafting.phrases import Floor, phrases_of
from archive.drafting.survey import OPENING, Opening
from archive.facets import OFFICE, OUTSIDE, PERSON, TOPIC
from archive.knowledge.snapshot import KnowledgeSnapshot, load_knowledge
from archive.models import Block, BlockKind, Capture, Relation, Release
from archive.store import open_store
from archive.text.folding import fold
from benchmarks.corpus import corpus

TEXTS = Path(__file__).parents[2] / "shared/data/releases/typed-texts/texts.jsonl.gz"
_TODAY = date(2026, 11, 1)
_SMALL = frozenset(("the", "for", "to", "of", "and", "sen", "senator", "mp", "m", "p", "hon", "s"))
"""Words in which headings of libraries and letterheads differ."""
_SECRETARY = ["parliamentary", "secretary"]
_YEARS = re.compile(r", \(\d{4}-(?:\d{4})?\)")
_FEWEST = 20
"""A topic of fewer items of the building half is not asked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and the library's headings for it."""

    id: str
    text: str
    title: str
    day: str
    office: str
    people: frozenset[str]


def main() -> None:
    texts = tuple(entries())
    halves = {
        "built on": [entry for entry in texts if even(entry.id)],
        "other": [entry for entry in texts if not even(entry.id)],
    }
    alone, together = each_alone(texts), as_archive(texts)
    for half, some in halves.items():
        _typed("generic, each alone", half, some, alone)
        _typed("generic, as an archive", half, some, together)
    with TemporaryDirectory() as folder:
        drafted = make_describer(_drafted(Path(folder), halves["built on"]), _TODAY)
        _typed("drafted", "other", halves["other"], each_alone(halves["other"], drafted))
    _newswire()


def even(id: str) -> bool:
    return int(hashlib.sha256(id.encode()).hexdigest(), 16) % 2 == 0


def entries() -> Iterator[Entry]:
    """Every text of the set."""
    with gzip.open(TEXTS, "rt", encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            # A name with a comma is a person's; parties and bodies stand among them.
            people = frozenset(surname_last(name) for name in line["person"] if ", " in name)
            yield Entry(
                str(line["id"]), line["text"], line["title"], line["date"], line["office"], people
            )


def surname_last(name: str) -> str:
    """'Kos, Dr Ana, (1949-)' as a heading: 'ana kos'; the title and the years are the library's."""
    surname, _, given = _YEARS.sub("", name).partition(", ")
    return fold(f"{given.removeprefix('Dr ')} {surname}")


def _typed(
    rules: str, half: str, entries: Sequence[Entry], releases: Mapping[str, Release]
) -> None:
    office: Counter[str] = Counter()
    person: Counter[str] = Counter()
    for entry in entries:
        points = releases[entry.id].access_points
        offices = {
            bare(point.label)
            for point in points
            if (point.facet, point.relation) == (OFFICE, Relation.ISSUING) and point.id != OUTSIDE
        }
        _count(office, offices, {bare(entry.office)} - {""})
        people = {
            fold(point.label)
            for point in points
            if (point.facet, point.relation) == (PERSON, Relation.SENDER)
        }
        _count(person, people, entry.people)
    told(f"typed texts, {rules}", half, "issuing office", office)
    told(f"typed texts, {rules}", half, "senders", person)


def each_alone(entries: Iterable[Entry], describer: Describer | None = None) -> dict[str, Release]:
    """Each text as one that nothing else is known of, by its id."""
    describing = describer or make_describer(collection_folder("generic"), _TODAY)
    return {entry.id: _release(entry, describing) for entry in entries}


def as_archive(entries: Sequence[Entry]) -> dict[str, Release]:
    """The texts taken into one archive, where each may tell of the others; none of the library's
    headings is among them."""
    with TemporaryDirectory() as folder:
        pages, home = Path(folder) / "pages", Path(folder) / "home"
        ids = _written(pages, entries)
        if run(["--home", str(home), "ingest", "--collection", "generic", str(pages)]):
            raise SystemExit("the texts could not be taken in")
        with open_store(Config(home=home), read_only=True) as store:
            read = {Path(s.capture.locator).stem: s.release for s in store.releases()}
    return {id: read.get(name, Release("", ())) for name, id in ids.items()}


def _release(entry: Entry, describer: Describer) -> Release:
    capture = Capture("x.txt", entry.text.encode(), media_type="text/plain")
    return next(iter(describer.describe(capture).releases), Release("", ()))


def _written(pages: Path, entries: Iterable[Entry]) -> dict[str, str]:
    """The texts as files whose names tell nothing; the id of each by its name."""
    pages.mkdir()
    names = {hashlib.sha256(entry.id.encode()).hexdigest(): entry for entry in entries}
    for name, entry in names.items():
        (pages / f"{name}.txt").write_text(entry.text, "utf-8")
    return {name: entry.id for name, entry in names.items()}


def bare(office: str) -> str:
    """The words of a heading that matter; of an office of one person its words in any order. The
    library writes 'Dept' for a department, and a dash for 'to the Minister for' of a parliamentary
    secretary, where letters print either."""
    words = [word for word in fold(office.replace("&", " and ")).split() if word not in _SMALL]
    words = ["department" if word == "dept" else word for word in words]
    if _SECRETARY in (words[:2], words[1:3]):
        words = [word for word in words if word != "minister"]
    return " ".join(sorted(words) if "office" in words[:1] else words)


def _drafted(folder: Path, entries: Sequence[Entry]) -> Path:
    pages = folder / "pages"
    _written(pages, entries)
    home = ["--home", str(folder / "home")]
    run([*home, "ingest", "--collection", "generic", str(pages)])
    run([*home, "collection", "draft", str(folder / "drafted"), "--fewest", "1"])
    return folder / "drafted"


def _newswire() -> None:
    """Phrases drafted for the topics of one half, tried on the other."""
    items = [
        item for item in corpus("reuters21578-train.jsonl.gz") if item["text"] and item["topics"]
    ]
    building = [item for item in items if even(str(item["id"]))]
    counted = Counter(topic for item in building for topic in _topics(item))
    labels = [topic for topic, number in counted.items() if number >= _FEWEST]
    openings = [
        Opening("en", f"{item['title']}. {str(item['text'])[:OPENING]}", _topics(item))
        for item in building
    ]
    knowledge = load_knowledge(collection_folder("generic"))
    small = {language.code: language.small_words for language in knowledge.languages}
    phrases = phrases_of(openings, labels, small, Floor())
    terms = tuple(
        Topic(
            label,
            (("en", label),),
            tuple(Phrase(label, phrase.text, 1.0, "en") for phrase in phrases[label].get("en", ())),
        )
        for label in labels
    )
    taxonomy = Taxonomy(TOPIC, terms)
    tagging = replace(knowledge, collection=replace(knowledge.collection, taxonomies=(taxonomy,)))
    _tag([item for item in items if not even(str(item["id"]))], tagging, frozenset(labels))


def _topics(item: dict[str, object]) -> frozenset[str]:
    listed = item["topics"]
    return frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()


def _tag(
    items: Sequence[dict[str, object]], knowledge: KnowledgeSnapshot, labels: frozenset[str]
) -> None:
    counts: Counter[str] = Counter()
    begun = time.process_time()
    for item in items:
        block = Block(BlockKind.PARAGRAPH, str(item["text"]))
        release = Release(title=str(item["title"]), blocks=(block,), language="en")
        tagged = topics(release, PageContext(), knowledge).access_points
        _count(counts, {point.id for point in tagged}, _topics(item) & labels)
    words = sum(len(str(item["text"]).split()) for item in items)
    speed = round(words / (time.process_time() - begun))
    told("newswire, drafted phrases", "other", f"{len(labels)} topics", counts)
    print(json.dumps({"tagger": "words a CPU second", "speed": speed}))


def _count(counts: Counter[str], given_values: set[str], wanted: Iterable[str]) -> None:
    asked = set(wanted)
    counts.update(
        given_values=len(given_values), wanted=len(asked), right=len(given_values & asked)
    )


def told(what: str, half: str, field: str, counts: Counter[str]) -> None:
    right, wanted = counts["right"], max(1, counts["wanted"])
    given = max(1, counts["given_values"])
    figures = {
        "precision": round(right / given, 3),
        "recall": round(right / wanted, 3),
        "F1": round(2 * right / (given + wanted), 3),
    }
    print(json.dumps({"what": what, "half": half, "field": field, **counts, **figures}), flush=True)


if __name__ == "__main__":
    main()
