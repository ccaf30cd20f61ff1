"""What hostile queries cost: CPU seconds of each, in an archive made for the purpose.

Run from the project's root: `.venv/bin/python -m benchmarks.hostile [RELEASES]`. Writes into a
temporary folder. The words are those that most releases have, so that nothing is easy.
"""

import sys
import tempfile
import time
from collections import Counter
from itertools import islice, pairwise
from pathlib import Path

from archive.config import Config
from archive.errors import QueryError
from archive.publication import publication_of
from archive.store import open_store
from benchmarks.made_archive import make_archive
from indexer.index import Index
from indexer.indexing import build
from indexer.query.parser import read_query
from indexer.search import MOST_PER_PAGE, SearchRequest

_MOST_SECONDS = 2.0


def queries(common: list[str]) -> list[str]:
    """What has hurt search engines before, with the commonest words of the archive."""
    one, two, three, *_ = common
    return [
        one,
        " ".join(common[:32]),
        " OR ".join(common[:32]),
        f'"{one} {two}"',
        f'"{one} {two} {three} {one}"',
        " OR ".join(f'"{a} {b}"' for a, b in pairwise(common[:31])),
        f'"{one} {two}"~50',
        f"{one} NEAR/50 {two} NEAR/50 {three}",
        " OR ".join(f"({a} NEAR/50 {b})" for a, b in pairwise(common[:16])),
        " OR ".join(f"{word[:3]}*" for word in common[:32]),
        f"NOT {one}",
        " ".join(f"-{word}" for word in common[:31]),
        " OR ".join(f"title:{word} quote:{word}" for word in common[:16]),
        f"{'(' * 7}{one}{')' * 7}",
        "x" * 512,
        " ".join(common[:31]) + " nowhere",
    ]


def main(releases: int) -> int:
    """Print each query with its CPU seconds; 1 where one takes more than the bar."""
    with tempfile.TemporaryDirectory() as folder:
        config = Config(home=Path(folder) / "home", collection="generic")
        make_archive(config, releases)
        with open_store(config, read_only=True) as store:
            publication = publication_of(store, config)
            build(publication, config)
            index = Index(publication, config)
            some = islice(publication.releases(), 300)
            counted = Counter(word for each in some for word in each.release.text.lower().split())
            common = [word for word, _ in counted.most_common(200) if word.isalpha()][:40]
            spent = [_seconds(index, query) for query in queries(common)]
    for (seconds, outcome), query in sorted(zip(spent, queries(common), strict=True), reverse=True):
        print(f"{seconds:6.3f} s  {outcome:12} {query[:70]}")
    return int(max(spent)[0] > _MOST_SECONDS)


def _seconds(index: Index, query: str) -> tuple[float, str]:
    before = time.process_time()
    try:
        asked = SearchRequest(read_query(query), per_page=MOST_PER_PAGE)
        outcome = f"{index.search(asked).total:,} found"
    except QueryError:
        outcome = "refused"
    return time.process_time() - before, outcome


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:] or ("10000",))))
