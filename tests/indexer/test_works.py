"""Copies of one release: bars count the work once a year, totals and facets each release."""

from dataclasses import replace
from datetime import date

import pytest

from archive.config import Config
from archive.models import Block, BlockKind, IssueDate, Quote, Release, Span
from benchmarks.rivals.building import public
from indexer.documents import Changed, DocumentType, documents
from indexer.engines import Engine, open_engine
from indexer.query.parser import read_query
from indexer.search import SearchRequest, SearchResults, YearCount, by_work

TEXT = "The river rose. “We saw it,” she said."
HELD = [
    ("a", 1997),
    ("a", 1997),
    ("a", 1998),
    ("b", 1997),
    ("c", None),
    ("c", None),
    ("d", None),
    ("e", 2003),
]
"""Works and years of releases."""


@pytest.fixture(scope="module", params=["whoosh", "memory"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    home = tmp_path_factory.mktemp(request.param)
    engine = open_engine(Config(home=home, collection="generic", engine=request.param))
    engine.build([changed(n, *each) for n, each in enumerate(HELD)], "test", 1)
    return engine


def changed(number: int, work: str, year: int | None) -> Changed:
    bounds = (date(year, 1, 1), date(year, 12, 31)) if year else ()
    release = Release(
        f"Title {number}",
        (Block(BlockKind.PARAGRAPH, TEXT),),
        issued=IssueDate(str(year), "year", *bounds) if year else IssueDate(),
        language="en",
        quotes=(Quote("We saw it", (Span(17, 26),)), Quote("river", (Span(4, 9),))),
    )
    whole = replace(public(number, release), work_id=work)
    return Changed(whole.id, tuple(documents(whole)))


def ask(engine: Engine, wanted: DocumentType, excluded: frozenset[str]) -> SearchResults:
    return engine.search(
        SearchRequest(query=read_query("river OR saw"), type=wanted, excluded=excluded)
    )


def bars(results: SearchResults) -> dict[int, int]:
    years = {bar.year: bar.count for bar in results.histogram.years}
    return years | {0: results.histogram.unknown}


def test_bars_of_releases_count_works_and_totals_count_releases(engine: Engine) -> None:
    whole = ask(engine, DocumentType.RELEASE, frozenset())
    assert whole.total == len(HELD)
    assert bars(whole) == {1997: 2, 1998: 1, 2003: 1, 0: 2}
    years = next(facet for facet in whole.facets if facet.name == "year")
    assert {v.id: v.count for v in years.counts} == {"1997": 3, "1998": 1, "2003": 1, "unknown": 3}
    usage = engine.usage(SearchRequest(query=read_query("river")))
    assert (
        usage.years
        == whole.histogram.years
        == (
            YearCount(1997, 2),
            YearCount(1998, 1),
            YearCount(2003, 1),
        )
    )


def test_copies_stand_behind_the_first_hit_of_their_work(engine: Engine) -> None:
    hits = ask(engine, DocumentType.RELEASE, frozenset()).hits
    works = [[hit.key for hit in copies] for copies in by_work(hits)]
    assert sorted(map(len, works)) == [1, 1, 1, 2, 3]
    assert sorted(key for copies in works for key in copies) == sorted(hit.key for hit in hits)
    assert [copies[0] for copies in works] == sorted(
        (copies[0] for copies in works), key=[hit.key for hit in hits].index
    )
    quotes = ask(engine, DocumentType.QUOTE, frozenset()).hits
    assert all(len(copies) == 1 for copies in by_work(quotes))


def test_a_copy_alone_is_its_work(engine: Engine) -> None:
    left = ask(engine, DocumentType.RELEASE, frozenset({"r0000000", "r0000004", "r0000006"}))
    assert bars(left) == {1997: 2, 1998: 1, 2003: 1, 0: 1}


def test_every_quotation_counts(engine: Engine) -> None:
    results = ask(engine, DocumentType.QUOTE, frozenset())
    assert sum(bars(results).values()) == results.total == 2 * len(HELD)
