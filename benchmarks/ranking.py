"""Ranking: the questions of a classic test set, typed as they stand (nDCG@10).

Run from the project's root: `.venv/bin/python -m benchmarks.ranking`. Needs the corpora beside the
project; writes into a temporary folder. The list is what a reader sees: the releases that have all
words, then, where these are few, those that have some of them.
"""

import gzip
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from math import log2
from pathlib import Path

from archive.config import Config
from archive.errors import QueryError
from archive.models import Block, BlockKind, Release
from archive.publication import publication_of
from archive.store import create_store
from benchmarks.corpus import CORPORA
from benchmarks.exactness import keep
from indexer.index import Index
from indexer.indexing import build
from indexer.query.parser import read_query
from indexer.search import SearchRequest

_FOLDER = CORPORA / "time1963"
_BEST = 10


def articles() -> Iterator[Release]:
    """The articles in order; each has its number as title, in letters that no question has."""
    with gzip.open(_FOLDER / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield Release(
                f"zzid{article['id']}",
                (Block(BlockKind.PARAGRAPH, article["text"]),),
                language="en",
            )


def gain(ranked: Sequence[str], relevant: frozenset[str]) -> float:
    """nDCG@10 of one list, every relevant article worth 1."""
    reached = sum(1 / log2(place + 2) for place, id in enumerate(ranked[:_BEST]) if id in relevant)
    best = sum(1 / log2(place + 2) for place in range(min(len(relevant), _BEST)))
    return reached / best if best else 0.0


def answers(index: Index, question: str) -> list[str]:
    """The numbers of the articles that a reader is shown, from the top of the page."""
    results = index.search(SearchRequest(query=read_query(question), per_page=_BEST))
    hits = (*results.hits, *results.nearest)
    return [hit.title.text.removeprefix("zzid") for hit in hits]


def main() -> int:
    """Print the mean, the questions that find nothing in the first list, and those refused."""
    questions = json.loads((_FOLDER / "queries-odd.json").read_text(encoding="utf-8"))
    judged = json.loads((_FOLDER / "qrels-odd.json").read_text(encoding="utf-8"))
    gains, refused = [], 0
    with tempfile.TemporaryDirectory() as folder:
        config = Config(home=Path(folder) / "home", collection="generic")
        with create_store(config) as store:
            keep(list(articles()), store)
            publication = publication_of(store, config)
            build(publication, config)
            index = Index(publication, config)
            for number, question in questions.items():
                relevant = frozenset(map(str, judged[number]))
                try:
                    gains.append(gain(answers(index, re.sub(r"\s+", " ", question)), relevant))
                except QueryError:
                    gains.append(0.0)
                    refused += 1
    mean = sum(gains) / len(gains)
    print(json.dumps({"questions": len(gains), "ndcg_at_10": round(mean, 3), "refused": refused}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
