"""Words typed into the search: read or refused in words, and answered as the plain engine does."""

import atexit
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

from werkzeug.datastructures import MultiDict

from archive.config import Config
from archive.errors import QueryError
from archive.publication import publication_of
from archive.store import create_store
from indexer.engines import ENGINES
from indexer.index import Index
from indexer.indexing import update
from indexer.query.parser import MOST_CHARACTERS, Query, read_query
from indexer.search import SearchRequest, SearchResults, Sort
from tests.fuzz.mutation import mutated
from tests.fuzz.target import Target
from tests.indexer.test_engines import comparable, corpus, put
from web.addresses import pairs_of
from web.search.params import parse_strict

PLAIN = "plain"
SEEDS = tuple(
    text.encode()
    for text in (
        "river",
        "rivers border -water",
        '"is not a" OR title:12',
        "wat* NOT (people OR cross*)",
        "office:mali river",
        "date:2003 OR from:1998-02 to:2020-03-01",
        'quote:"the river" (border AND -it)',
        "«is not» covid-19 «l’eau» ri*",
        "NOT office:unknown title:(title OR 7) language:en",
        "year:2003 -year:1998 title:title*",
    )
)
TOKENS = (
    *(
        b" AND ",
        b" OR ",
        b" NOT ",
        b" -",
        b"(",
        b")",
        b'"',
        b"*",
        b":",
        b"title:",
        b"quote:",
        b"office:",
        b"year:",
    ),
    *(
        b"date:",
        b"from:",
        b"to:",
        b"2003",
        b"1998-02-31",
        b"9999",
        b"the",
        b"river",
        b"border",
        b"water*",
        b"not",
    ),
    *(
        b"Title",
        b"mali",
        b"unknown",
        b"\xe2\x80\x9c",
        b"\xe2\x80\x9d",
        b"\xc2\xab",
        b"\xc2\xbb",
        b"'",
        b"\xe2\x80\x99",
    ),
    *(
        b"~2",
        b"^3",
        b"NEAR/3",
        b"\x00",
        b"\x1b",
        b"\xe2\x80\xae",
        b"\xed\xa0\x80",
        b"\xef\xbd\xb7",
        b"\xef\xac\x81",
    ),
    *(
        "ЖЕЛ".encode(),
        "洪水".encode(),
        "ﬁ İ ß ŉ".encode(),
        "e\u0301".encode(),
        b"\\",
        b"/",
        b"[1 TO 2]",
        b"?",
    ),
)


@cache
def _indexes() -> dict[str, Index]:
    """One small store behind every engine of the table and the plain one."""
    folder = tempfile.TemporaryDirectory(prefix="fuzz")
    atexit.register(folder.cleanup)
    home = Path(folder.name)
    store = create_store(Config(home=home / "store", collection="generic"))
    atexit.register(store.close)
    put(store, corpus())
    indexes = {}
    for name in (*ENGINES, PLAIN):
        config = Config(home=home / name, engine=name, collection="generic", show_contacts=True)
        update(publication_of(store, config), config)
        indexes[name] = Index(publication_of(store, config), config)
    return indexes


def check(case: bytes) -> None:
    text = case.decode("utf-8", "replace")[: MOST_CHARACTERS + 1]
    with patch.dict(ENGINES, {PLAIN: "tests.indexer.plain_engine:open_engine"}):
        try:
            query = read_query(text)
        except QueryError as error:
            assert str(error)[:1].islower() or not str(error)[:1].isalpha(), str(error)
            return
        assert query.explained.strip(), "asked for, and not explained"
        assert read_query(query.text) == query, "read again it asks for something else"
        _check_answers(query)


def _check_answers(query: Query) -> None:
    for more in ({}, {"sort": Sort.OLDEST}):
        request = SearchRequest(query=query, per_page=100, **more)
        assert parse_strict(MultiDict(pairs_of(request))) == request, "lost in its own address"
        answers = {name: _answer(index, request) for name, index in _indexes().items()}
        expected = answers.pop(PLAIN)
        for name, answer in answers.items():
            assert _same(answer, more) == _same(expected, more), f"{name} answers otherwise"


def _answer(index: Index, request: SearchRequest) -> SearchResults | str:
    """What is answered; a query that engines refuse, as its message."""
    try:
        return index.search(request)
    except QueryError as error:
        return str(error)


def _same(answer: SearchResults | str, more: dict[str, Sort]) -> object:
    return answer if isinstance(answer, str) else comparable(replace(answer), more)


TARGET = Target(SEEDS, mutated(SEEDS, TOKENS), check)
