"""Exact phrases over several segments: words that are rare or common in some of them, words whose
checksums are the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.quotes import annotate
from archive.config import Config
from archive.models import Block, BlockKind, Release
from benchmarks.rivals.building import public
from indexer.documents import Changed, DocumentType, documents
from indexer.engines import Engine, open_engine
from indexer.query.parser import read_query
from indexer.search import SearchRequest
from tests.archive.knowledge import DEMO

FIRST, SECOND = "nidmovh", "bubanxn"
"""Two words with one checksum."""

MANY = 80
"""In so many releases of a segment, a word is common."""


def changed(number: int, text: str) -> Changed:
    release = Release(f"Title {number}", (Block(BlockKind.PARAGRAPH, text),), language="en")
    whole = public(number, release)
    return Changed(whole.id, tuple(documents(whole)))


@pytest.fixture(scope="module", params=["whoosh", "memory"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Two segments: of the first, words that are common there stand in each release."""
    home = tmp_path_factory.mktemp(request.param)
    engine = open_engine(Config(home=home, collection="generic", engine=request.param))
    common = [f"the river of the north rose {n} times" for n in range(MANY)]
    others = (f"{FIRST} river", "a river of gold of gold", "north of the river", "the the the the")
    first = [*common, *others]
    engine.build([changed(n, text) for n, text in enumerate(first)], "test", 1)
    second = [f"{SECOND} river", "the river of the south", "of the river of the river", "river the"]
    second += ["river river river of of of of"]
    engine.apply([changed(1000 + n, text) for n, text in enumerate(second)], 2)
    return engine


@pytest.mark.parametrize(
    ("phrase", "total"),
    [
        (f"{FIRST} river", 1),
        (f"{SECOND} river", 1),
        (f"river {SECOND}", 0),
        (FIRST, 1),
        ("river of", MANY + 4),
        ("the river", MANY + 3),
        ("of the river", 2),
        ("river of the river", 1),
        ("of gold of", 1),
        ("of gold of gold", 1),
        ("gold gold", 0),
        ("the river of the north", MANY),
        ("the river of the south", 1),
        ("rose 7 times", 1),
        ("river the", 1),
        ("the river of the", MANY + 2),
        ("river river", 1),
        ("river river river", 1),
        ("of of", 1),
        ("the the", 1),
        ("the the the", 1),
        ("the the the the the", 0),
        ("absent river", 0),
        ("the absent", 0),
        ("title 7", 1),
        ("7 title", 0),
        ("title 79 the", 0),
    ],
)
def test_a_phrase_is_found_in_all_segments_where_it_stands(
    engine: Engine, phrase: str, total: int
) -> None:
    assert engine.search(SearchRequest(query=read_query(f'"{phrase}"'))).total == total


@pytest.mark.parametrize(("words", "total"), [("乾いた場所に井戸を", 1), ("井戸を乾いた場所に", 0)])
@pytest.mark.parametrize("name", ["whoosh", "memory"])
def test_words_without_blanks_are_found_in_their_order_and_as_a_quotation(
    tmp_path: Path, name: str, words: str, total: int
) -> None:
    text = "市長は「乾いた場所に井戸を掘ります。水を待ちます」と述べました。"
    release = Release("題", (Block(BlockKind.PARAGRAPH, text),), language="ja")
    read = annotate(release, PageContext(), DEMO)
    named = [replace(quote, id=str(number)) for number, quote in enumerate(read.quotes)]
    whole = public(1, replace(read, quotes=tuple(named)))
    engine = open_engine(Config(home=tmp_path, collection="generic", engine=name))
    engine.build([Changed(whole.id, tuple(documents(whole)))], "test", 1)
    for type in DocumentType:
        request = SearchRequest(query=read_query(f'"{words}"'), type=type)
        assert engine.search(request).total == total
