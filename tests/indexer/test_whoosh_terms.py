"""What is written for Whoosh is read by Whoosh as it was meant, and all words are found by us."""

from collections import Counter
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3Codec, W3TermsReader
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Frequency

from indexer.analysis import fold_accents, normal_text, stems
from indexer.embedded.files.blobs import BlobWriter, ReadBlob
from indexer.embedded.files.cache import ByteCache
from indexer.embedded.files.texts import NORMAL_FIELDS
from indexer.embedded.terms import exact_words, inversion, phrases
from indexer.embedded.terms.inversion import Inversion
from indexer.embedded.terms.postings import Postings
from indexer.embedded.terms.whoosh_terms import WhooshFormat, WhooshTerms
from indexer.query.ast import Phrase, Prefix, Word

WORDS = ["river", "rivers", "été", "ete", "a", "border"]
Parts = list[list[str]]


class _Texts:
    """The normal texts of one segment, as far as terms ask for them."""

    def __init__(self, folder: Path) -> None:
        self.normals = {name: ReadBlob(folder, name) for name in NORMAL_FIELDS}


def written(folder: Path, texts: list[Parts], standing: tuple[int, int] = (0, 0)) -> WhooshTerms:
    """Bodies in English; of the first of them, some words stand in standing paragraphs."""
    words = Inversion()
    writers = {name: BlobWriter(folder, name) for name in NORMAL_FIELDS}
    for number, parts in enumerate(texts):
        words.begin("en")
        words.add("body", normal_text(parts), () if number else (standing,))
        writers["body"].add(normal_text(parts).encode())
        writers["title"].add(b"")
        writers["quote"].add(b"")
    for writer in writers.values():
        writer.close()
    WhooshFormat().write(folder, words)
    return WhooshTerms(folder, _Texts(folder), ["en"], ByteCache(0, lambda _: 0))  # type: ignore[arg-type] # all that is asked of the texts


def pairs(postings: Postings) -> list[tuple[int, int]]:
    return list(zip(postings.ordinals.tolist(), postings.counts.tolist(), strict=True))


def counted(counts: list[int]) -> list[tuple[int, int]]:
    return [(number, count) for number, count in enumerate(counts) if count]


def runs(parts: Parts, words: tuple[str, ...]) -> int:
    """How often words stand side by side between two gaps; what overlaps counts once."""
    number, size = 0, len(words)
    for part in parts:
        at = 0
        while at + size <= len(part):
            is_there = tuple(part[at : at + size]) == words
            number += is_there
            at += size if is_there else 1
    return number


TEXTS = st.lists(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=9), min_size=1, max_size=3),
    min_size=1,
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@given(texts=TEXTS, few=st.sampled_from([0, 1, 3, 64]), stretch=st.sampled_from([1, 9, 10_000]))
def test_phrases_are_counted_in_every_text(
    texts: list[Parts],
    few: int,
    stretch: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exact_words, "FEW", few)
        patch.setattr(phrases, "_FEW", few)
        patch.setattr(inversion, "STRETCH", stretch)
        terms = written(tmp_path_factory.mktemp("terms"), texts)
    asked = [*product(WORDS, repeat=2), ("river",), ("a", "river", "a"), ("a", "a", "border")]
    for words in asked:
        found = pairs(terms.find(Phrase(words), "body"))
        assert found == counted([runs(parts, words) for parts in texts]), words


def test_words_that_are_met_very_often_or_far_behind_are_counted(tmp_path: Path) -> None:
    often, far = ["river"] * 700, ["border"] * 12_000
    texts: list[Parts] = [[often], [[*far, "river", "a"]], [["a", "river"]], [["a"], often]]
    terms = written(tmp_path, texts)
    for words in [
        ("river",),
        ("river", "a"),
        ("a", "river"),
        ("river", "river"),
        ("border", "river"),
    ]:
        wanted = counted([runs(parts, words) for parts in texts])
        assert pairs(terms.find(Phrase(words), "body")) == wanted, words
    assert pairs(terms.find(Prefix("riv"), "body")) == [(0, 700), (1, 1), (2, 1), (3, 700)]


@settings(max_examples=60, deadline=None)
@given(
    texts=TEXTS,
    edges=st.tuples(st.integers(0, 9), st.integers(0, 9)),
    stretch=st.sampled_from([1, 9, 10_000]),
)
def test_bare_words_and_prefixes_are_counted_outside_standing_paragraphs(
    texts: list[Parts],
    edges: tuple[int, int],
    stretch: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    first, last = sorted(edges)
    printed = [normal_text(parts).split(" ")[1:-1] for parts in texts]
    bare = [[*printed[0][:first], *printed[0][last:]], *printed[1:]]
    standing = (first, min(last, max(first, len(printed[0]))))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "STRETCH", stretch)
        terms = written(tmp_path_factory.mktemp("terms"), texts, standing)
    for word in WORDS:
        meant = {w for w in WORDS if set(stems(w, "en")) & set(stems(word, "en"))}
        assert set(terms.words(Word(word), "en")) == meant & {w for text in bare for w in text}
        for form in stems(word, "en"):
            wanted = [sum(form in stems(w, "en") for w in text if w in WORDS) for text in bare]
            assert pairs(terms._term(f"en:{form}".encode(), "body")) == counted(wanted)
    for start in ("riv", "ete", "bor"):
        wanted = [sum(fold_accents(w).startswith(start) for w in text) for text in bare]
        assert pairs(terms.find(Prefix(start), "body")) == counted(wanted)


def whooshs(folder: Path) -> W3TermsReader:
    storage = FileStorage(str(folder))
    terms, postings = storage.open_file("terms.trm"), storage.open_file("terms.pst")
    return W3TermsReader(W3Codec(), terms, storage.file_length("terms.trm"), postings)


@pytest.mark.parametrize(("block", "stretch"), [(7, 500), (100, 10_000), (2**16, 2_000)])
def test_whoosh_reads_every_posting_as_we_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int, stretch: int
) -> None:
    monkeypatch.setattr("indexer.embedded.terms.whoosh_terms._BLOCK", block)
    monkeypatch.setattr(inversion, "STRETCH", stretch)
    draw = np.random.default_rng(5)
    # Far apart, close together; once and often, more often than a byte holds.
    texts: list[Parts] = [
        [[*(WORDS[n] for n in draw.integers(len(WORDS), size=20)), *["often"] * (300 * (n == 0))]]
        if n % 300 == 0 or n < 200
        else [[]]
        for n in range(1500)
    ]
    ours = written(tmp_path, texts)
    counts: dict[bytes, Counter[int]] = {}
    for number, (words,) in enumerate(texts):
        for form in (form for word in words for form in stems(word, "en")):
            counts.setdefault(f"en:{form}".encode(), Counter())[number] += 1
    theirs = whooshs(tmp_path)
    assert [term for _, term in theirs.terms()] == sorted(counts)
    for term, expected in counts.items():
        matcher = theirs.matcher("body", term, Frequency())
        read = []
        while matcher.is_active():
            read.append((matcher.id(), int(matcher.weight())))
            matcher.next()
        assert read == sorted(expected.items()) == pairs(ours._term(term, "body"))
    theirs.close()
