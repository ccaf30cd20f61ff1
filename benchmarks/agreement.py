"""Whether the default engine answers as the reference does: random requests over several segments,
with releases deleted and changed.

Run from the project's root: `.venv/bin/python -m benchmarks.agreement [REQUESTS RELEASES]`. Totals,
facets, histograms and pages are compared whole; where hits are ordered by relevance, which is each
engine's own, the documents of all pages are.
"""

import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from msgspec import structs

from archive.config import Config
from archive.errors import QueryError
from archive.models import Release
from benchmarks.made_archive import made
from benchmarks.rivals.building import public
from indexer.documents import Changed, DocumentType, documents
from indexer.engines import Engine, open_engine
from indexer.query.parser import read_query
from indexer.search import MOST_PER_PAGE, Filter, Hit, SearchRequest, SearchResults, Sort

_STEPS = 5
_FACETS = {"office": 120, "topic": 60, "person": 8_000, "speaker": 8_000, "within": 120}
_OTHERS = {
    "year": ("1998", "2004", "2011", "unknown"),
    "language": ("en", "fr", "unknown"),
    "kind": ("press-release", "statement", "unknown"),
    "quoted": ("yes", "no"),
    "country": ("ML", "unknown"),
    "about": ("o1", "unknown"),
    "position": ("minister", "unknown"),
    "filed": ("water", "unknown"),
}


def main(requests: int, number: int) -> None:
    """Print how many requests were answered alike, and those that were not."""
    with tempfile.TemporaryDirectory() as folder:
        engines = [_built(Path(folder), name, number) for name in ("whoosh", "memory")]
        draw = random.Random(11)
        texts = [release.text for _, release in made(range(min(number, 500)))]
        drawn_requests = list(islice(_requests(draw, texts), requests))
        wrong = [
            request
            for request in drawn_requests
            if _answer(engines[0], request) != _answer(engines[1], request)
        ]
    print(
        json.dumps(
            {"releases": number, "requests": requests, "answered alike": requests - len(wrong)}
        )
    )
    for request in wrong[:10]:
        print(request)


def _built(folder: Path, name: str, number: int) -> Engine:
    """Most releases at once, the rest in steps that also delete some and change some."""
    engine = open_engine(Config(home=folder / name, collection="generic", engine=name))
    first = number * 3 // 4
    engine.build(_changes(range(first)), "made", 1)
    for step in range(_STEPS):
        more = range(first + step, number, _STEPS)
        gone = [Changed(f"r{n:07}") for n in range(step, first, 40)]
        other = (_other(n) for n in range(step + 20, first, 40))
        engine.apply([*_changes(more), *gone, *other], step + 2)
    return engine


def _changes(numbers: Sequence[int]) -> Iterator[Changed]:
    return (_changed(number, release) for number, release in made(numbers))


def _other(number: int) -> Changed:
    """A release with the text of another."""
    ((_, release),) = made([number + 1_000_000])
    return _changed(number, release)


def _changed(number: int, release: Release) -> Changed:
    whole = public(number, release)
    return Changed(whole.id, tuple(documents(whole)))


def _requests(draw: random.Random, texts: Sequence[str]) -> Iterator[SearchRequest]:
    """Without those that no engine is asked: the days of their query and of the request exclude
    each other."""
    while True:
        try:
            yield _request(draw, texts)
        except QueryError:
            continue


def _request(draw: random.Random, texts: Sequence[str]) -> SearchRequest:
    sort = draw.choice(list(Sort))
    request = SearchRequest(
        query=read_query(_query(draw, texts)),
        filters=tuple(
            _filter(draw, facet)
            for facet in draw.sample(sorted({**_FACETS, **_OTHERS}), draw.choice((0, 0, 1, 2)))
        ),
        sort=sort,
        type=draw.choice(list(DocumentType)),
        page=draw.choice((1, 1, 2)),
    )
    if draw.random() < 0.3:
        start = draw.randrange(728_300, 738_000)
        days = date.fromordinal(start), date.fromordinal(start + draw.randrange(30, 5_000))
        request = replace(request, earliest=days[0], latest=days[1])
    return replace(request, page=1, per_page=MOST_PER_PAGE) if sort is Sort.RELEVANCE else request


def _filter(draw: random.Random, facet: str) -> Filter:
    """Values that documents have, values that none has, and what is not known."""
    if facet in _FACETS:
        ids = [f"{facet[0]}{draw.randrange(_FACETS[facet])}" for _ in range(draw.randint(1, 12))]
    else:
        ids = draw.sample(_OTHERS[facet], draw.randint(1, len(_OTHERS[facet])))
    return Filter(facet, tuple(dict.fromkeys(ids)))


def _query(draw: random.Random, texts: Sequence[str]) -> str:
    """Every form of the grammar; two of them joined now and then."""
    typed = _part(draw, texts)
    match draw.randrange(6):
        case 0:
            other = _part(draw, texts)
            return f"({typed}) OR ({other})" if typed and other else typed
        case 1:
            return f"{typed} -({_part(draw, texts)})" if typed else typed
    return typed


def _part(draw: random.Random, texts: Sequence[str]) -> str:
    words = draw.choice(texts).lower().replace(".", "").replace("“", "").replace("”", "").split()
    start = draw.randrange(len(words) - 14)
    some = words[start : start + draw.choice((1, 1, 2, 3, 4, 8))]
    first, last, phrase = some[0], some[-1], " ".join(some)
    forms = (
        "",
        f'"{phrase}"',
        " OR ".join(some),
        f"{first} NOT {last}",
        f"{(first + 'xxx')[:3]}* {last}" if len(first) > 2 else first,
        f'title:{first} OR quote:"{phrase}"',
        " ".join(some[:3]),
        f"{first} NEAR/{draw.randrange(12)} {words[start + draw.randrange(12)]}",
        f'"{first} {words[start + draw.randrange(9)]}"~{draw.randrange(12)}',
        f"date:{draw.randrange(1990, 2020)} {first}",
        f"office:o{draw.randrange(120)} OR {first}",
        f"NOT {first}",
    )
    return draw.choice(forms)


def _answer(engine: Engine, request: SearchRequest) -> object:
    try:
        results, usage = engine.search(request), engine.usage(request)
    except QueryError as error:
        return str(error)
    pages = (
        list(_pages(engine, request, results)) if request.sort is Sort.RELEVANCE else [results.hits]
    )
    hits = [structs.replace(hit, score=0.0) for page in pages for hit in page]
    if request.sort is Sort.RELEVANCE:
        hits.sort(key=lambda hit: hit.key)
    return replace(results, hits=tuple(hits)), usage


def _pages(
    engine: Engine, request: SearchRequest, results: SearchResults
) -> Iterator[tuple[Hit, ...]]:
    yield results.hits
    for page in range(2, -(-results.total // request.per_page) + 1):
        yield engine.search(replace(request, page=page)).hits


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ("500", "2000")))
