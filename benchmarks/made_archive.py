"""An archive made for the purpose: releases of invented words, the same for the same seed.

Words are drawn by Zipf's law from a vocabulary of invented ones, so that a few words are in nearly
every text and most are rare, as in real texts; nobody's texts are copied.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice

import numpy as np

from archive.config import Config
from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Capture,
    Description,
    IssueDate,
    Quote,
    Release,
    Span,
)
from archive.store import Store, create_store

VOCABULARY = 60_000
_SYLLABLES = tuple("badefigolumanepirosutavewixozuchadrestimou"[n : n + 2] for n in range(0, 38, 2))
_PEOPLE, _OFFICES, _TOPICS = 8_000, 120, 60
_PARAGRAPHS, _WORDS = 6, 75
_AT_ONCE = 500
_DESCRIBER = "made"


def make_archive(config: Config, number: int, seed: int = 1) -> None:
    """A new store in a home, with so many releases of two quotes each."""
    with create_store(config) as store:
        add_releases(store, range(number), seed)


def add_releases(store: Store, numbers: range, seed: int = 1) -> None:
    """Take in the releases of these numbers."""
    for start in range(numbers.start, numbers.stop, _AT_ONCE):
        some = range(start, min(start + _AT_ONCE, numbers.stop))
        with store.accession("made") as log:
            log.keep(Capture(f"made-{n}", f"made {n}".encode()) for n in some)
        captures = {capture.locator: capture for capture in store.undescribed(_DESCRIBER)}
        descriptions = (
            (captures[f"made-{n}"], Description((release,))) for n, release in made(some, seed)
        )
        store.put(descriptions, _DESCRIBER)


def change_releases(store: Store, number: int, word: str) -> None:
    """Describe so many releases again, with a paragraph more that has a word."""
    first = list(islice(store.releases(), number))
    store.put(
        [(each.capture, Description((_with_word(each.release, word),))) for each in first],
        _DESCRIBER,
    )


def _with_word(release: Release, word: str) -> Release:
    return replace(release, blocks=(*release.blocks, Block(BlockKind.PARAGRAPH, f"{word}.")))


def made(numbers: Sequence[int], seed: int = 1) -> Iterator[tuple[int, Release]]:
    """The releases of these numbers, each a function of its number and the seed."""
    words = vocabulary(seed)
    for number in numbers:
        yield number, _release(number, words, np.random.default_rng((seed, number)))


# How often a word of this rank or a more frequent one is drawn (Zipf: 1 / rank).
_ZIPF = np.cumsum(1 / np.arange(1, VOCABULARY + 1))


@cache
def vocabulary(seed: int = 1) -> list[str]:
    """The words, the most frequent first."""
    draw = np.random.default_rng(seed)
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        parts = draw.integers(len(_SYLLABLES), size=int(draw.integers(1, 5)))
        words["".join(_SYLLABLES[part] for part in parts)] = None
    return list(words)


def _release(number: int, words: Sequence[str], draw: np.random.Generator) -> Release:
    texts = [_sentence(words, draw, _WORDS) for _ in range(_PARAGRAPHS)]
    spoken = [_sentence(words, draw, 25) for _ in range(2)]
    people = [int(person) for person in draw.integers(_PEOPLE, size=2)]
    starts = (len(texts[0]) + 2, len(texts[0]) + len(spoken[0]) + 6)
    blocks = (texts[0], *(f"“{text}”" for text in spoken), *texts[1:])
    quotes = tuple(
        Quote(text, (Span(start + 1, start + 1 + len(text)),), speaker_id=f"p{person}")
        for text, start, person in zip(spoken, starts, people, strict=True)
    )
    day = date(1995, 1, 1) + timedelta(int(draw.integers(11_000)))
    return Release(
        _sentence(words, draw, 9),
        tuple(Block(BlockKind.PARAGRAPH, text) for text in blocks),
        issued=IssueDate(day.isoformat(), "day", day, day),
        language="en",
        kind="press-release",
        access_points=(
            _point("office", int(draw.integers(_OFFICES)), "issuing"),
            _point("topic", int(draw.integers(_TOPICS)), "subject"),
            *(_point("person", person, "speaker") for person in dict.fromkeys(people)),
        ),
        quotes=quotes,
    )


def _sentence(words: Sequence[str], draw: np.random.Generator, length: int) -> str:
    ranks = np.searchsorted(_ZIPF, draw.random(length) * _ZIPF[-1])
    return " ".join(words[rank] for rank in ranks).capitalize() + "."


def _point(facet: str, number: int, relation: str) -> AccessPoint:
    return AccessPoint(facet, f"{facet[0]}{number}", f"{facet.title()} {number}", relation)
