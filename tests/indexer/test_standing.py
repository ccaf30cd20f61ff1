"""What closes many releases of a site is learned, and not searched; what is said always is."""

from pathlib import Path

from archive.config import Config
from archive.models import Block, BlockKind, Capture, Description, Quote, Release, Span
from archive.publication import publication_of
from archive.store import Store, create_store
from indexer.index import Index
from indexer.indexing import build
from indexer.query.parser import read_query
from indexer.search import SearchRequest
from indexer.standing import standing_texts

STANDING = (
    "The commission keeps gauges on forty rivers and tells everybody what they show, for free."
)
SAID = "\u201cNobody should have to swim to school, and nobody should row there,\u201d she said."


def put(store: Store, number: int, *texts: str) -> None:
    with store.accession("test") as log:
        url = f"http://irco.example/{number}"
        log.keep([Capture(f"p{number}", f"page {number}".encode(), url)])
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    start = len(texts[0]) + 2
    spans = (Span(start + 1, start + 60),) if SAID in texts else ()
    quotes = tuple(Quote(texts[1][1:60], (span,), True) for span in spans)
    release = Release(f"Title {number}", blocks, quotes=quotes, language="en")
    store.put([(one, Description((release,))) for one in store.undescribed("1")], "1")


def found(store: Store, config: Config, text: str) -> int:
    return (
        Index(publication_of(store, config), config)
        .search(SearchRequest(query=read_query(f'"{text}"')))
        .total
    )


def test_a_closing_paragraph_of_many_works_is_not_searched(tmp_path: Path) -> None:
    config = Config(home=tmp_path, collection="generic")
    with create_store(config) as store:
        for number in range(6):
            put(store, number, f"The river number {number} rose by {number} hands today.", STANDING)
        assert standing_texts(store.releases()) == {STANDING}
        build(publication_of(store, config), config)
        assert found(store, config, "keeps gauges on forty rivers") == 0
        assert found(store, config, "river number 3 rose") == 1
        assert all(STANDING in held.release.text for held in store.releases())


def test_what_somebody_says_again_and_again_is_searched(tmp_path: Path) -> None:
    config = Config(home=tmp_path, collection="generic")
    with create_store(config) as store:
        for number in range(6):
            put(store, number, f"The river number {number} rose by {number} hands today.", SAID)
        assert standing_texts(store.releases()) == frozenset()
        build(publication_of(store, config), config)
        assert found(store, config, "have to swim to school") == 6


def test_a_few_releases_prove_nothing(tmp_path: Path) -> None:
    config = Config(home=tmp_path, collection="generic")
    with create_store(config) as store:
        for number in range(4):
            put(store, number, f"The river number {number} rose by {number} hands today.", STANDING)
        assert standing_texts(store.releases()) == frozenset()
