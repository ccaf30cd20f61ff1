"""What is written for Whoosh is read by Whoosh, and read back by us as it was written."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3Codec, W3TermsReader
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Frequency

from indexer.embedded.inversion import Inversion
from indexer.embedded.postings import Entry, Postings
from indexer.embedded.whoosh_terms import WhooshFormat, WhooshTerms

WORDS = ["river", "rivers", "été", "ete", "a", "border"]


def written(folder: Path, texts: list[list[str]]) -> list[Entry]:
    inversion = Inversion()
    for ordinal, words in enumerate(texts):
        inversion.add("body", ordinal, "en", words)
    entries = list(inversion.entries())
    WhooshFormat().write(folder, entries)
    return entries


def plain(postings: Postings) -> list[tuple[int, int]]:
    return list(zip(postings.ordinals.tolist(), postings.counts.tolist(), strict=True))


def whooshs(folder: Path) -> W3TermsReader:
    storage = FileStorage(str(folder))
    terms, postings = storage.open_file("terms.trm"), storage.open_file("terms.pst")
    return W3TermsReader(W3Codec(), terms, storage.file_length("terms.trm"), postings)


@given(texts=st.lists(st.lists(st.sampled_from(WORDS), max_size=12), min_size=1, max_size=12))
def test_every_word_is_counted_in_every_text(texts: list[list[str]], tmp_path_factory) -> None:  # type: ignore[no-untyped-def] # a factory of pytest
    entries = written(tmp_path_factory.mktemp("terms"), texts)
    for word in WORDS:
        counts = [(n, words.count(word)) for n, words in enumerate(texts) if word in words]
        found = [e for e in entries if e.term == b"x" + word.encode()]
        assert [plain(entry.postings) for entry in found] == ([counts] if counts else [])
    rivers = [(n, c) for n, w in enumerate(texts) if (c := w.count("river") + w.count("rivers"))]
    stems = [plain(entry.postings) for entry in entries if entry.term == b"en:river"]
    assert stems == ([rivers] if rivers else [])
    assert [entry.term for entry in entries] == sorted({entry.term for entry in entries})


def test_whoosh_reads_every_posting_as_we_do(tmp_path: Path) -> None:
    draw = np.random.default_rng(5)
    texts = [[WORDS[n] for n in draw.integers(len(WORDS), size=20)] for _ in range(300)]
    entries = written(tmp_path, texts)
    theirs, ours = whooshs(tmp_path), WhooshTerms(tmp_path, None, ["en"])  # type: ignore[arg-type] # no phrase is asked
    assert [e.term for e in ours.entries()] == [term for _, term in theirs.terms()]
    for entry, again in zip(entries, ours.entries(), strict=True):
        assert plain(again.postings) == plain(entry.postings)
        matcher = theirs.matcher(entry.field, entry.term, Frequency())
        read = []
        while matcher.is_active():
            read.append((matcher.id(), int(matcher.weight())))
            matcher.next()
        assert read == plain(entry.postings)
    theirs.close()


def test_postings_of_several_blocks_are_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.embedded.whoosh_terms._BLOCK", 7)
    entries = written(tmp_path, [["river"] * (n % 3 + 1) for n in range(50)])
    ours = WhooshTerms(tmp_path, None, ["en"])  # type: ignore[arg-type] # no phrase is asked
    assert [plain(e.postings) for e in ours.entries()] == [plain(e.postings) for e in entries]
