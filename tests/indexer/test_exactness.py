"""Exact phrases find what a scan finds that was written apart, from the documented table."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.config import Config
from archive.models import Release
from archive.publication import PublicRelease, publication_of
from archive.store import create_store
from benchmarks.corpus import CORPORA
from benchmarks.exactness import across_gaps, covered, keep, locator_of, windows, wrong
from benchmarks.folding_apart import FoldedTexts, folded_texts, words_apart
from benchmarks.released_texts import sample_releases, texts_of_all
from indexer.analysis import words
from indexer.index import Index
from indexer.indexing import build


@dataclass(frozen=True, slots=True)
class Archive:
    """printed: its releases before anything was covered. public: as the public reads them."""

    printed: list[Release]
    public: list[PublicRelease]
    texts: FoldedTexts
    index: Index


TRICKY = "²¹½①⑩İıſﬁﬃﷺ٣٤۳ـ'’ʼʹ-–—\u00ad\u200b\u0301\u0307aebcABC123 .,“”Ｆ３ｶﾞ移ำﺐﳳ•_"


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from(TRICKY)))
def test_words_are_what_the_table_says(text: str) -> None:
    assert words(text) == words_apart(text)


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from(TRICKY)))
def test_words_are_folded_to_their_end(text: str) -> None:
    folded = words(text)
    assert words(" ".join(folded)) == folded


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    yield from archive_of(list(sample_releases()), tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    if not CORPORA.is_dir():
        pytest.skip("shared/data/corpora not found")
    printed = list(islice(texts_of_all(), 200))
    yield from archive_of(printed, tmp_path_factory.mktemp("corpora"))


def archive_of(releases: list[Release], home: Path) -> Iterator[Archive]:
    config = Config(home=home / "home", collection="generic", show_contacts=False)
    with create_store(config) as store:
        keep(releases, store)
        publication = publication_of(store, config)
        build(publication, config)
        public = list(publication.releases())
        yield Archive(releases, public, folded_texts(public), Index(publication, config))


@pytest.mark.parametrize("name", ["samples", "corpora"])
def test_windows_of_texts_are_found_where_they_stand_and_nowhere_else(
    name: str, request: pytest.FixtureRequest
) -> None:
    archive: Archive = request.getfixturevalue(name)
    texts = [each.release.text for each in archive.public]
    looked_for = windows(texts, 60, random.Random(17))
    assert [window for window, _ in wrong(looked_for, archive.texts, archive.index)] == []


def test_no_window_crosses_a_gap_or_a_cover(samples: Archive) -> None:
    draw = random.Random(17)
    of_page = {each.capture.locator: each.release for each in samples.public}
    pairs = [(each, of_page[locator_of(place)]) for place, each in enumerate(samples.printed)]
    gaps, covers = list(across_gaps(of_page.values(), draw)), list(covered(pairs, draw))
    assert len(gaps) > 10
    assert len(covers) > 10
    assert [window for window, _ in wrong([*gaps, *covers], samples.texts, samples.index)] == []
