"""What is written for Whoosh is read by Whoosh, and read back by us as it was written."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3Codec, W3TermsReader
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Frequency

from indexer.embedded.cache import ByteCache
from indexer.embedded.inversion import Inversion
from indexer.embedded.postings import TermTable
from indexer.embedded.whoosh_terms import WhooshFormat, WhooshTerms

WORDS = ["river", "rivers", "été", "ete", "a", "border"]


Pairs = list[tuple[int, int]]


def written(folder: Path, texts: list[list[str]]) -> dict[bytes, Pairs]:
    inversion = Inversion()
    for ordinal, words in enumerate(texts):
        inversion.add("body", ordinal, "en", words)
    tables = list(inversion.tables())
    WhooshFormat().write(folder, tables)
    return pairs(tables)


def pairs(tables: Iterable[TermTable]) -> dict[bytes, Pairs]:
    """Every term of the body with its postings, in order."""
    (body,) = (table for table in tables if table.field == "body")
    plain = zip(body.postings.ordinals.tolist(), body.postings.counts.tolist(), strict=True)
    found = list(plain)
    edges = zip(body.terms, pairwise(body.starts.tolist()), strict=True)
    return {term: found[first:last] for term, (first, last) in edges}


def ours(folder: Path) -> dict[bytes, Pairs]:
    return pairs(WhooshTerms(folder, None, ["en"], ByteCache(0, lambda _: 0)).tables())  # type: ignore[arg-type] # no phrase is asked


def whooshs(folder: Path) -> W3TermsReader:
    storage = FileStorage(str(folder))
    terms, postings = storage.open_file("terms.trm"), storage.open_file("terms.pst")
    return W3TermsReader(W3Codec(), terms, storage.file_length("terms.trm"), postings)


@given(texts=st.lists(st.lists(st.sampled_from(WORDS), max_size=12), min_size=1, max_size=12))
def test_every_word_is_counted_in_every_text(texts: list[list[str]], tmp_path_factory) -> None:  # type: ignore[no-untyped-def] # a factory of pytest
    terms = written(tmp_path_factory.mktemp("terms"), texts)
    for word in WORDS:
        counts = [(n, words.count(word)) for n, words in enumerate(texts) if word in words]
        assert terms.get(b"x" + word.encode(), []) == counts
    rivers = [(n, c) for n, w in enumerate(texts) if (c := w.count("river") + w.count("rivers"))]
    assert terms.get(b"en:river", []) == rivers
    assert list(terms) == sorted(terms)


def test_whoosh_reads_every_posting_as_we_do(tmp_path: Path) -> None:
    draw = np.random.default_rng(5)
    texts = [[WORDS[n] for n in draw.integers(len(WORDS), size=20)] for _ in range(300)]
    terms = written(tmp_path, texts)
    theirs = whooshs(tmp_path)
    assert [term for _, term in theirs.terms()] == list(terms)
    assert ours(tmp_path) == terms
    for term, postings in terms.items():
        matcher = theirs.matcher("body", term, Frequency())
        read = []
        while matcher.is_active():
            read.append((matcher.id(), int(matcher.weight())))
            matcher.next()
        assert read == postings
    theirs.close()


def test_postings_of_several_blocks_are_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.embedded.whoosh_terms._BLOCK", 7)
    terms = written(tmp_path, [["river"] * (n % 3 + 1) for n in range(50)])
    assert ours(tmp_path) == terms
    assert len(terms[b"xriver"]) == 50
