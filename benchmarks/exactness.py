"""Whether exact phrases are exact: windows of real releases, whole and changed by a word, against a
scan of every text by the documented table, written apart.

Run from the project's root: `.venv/bin/python -m benchmarks.exactness [WINDOWS RELEASES]`. Uses
the corpora beside the project where they are, else the sample pages; writes into a temporary
folder.
"""

import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from archive.config import Config, data_folder
from archive.models import Block, BlockKind, Capture, Contact, Description, Release
from archive.publication import Publication, publication_of
from archive.store import Store, create_store
from benchmarks.corpus import CORPORA, corpus
from benchmarks.folding_apart import has_phrase, parts_apart
from indexer.analysis import words
from indexer.index import Index
from indexer.indexing import build
from indexer.query.ast import Node, Phrase
from indexer.query.parser import Query, read_query
from indexer.search import MOST_PER_PAGE, SearchRequest

_FILES = ("whitehouse-2021-2024.jsonl.gz", "senate-sample.jsonl.gz")
_LONGEST = 480
# Marks end a phrase, stars and question marks are refused in one; all of them part words.
_MARKS = re.compile('["“”„‟＂*?]')
CLOSING = "This is what stands at the end of each release of the example office, word for word."


@dataclass(frozen=True, slots=True)
class Window:
    """kind: whole, or how it was changed. words: as they are printed."""

    kind: str
    words: str


def sample_releases() -> Iterator[Release]:
    """The releases of the sample pages, as their expected descriptions have them."""
    for path in sorted((data_folder() / "samples").rglob("*.json")):
        for told in json.loads(path.read_text(encoding="utf-8"))["releases"]:
            blocks = tuple(
                Block(BlockKind(each["kind"]), each["text"], gap=each["gap"])
                for each in told["blocks"]
            )
            contacts = tuple(
                Contact(each["name"], None, tuple(each["phones"]), tuple(each["emails"]))
                for each in told["contacts"]
            )
            yield Release(
                told["title"],
                (*blocks, Block(BlockKind.PARAGRAPH, CLOSING)),
                subtitle=told["subtitle"],
                language=told["language"],
                contacts=contacts,
            )


def corpus_releases() -> Iterator[Release]:
    """Those of the corpora in turn; each third with a gap, each closed by one paragraph."""
    draw = random.Random(1)
    for entry in chain.from_iterable(zip(*map(corpus, _FILES), strict=False)):
        parts = [part for part in str(entry["text"]).split("\n") if part.strip()]
        gap = draw.randrange(1, 3 * len(parts) + 1)
        blocks = [Block(BlockKind.PARAGRAPH, p, gap=n == gap) for n, p in enumerate(parts)]
        title = str(entry.get("title") or parts[0][:90])
        yield Release(title, (*blocks, Block(BlockKind.PARAGRAPH, CLOSING)), language="en")


def keep(releases: Sequence[Release], store: Store) -> None:
    """Put releases into a store as if each had a page."""
    with store.accession("exactness") as log:
        log.keep(Capture(f"page-{n}", f"{n} {r.title}".encode()) for n, r in enumerate(releases))
    pairs = zip(list(store.undescribed("1")), releases, strict=True)
    store.put(((held, Description((release,))) for held, release in pairs), "1")


def windows(texts: Sequence[str], number: int, draw: random.Random) -> Iterator[Window]:
    """Windows of two to fourteen words, and each with a word deleted, inserted, swapped."""
    for _ in range(number):
        printed = draw.choice(texts).split()
        size = draw.randint(2, 14)
        start = draw.randrange(max(1, len(printed) - size + 1))
        words = printed[start : start + size]
        place = draw.randrange(len(words))
        other = draw.choice(draw.choice(texts).split())
        after = (place + 1) % len(words)
        swapped = list(words)
        swapped[place], swapped[after] = words[after], words[place]
        for kind, some in (
            ("whole", words),
            ("deleted", words[:place] + words[place + 1 :]),
            ("inserted", [*words[:place], other, *words[place:]]),
            ("swapped", swapped),
        ):
            yield Window(kind, " ".join(some))


def wrong(
    looked_for: Sequence[Window], publication: Publication, index: Index
) -> Iterator[tuple[Window, frozenset[str]]]:
    """The windows whose hits are not those of the scan, with what differs."""
    texts = {each.id: tuple(parts_apart(each.release)) for each in publication.releases()}
    for window in looked_for:
        asked = _asked(window)
        if asked is not None:
            right = {id for id, parts in texts.items() if has_phrase(parts, window.words)}
            found = set(_found(asked, index))
            if found != right:
                yield window, frozenset(found ^ right)


def _asked(window: Window) -> Node | None:
    if len(window.words) > _LONGEST:
        return None
    plain = _MARKS.sub(" ", window.words)
    if not words(plain):  # a lone dash is no phrase
        return None
    tree = read_query(f"“{plain}”").tree
    return tree if isinstance(tree, Phrase) else None


def _found(tree: Node, index: Index) -> Iterator[str]:
    pages = 1
    for page in range(1, 101):
        if page <= pages:
            request = SearchRequest(Query("", tree), page=page, per_page=MOST_PER_PAGE)
            results = index.search(request)
            pages = -(-results.total // MOST_PER_PAGE)
            yield from (hit.release_id for hit in results.hits)


def main(number: int, releases: int) -> None:
    """Print how many windows of each kind were asked, and how many were answered otherwise."""
    found = corpus_releases() if CORPORA.is_dir() else sample_releases()
    with tempfile.TemporaryDirectory() as folder:
        config = Config(home=Path(folder) / "home", collection="generic", show_contacts=False)
        with create_store(config) as store:
            keep(list(islice(found, releases)), store)
            publication = publication_of(store, config)
            build(publication, config)
            texts = [each.release.text for each in publication.releases()]
            asked = list(windows(texts, number, random.Random(7)))
            failed = list(wrong(asked, publication, Index(publication, config)))
    kinds = Counter(each.kind for each in asked)
    bad = Counter(window.kind for window, _ in failed)
    print(json.dumps({"releases": releases, "asked": kinds, "otherwise": bad}))
    for window, ids in failed[:10]:
        print(window.kind, repr(window.words), len(ids))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ("2000", "3000")))
