"""What hostile requests cost: CPU seconds of each, in an archive made for the purpose.

Run from the project's root: `.venv/bin/python -m benchmarks.hostile [RELEASES]`. Writes into a
temporary folder. The words are those that most releases have, so that nothing is easy; besides
searches, what else reads words of a stranger: lines, did you mean, more like this, and the check.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from archive.config import Config
from archive.errors import QueryError
from archive.publication import Publication, publication_of
from archive.store import open_store
from benchmarks.made_archive import make_archive
from indexer.concordance import Order, concordance
from indexer.index import Index
from indexer.indexing import build
from indexer.likeness import more_like
from indexer.query.parser import read_query
from indexer.quotecheck.checker import Checker
from indexer.search import MOST_PER_PAGE, SearchRequest
from indexer.suggestions import suggestion

_MOST_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Attack:
    """name: how it is shown. run: does it, and says what came of it."""

    name: str
    run: Callable[[], str]


def queries(common: list[str]) -> Iterator[str]:
    """What has hurt search engines before, with the commonest words of the archive."""
    commonest = common[0]
    yield commonest
    yield " ".join(common[:32])
    yield " OR ".join(common[:32])
    yield from _phrases(common)
    yield from _nearness(common)
    yield " OR ".join(f"{word[:3]}*" for word in common[:32])
    yield f"NOT {commonest}"
    yield " ".join(f"-{word}" for word in common[:31])
    yield " OR ".join(f"NOT {word}" for word in common[:31])
    yield " OR ".join(f"title:{word} quote:{word}" for word in common[:16])
    yield f"{'(' * 7}{commonest}{')' * 7}"
    yield f"{'(' * 250}{commonest}{')' * 250}"
    yield _nested(common)
    yield "-" * 500 + commonest
    yield "NOT " * 100 + commonest
    yield "x" * 512
    yield "“" * 512
    yield "“a" * 256
    yield " ".join(common[:31]) + " nowhere"


def _phrases(common: list[str]) -> Iterator[str]:
    first, second, third, *_ = common
    yield f'"{first} {second}"'
    yield f'"{first} {second} {third} {first}"'
    yield f'"{" ".join([first] * 14)}"'
    yield " OR ".join(f'"{a} {b}"' for a, b in pairwise(common[:31]))
    triples = zip(common[:22], common[1:], common[2:], strict=False)
    yield " OR ".join(f'"{a} {b} {c}"' for a, b, c in triples)
    yield " OR ".join(f'quote:"{a} {b}"' for a, b in pairwise(common[:24]))


def _nearness(common: list[str]) -> Iterator[str]:
    first, second, third, *_ = common
    yield f'"{first} {second}"~50'
    yield f'"{" ".join(common[:30])}"~50'
    yield " OR ".join(f'"{a} {b}"~50' for a, b in pairwise(common[:4]))
    yield f"{first} NEAR/50 {second} NEAR/50 {third}"
    yield f"{first} NEAR/50 {first} NEAR/50 {first} NEAR/50 {first}"
    yield " OR ".join(f"({a} NEAR/50 {b})" for a, b in pairwise(common[:4]))
    yield " OR ".join(f"({a} NEAR/50 {b})" for a, b in pairwise(common[:16]))
    yield f"({first} NEAR/5 {second}) NEAR/5 {third}"
    yield f'{first[:3]}* NEAR/50 {second[:3]}* NEAR/50 "{third} {first}"'
    yield f"NOT ({first} NEAR/0 {second}) NOT ({second} NEAR/0 {third})"


def _nested(common: list[str]) -> str:
    """Alternatives within alternatives, as deep as is let."""
    text = common[0]
    for word, other in zip(common[1:4], common[4:7], strict=True):
        text = f"(({text} OR {word}) {other} OR -{word})"
    return text


def attacks(common: list[str], index: Index, publication: Publication) -> Iterator[Attack]:
    """Each query as a search and as lines, then what takes other words."""
    for query in queries(common):
        yield Attack(f"search {query}", lambda query=query: _searched(query, index))
    for query in queries(common):
        for order in (Order.DATE, Order.AFTER):
            yield Attack(f"lines {query}", lambda q=query, o=order: _lines(q, o, index))
    for query in (" ".join(f"{word}q" for word in common[:31]), "q" * 512, "qa " * 30):
        yield Attack(f"did you mean {query}", lambda query=query: _meant(query, index))
    first = next(iter(publication.releases()))
    yield Attack("more like one", lambda: f"{len(more_like(first, index, 20))} found")
    checker = Checker(index, publication)
    for name, text in _pasted(common):
        yield Attack(f"check {name}", lambda text=text: _checked(text, checker))


def _pasted(common: list[str]) -> Iterator[tuple[str, str]]:
    first, second, *_ = common
    often = " ".join(common * 10)
    yield "2 MB", f"“{often}” " * (2_000_000 // len(often))
    yield "one quote 100 times", f"“{' '.join(common[:25])}” " * 100
    yield "one word, as long as is let", f"{first} " * (99_000 // (len(first) + 1))
    yield (
        "two words, as long as is let",
        f"{first} {second} " * (99_000 // (len(first + second) + 2)),
    )
    yield (
        "100 quotes of common words",
        " ".join(f"“{' '.join(common[n % 20 :] + common[: n % 20])} {n}”" for n in range(100)),
    )
    yield "a cut behind each word", f"“{' … '.join(common * 10)}”"
    yield "a cut behind one word", f"“{' … '.join([first] * 400)}”"
    yield "words in brackets", f"“{' [not] '.join(common * 10)}”"
    yield "marks alone", "“" * 99_000
    yield "brackets alone", "[" * 99_000
    yield "dots alone", ". " * 49_000
    yield "marks of two kinds", "“‘«" * 30_000


def _searched(query: str, index: Index) -> str:
    request = SearchRequest(read_query(query), per_page=MOST_PER_PAGE)
    return f"{index.search(request).total:,} found"


def _lines(query: str, order: Order, index: Index) -> str:
    return f"{len(concordance(SearchRequest(read_query(query)), index, order).lines):,} lines"


def _meant(query: str, index: Index) -> str:
    return str(suggestion(read_query(query), index))[:12]


def _checked(text: str, checker: Checker) -> str:
    return f"{len(checker.check(text).findings)} passages"


def main(releases: int) -> int:
    """Print each request with its CPU seconds; 1 where one takes more than the bar."""
    with tempfile.TemporaryDirectory() as folder:
        config = Config(home=Path(folder) / "home", collection="generic")
        make_archive(config, releases)
        with open_store(config, read_only=True) as store:
            publication = publication_of(store, config)
            build(publication, config)
            return measured(Index(publication, config), publication)


def measured(index: Index, publication: Publication) -> int:
    """As main, of an archive that is there."""
    some = islice(publication.releases(), 300)
    counted = Counter(word for each in some for word in each.release.text.lower().split())
    common = [word for word, _ in counted.most_common(200) if word.isalpha()][:40]
    spent = [(*_seconds(each), each.name) for each in attacks(common, index, publication)]
    for seconds, outcome, name in sorted(spent, reverse=True):
        print(f"{seconds:6.3f} s  {outcome:16} {name[:80]}")
    return int(max(spent)[0] > _MOST_SECONDS)


def _seconds(attack: Attack) -> tuple[float, str]:
    before = time.process_time()
    try:
        outcome = attack.run()
    except QueryError:
        outcome = "refused"
    return time.process_time() - before, outcome


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:] or ("10000",))))
