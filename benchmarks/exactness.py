"""Whether exact phrases are exact: windows of real releases, whole and changed by a word, against a
scan of every text by the documented table, written apart.

Run from the project's root: `.venv/bin/python -m benchmarks.exactness [WINDOWS RELEASES]`. Uses
the corpora beside the project and the sample pages, or these alone; writes into a temporary folder.
Besides windows of what the public reads, it looks for words on both sides of a gap and for what
stands covered, as it was printed.
"""

import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from archive.config import Config
from archive.models import Capture, Description, Release
from archive.publication import PublicRelease, publication_of
from archive.store import Store, create_store
from benchmarks.corpus import CORPORA
from benchmarks.folding_apart import FoldedTexts, folded_texts
from benchmarks.released_texts import sample_releases, texts_of_all
from indexer.analysis import words
from indexer.index import Index
from indexer.indexing import build
from indexer.query.ast import Node, Phrase
from indexer.query.parser import Query, read_query
from indexer.search import MOST_PAGES, MOST_PER_PAGE, SearchRequest

_LONGEST = 480
# Marks end a phrase, stars and question marks are refused in one; all of them part words.
_MARKS = re.compile('["“”„‟＂*?]')


@dataclass(frozen=True, slots=True)
class Window:
    """kind: whole, or how it was changed. words: as they are printed."""

    kind: str
    words: str


def keep(releases: Sequence[Release], store: Store) -> None:
    """Put releases into a store as if each had a page."""
    with store.accession("exactness") as log:
        log.keep(Capture(locator_of(n), f"{n} {r.title}".encode()) for n, r in enumerate(releases))
    pairs = zip(list(store.undescribed("1")), releases, strict=True)
    store.put(((stored, Description((release,))) for stored, release in pairs), "1")


def locator_of(number: int) -> str:
    """Of a release that was kept, by its place among them."""
    return f"page-{number}"


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


def across_gaps(releases: Iterable[Release], draw: random.Random) -> Iterator[Window]:
    """The last words before a gap with the first ones behind it."""
    for release in releases:
        for before, block in pairwise(release.blocks):
            if block.gap:
                first, last = before.text.split(), block.text.split()
                yield Window(
                    "across a gap",
                    " ".join((*first[-draw.randint(1, 7) :], *last[: draw.randint(1, 7)])),
                )


def covered(pairs: Iterable[tuple[Release, Release]], draw: random.Random) -> Iterator[Window]:
    """Words that were printed where the public reads a cover. pairs: a release as it was printed,
    and as the public reads it; covers move no letter."""
    for printed, public in pairs:
        for match in re.finditer(r"\S*•{5}\S*", public.text):
            ends = max(0, match.start() - draw.randint(0, 40)), match.end() + draw.randint(0, 40)
            yield Window("covered", printed.text[slice(*ends)])


def wrong(
    looked_for: Iterable[Window], texts: FoldedTexts, index: Index
) -> Iterator[tuple[Window, frozenset[str]]]:
    """The windows whose hits are not those of the scan, with what differs."""
    for window in looked_for:
        tree = _asked(window)
        if tree is not None:
            hits = frozenset(_hits(tree, index))
            right = texts.having(window.words)
            if hits != right:
                yield window, hits ^ right


def _asked(window: Window) -> Node | None:
    if len(window.words) > _LONGEST:
        return None
    plain = _MARKS.sub(" ", window.words)
    if not words(plain):  # a lone dash is no phrase
        return None
    tree = read_query(f"“{plain}”").tree
    return tree if isinstance(tree, Phrase) else None


def _hits(tree: Node, index: Index) -> Iterator[str]:
    pages = 1
    for page in range(1, MOST_PAGES + 1):
        if page <= pages:
            request = SearchRequest(Query("", tree), page=page, per_page=MOST_PER_PAGE)
            results = index.search(request)
            pages = -(-results.total // MOST_PER_PAGE)
            yield from (hit.release_id for hit in results.hits)


def main(number: int, releases: int) -> None:
    """Print how many windows of each kind were looked for, and how many were answered otherwise."""
    source = texts_of_all() if CORPORA.is_dir() else sample_releases()
    printed = list(islice(source, releases))
    with tempfile.TemporaryDirectory() as folder:
        config = Config(home=Path(folder) / "home", collection="generic", show_contacts=False)
        with create_store(config) as store:
            keep(printed, store)
            publication = publication_of(store, config)
            build(publication, config)
            public = list(publication.releases())
            looked_for = _windows(printed, public, number)
            failed = list(wrong(looked_for, folded_texts(public), Index(publication, config)))
    kinds = Counter(each.kind for each in looked_for)
    differing = Counter(window.kind for window, _ in failed)
    figures = {"releases": len(public), "looked for": kinds, "otherwise": differing}
    print(json.dumps(figures))
    for window, ids in failed[:10]:
        print(window.kind, repr(window.words), len(ids))


def _windows(
    printed: Sequence[Release], public: Sequence[PublicRelease], number: int
) -> list[Window]:
    draw = random.Random(7)
    by_page = {each.capture.locator: each.release for each in public}
    pairs = [(each, by_page[locator_of(place)]) for place, each in enumerate(printed)]
    return [
        *windows([each.release.text for each in public], number, draw),
        *across_gaps(by_page.values(), draw),
        *covered(pairs, draw),
    ]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ("2000", "3000")))
