"""Random queries of the whole grammar find what an evaluator written apart finds."""

import random
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from archive.config import Config
from archive.models import Block, BlockKind, Capture, Description, IssueDate, Release
from archive.publication import publication_of
from archive.store import create_store
from indexer.index import Index
from indexer.indexing import build
from indexer.query.parser import MOST_NEAR, read_query
from indexer.search import SearchRequest

WORDS = ("river", "border", "water", "people", "cross", "not", "never")
Text = tuple[str, int]
"""The words of a release, and its year."""
Asked = tuple[str, Callable[[Text], bool]]
"""A query as typed, and whether a release is meant, worked out from its words alone."""


def _texts() -> list[Text]:
    draw = random.Random(5)
    return [
        (" ".join(draw.choices(WORDS, k=draw.randrange(3, 14))), draw.choice((1999, 2004, 2015)))
        for _ in range(40)
    ]


TEXTS = _texts()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    config = Config(home=tmp_path_factory.mktemp("home"), engine="memory", collection="generic")
    store = create_store(config)
    with store.accession("test") as log:
        log.keep(Capture(f"page-{number}", b"%d" % number) for number in range(len(TEXTS)))
    described = (
        Description(
            (Release(f"Zz{number}", (Block(BlockKind.PARAGRAPH, text),), issued=_in(year)),)
        )
        for number, (text, year) in enumerate(TEXTS)
    )
    store.put(zip(list(store.undescribed("1")), described, strict=True), "1")
    publication = publication_of(store, config)
    build(publication, config)
    return Index(publication, config)


def _in(year: int) -> IssueDate:
    return IssueDate(str(year), "year", date(year, 1, 1), date(year, 12, 31))


def _word(word: str) -> Asked:
    return word, lambda text: word in text[0].split()


def _phrase(words: Sequence[str]) -> Asked:
    joined = f" {' '.join(words)} "
    return f"“{joined.strip()}”", lambda text: joined in f" {text[0]} "


def _prefix(word: str) -> Asked:
    return f"{word[:3]}*", lambda text: any(w.startswith(word[:3]) for w in text[0].split())


def _near(first: str, other: str, distance: int) -> Asked:
    return f"{first} NEAR/{distance} {other}", lambda text: _close(text, first, other, distance)


def _loose(first: str, other: str, distance: int) -> Asked:
    return f'"{first} {other}"~{distance}', lambda text: _close(text, first, other, distance)


def _close(text: Text, first: str, other: str, distance: int) -> bool:
    words = text[0].split()
    return any(
        abs(here - there) - 1 <= distance
        for here, word in enumerate(words)
        for there, second in enumerate(words)
        if (word, second) == (first, other) and here != there
    )


def _year(first: int, last: int) -> Asked:
    first, last = sorted((first, last))
    return f"date:{first}..{last}", lambda text: first <= text[1] <= last


def _not(question: Asked, sign: str) -> Asked:
    return f"{sign}({question[0]})", lambda text: not question[1](text)


def _all(some: Sequence[Asked], sign: str) -> Asked:
    typed = sign.join(f"({each[0]})" for each in some)
    return typed, lambda text: all(each[1](text) for each in some)


def _any(some: Sequence[Asked]) -> Asked:
    typed = " OR ".join(f"({each[0]})" for each in some)
    return typed, lambda text: any(each[1](text) for each in some)


WORD = st.sampled_from(WORDS)
LEAVES = st.one_of(
    st.builds(_word, WORD),
    st.builds(_phrase, st.lists(WORD, min_size=1, max_size=3)),
    st.builds(_prefix, WORD),
    st.builds(_near, WORD, WORD, st.integers(0, 4)),
    st.builds(_loose, WORD, WORD, st.integers(0, 4)),
    st.builds(_year, st.sampled_from((1998, 1999, 2010)), st.sampled_from((2004, 2015))),
)


def _grown(inner: "st.SearchStrategy[Asked]") -> "st.SearchStrategy[Asked]":
    # Days that all have to hold are refused where they have none in common, so one at most.
    some = st.lists(inner, min_size=2, max_size=3).filter(
        lambda parts: sum("date:" in each[0] for each in parts) < 2
    )
    return st.one_of(
        st.builds(_not, inner, st.sampled_from(("NOT ", "-"))),
        st.builds(_all, some, st.sampled_from((" ", " AND "))),
        st.builds(_any, st.lists(inner, min_size=2, max_size=3)),
    )


@settings(deadline=None)
@given(st.recursive(LEAVES, _grown, max_leaves=6))
def test_a_query_finds_the_releases_that_it_means(index: Index, asked: Asked) -> None:
    typed, means = asked
    assume(typed.count("NEAR/") + typed.count("~") <= MOST_NEAR)
    found = index.search(SearchRequest(query=read_query(typed), per_page=100))
    titles = {hit.title.text for hit in found.hits}
    assert titles == {f"Zz{number}" for number, text in enumerate(TEXTS) if means(text)}, typed
    assert found.total == len(titles)
