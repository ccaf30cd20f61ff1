"""The texts of all corpora beside the project, and of its sample pages, as releases."""

import gzip
import json
import random
from collections.abc import Iterator
from itertools import chain, cycle, islice
from pathlib import Path

from archive.config import data_folder
from archive.models import Block, BlockKind, Contact, Release
from benchmarks.corpus import corpus

_FILES = ("whitehouse-2021-2024.jsonl.gz", "senate-sample.jsonl.gz")
_OTHER_FILES = ("reuters21578-train.jsonl.gz", "time1963/docs.jsonl.gz")
_TYPED = Path(__file__).parents[2] / "shared" / "data" / "releases" / "typed-texts"
CLOSING = "This is what stands at the end of each release of the example office, word for word."


def sample_releases() -> Iterator[Release]:
    """The releases of the sample pages, as their expected descriptions have them."""
    for path in sorted((data_folder() / "samples").rglob("*.json")):
        for entry in json.loads(path.read_text(encoding="utf-8"))["releases"]:
            blocks = tuple(
                Block(BlockKind(each["kind"]), each["text"], gap=each["gap"])
                for each in entry["blocks"]
            )
            contacts = tuple(
                Contact(each["name"], None, tuple(each["phones"]), tuple(each["emails"]))
                for each in entry["contacts"]
            )
            yield Release(
                entry["title"],
                (*blocks, Block(BlockKind.PARAGRAPH, CLOSING)),
                subtitle=entry["subtitle"],
                language=entry["language"],
                contacts=contacts,
            )


def corpus_releases() -> Iterator[Release]:
    """Those of an office and of senators in turn; each third with a gap, each closed by one
    paragraph."""
    yield from _with_gaps(chain.from_iterable(zip(*map(corpus, _FILES), strict=False)))


def texts_of_all() -> Iterator[Release]:
    """Those of every corpus and of the sample pages in turn, as long as each has any."""
    sources = [
        *(_with_gaps(corpus(name)) for name in (*_FILES, *_OTHER_FILES)),
        _with_gaps(_typed()),
        sample_releases(),
    ]
    return _in_turn(sources)


def _in_turn(sources: list[Iterator[Release]]) -> Iterator[Release]:
    left = cycle(sources)
    for number in range(len(sources), 0, -1):
        for source in left:
            release = next(source, None)
            if release is None:
                break
            yield release
        left = cycle(list(islice(left, number - 1)))


def _typed() -> Iterator[dict[str, object]]:
    with gzip.open(_TYPED / "texts.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _with_gaps(entries: Iterator[dict[str, object]]) -> Iterator[Release]:
    draw = random.Random(1)
    for entry in entries:
        parts = [part for part in str(entry["text"]).split("\n") if part.strip()]
        if parts:
            gap = draw.randrange(1, 3 * len(parts) + 1)
            blocks = [Block(BlockKind.PARAGRAPH, p, gap=n == gap) for n, p in enumerate(parts)]
            title = str(entry.get("title") or parts[0][:90])
            yield Release(title, (*blocks, Block(BlockKind.PARAGRAPH, CLOSING)), language="en")
