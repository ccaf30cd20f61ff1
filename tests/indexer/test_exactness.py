"""Exact phrases find what a scan finds that was written apart, from the documented table."""

import random
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.config import Config
from archive.models import Release
from archive.publication import Publication, publication_of
from archive.store import create_store
from benchmarks.corpus import CORPORA
from benchmarks.exactness import Window, corpus_releases, keep, sample_releases, windows, wrong
from benchmarks.folding_apart import words_apart
from indexer.analysis import words
from indexer.index import Index
from indexer.indexing import build

Archive = tuple[Publication, Index]
TRICKY = "²¹½①⑩İıſﬁﬃﷺ٣٤۳ـ'’ʼʹ-–—\u00ad\u200b\u0301\u0307aebcABC123 .,“”Ｆ３ｶﾞ移ำﺐﳳ•_"


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from(TRICKY)))
def test_words_are_what_the_table_says(text: str) -> None:
    assert words(text) == words_apart(text)


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from(TRICKY)))
def test_words_are_folded_to_their_end(text: str) -> None:
    found = words(text)
    assert words(" ".join(found)) == found


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    yield from archive_of(list(sample_releases()), tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    if not CORPORA.is_dir():
        pytest.skip("shared/data/corpora not found")
    found = list(islice(corpus_releases(), 200))
    yield from archive_of(found, tmp_path_factory.mktemp("corpora"))


def archive_of(releases: list[Release], home: Path) -> Iterator[Archive]:
    config = Config(home=home / "home", collection="generic", show_contacts=False)
    with create_store(config) as store:
        keep(releases, store)
        publication = publication_of(store, config)
        build(publication, config)
        yield publication, Index(publication, config)


@pytest.mark.parametrize("name", ["samples", "corpora"])
def test_windows_of_texts_are_found_where_they_stand_and_nowhere_else(
    name: str, request: pytest.FixtureRequest
) -> None:
    publication, index = request.getfixturevalue(name)
    texts = [each.release.text for each in publication.releases()]
    asked = list(windows(texts, 60, random.Random(17)))
    assert [window for window, _ in wrong(asked, publication, index)] == []


def test_no_window_crosses_a_gap_or_a_cover(samples: Archive) -> None:
    publication, index = samples
    pairs = list(_pairs_across_gaps(publication))
    covered = [Window("covered", f"{a} {b}") for a, b in _words_round_covers(publication)]
    assert len(pairs) > 10
    assert len(covered) > 10
    assert [window for window, _ in wrong([*pairs, *covered], publication, index)] == []


def _pairs_across_gaps(publication: Publication) -> Iterator[Window]:
    for public in publication.releases():
        blocks = public.release.blocks
        for before, block in pairwise(blocks):
            if block.gap:
                yield Window("across a gap", f"{before.text.split()[-1]} {block.text.split()[0]}")


def _words_round_covers(publication: Publication) -> Iterator[tuple[str, str]]:
    for public in publication.releases():
        printed = public.release.text.split()
        for place, word in enumerate(printed[1:-1], start=1):
            if "•••••" in word:
                yield printed[place - 1], printed[place + 1]
