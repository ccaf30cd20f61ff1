"""What an archive holds and answers, to be held against that of an undisturbed run."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from archive.config import Config
from archive.publication import publication_of
from archive.records import StoredCapture, StoredRelease
from archive.store import Store, open_store
from indexer.consistency import index_faults
from indexer.index import Index
from indexer.indexing import update
from indexer.query.parser import read_query
from indexer.search import SearchRequest

_QUERIES = ("", "river OR rio", '"a river does not ask for a passport"', "resettl*", "title:ferry")
_RUNS = ("accessions", "findings")
"""Tables of which every run writes rows of its own."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """All but what is minted: a release by its words, its state and its quotations, with how often
    it is there. rows: of every table. ids: minted ones, each with the words that it stands for."""

    captures: Counter[str]
    releases: Counter[str]
    rows: dict[str, int]
    answers: tuple[tuple[str, ...], ...]
    ids: dict[str, str]


def outcome_of(home: Path) -> Outcome:
    """Raises AssertionError where the store or the index, once updated, is not whole."""
    config = Config(home=home)
    with open_store(config, read_only=True) as store:
        publication = publication_of(store, config)
        update(publication, config)
        faults = [*store.verify(), *index_faults(publication, config)]
        assert not faults, faults[:3]
        stored, index = list(store.releases()), Index(publication, config)
        return Outcome(
            captures=Counter(f"{each.url} {each.locator} {each.digest}" for each in _kept(store)),
            releases=Counter(map(_words, stored)),
            rows=dict(_rows(home)),
            answers=tuple(_answer(index, query) for query in _QUERIES),
            ids=dict(_ids(stored)),
        )


def amiss(outcome: Outcome, undisturbed: Outcome, before: Outcome | None) -> Iterator[str]:
    """How an outcome differs from the one of an undisturbed run. before: what was held already."""
    for name in ("captures", "releases"):
        present, whole = getattr(outcome, name), getattr(undisturbed, name)
        if lost := whole - present:
            yield f"lost {name}: {next(iter(lost))}"
        if more := present - whole:
            yield f"doubled {name}: {next(iter(more))}"
    for table, number in undisturbed.rows.items():
        if outcome.rows[table] != number:
            yield f"{outcome.rows[table]} rows in {table}, not {number}"
    if outcome.answers != undisturbed.answers:
        yield "the index answers otherwise"
    for id, words in before.ids.items() if before else ():
        if outcome.ids.get(id) != words:
            yield f"id {id} of {words!r} is of {outcome.ids.get(id)!r}"


def left_behind(place: Path, undisturbed: frozenset[str]) -> list[str]:
    """Files in a folder that an undisturbed run does not leave there."""
    return sorted(shapes(place) - undisturbed)


def shapes(place: Path) -> frozenset[str]:
    """The files of a folder, by their paths without numbers; of open stores those that last."""
    paths = (path for path in place.rglob("*") if not _is_probe(path))
    names = {re.sub(r"\d+", "N", str(path.relative_to(place))) for path in paths}
    return frozenset(name for name in names if not name.endswith((".pyc", "__pycache__")))


def _is_probe(path: Path) -> bool:
    """What Python itself writes, and removes at once, to try a folder for temporary files
    (tempfile._get_default_tempdir): eight signs for a name, four bytes; no code of ours is there.
    """
    named = path.parent.name == "tmp" and re.fullmatch(r"[a-z0-9_]{8}", path.name)
    return bool(named) and path.is_file() and path.read_bytes() in (b"", b"blat")


def _kept(store: Store) -> Iterator[StoredCapture]:
    for capture in store.captures():
        store.content(capture.digest)
        yield capture


def _words(stored: StoredRelease) -> str:
    quotes = (f"{quote.text} ({quote.speaker})" for quote in stored.release.quotes)
    points = (f"{p.facet}:{p.label}" for p in stored.release.access_points)
    shown = stored.release
    parts = (
        shown.title,
        str(shown.issued.value),
        stored.state,
        shown.text,
        *quotes,
        *sorted(points),
    )
    return "\n".join(parts)


def _ids(stored: list[StoredRelease]) -> Iterator[tuple[str, str]]:
    for each in stored:
        yield each.id, each.capture.digest
        yield from ((quote.id, quote.text) for quote in each.release.quotes)


def _rows(home: Path) -> Iterator[tuple[str, int]]:
    with closing(sqlite3.connect(home / "store.sqlite")) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in tables.fetchall():
            if name not in _RUNS:
                yield name, connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # nosec


def _answer(index: Index, query: str) -> tuple[str, ...]:
    parsed = read_query(query) if query else SearchRequest().query
    hits = index.search(SearchRequest(query=parsed, per_page=100)).hits
    return tuple(sorted(f"{hit.title.text} {hit.snippet.text}" for hit in hits))
