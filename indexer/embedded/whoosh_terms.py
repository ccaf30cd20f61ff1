"""Terms in files of Whoosh: words with their frequencies; our texts prove the phrases.

The files are those of Whoosh's third format (a hash file of terms, blocks of postings), written
from sorted arrays and read back into arrays: its own writer and its matchers take the postings one
by one, which costs eight times as much. tests/indexer/test_whoosh_terms.py reads them by Whoosh.
There are no positions: a phrase is the documents that hold all its words, narrowed to those in
whose normal text the words stand side by side.
"""

import mmap
import pickle
from array import array
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import pairwise, repeat
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3TermInfo, W3TermsReader
from whoosh.filedb.filetables import FileFormatError, OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.reading import TermNotFound
from whoosh.system import pack_int, pack_ushort

from archive.errors import IndexDamaged
from indexer.analysis import stems
from indexer.embedded.cache import ByteCache
from indexer.embedded.columns import SegmentColumns
from indexer.embedded.inversion import (
    broad_term,
    exact_term,
    plain_term,
    standing_term,
    word_of_plain,
)
from indexer.embedded.postings import Postings, TermTable
from indexer.embedded.texts import NORMAL_FIELDS, Texts
from indexer.query.ast import NearPart, Phrase, Prefix, Word

_TERMS, _POSTINGS = "terms.trm", "terms.pst"
_FIELDS = {name: number for number, name in enumerate(NORMAL_FIELDS)}
_FAULTS = (OSError, FileFormatError, EOFError, ValueError, KeyError, pickle.UnpicklingError)
_BLOCK = 2**16
_CACHED = 64 * 2**20
_PROTOCOL = 2  # of the pickles in Whoosh's files

Block = tuple[tuple[int, ...], tuple[float, ...] | float | None]
"""How far each posting is from the one before; the weights of all, or the one that all have, or
nothing where that is 1."""


class WhooshTerms:
    """The open files of one segment; nothing in here moves, so threads share it."""

    def __init__(
        self, folder: Path, texts: Texts, languages: Sequence[str], cache: ByteCache[Postings]
    ) -> None:
        self._folder = folder
        self._cache = cache
        # Not the segment itself: what is remembered of it must not keep its files.
        self._mark = object()
        self._texts = texts
        self._languages = languages
        terms = _Mapped(folder / _TERMS)
        self._postings = _Mapped(folder / _POSTINGS)
        self._reader = W3TermsReader(W3Codec(), terms, terms.size, self._postings)

    def find(self, leaf: NearPart, field: str) -> Postings:
        """As Terms.find says."""
        match leaf:
            case Phrase(words):
                return self._phrase(words, field)
            case Prefix(start):
                # A word whose accents stand behind the prefix is met by both of its spellings.
                found = dict.fromkeys(self._words(start, field))
                return _summed([self._term(exact_term(word), field) for word in found])
            case Word(word):
                terms = {
                    broad_term(form, language)
                    for language in self._languages
                    for form in stems(word, language)
                }
                # A word may meet the query in two of its forms, and is there once all the same.
                return _greatest([self._term(term, field) for term in sorted(terms)])

    def beginning(self, start: str, field: str, live: NDArray[np.bool_]) -> Iterator[str]:
        """As Terms.beginning says."""
        some_dead = not live.all()
        for word in self._words(start, field):
            if not some_dead or live[self._term(exact_term(word), field).ordinals].any():
                yield word

    def tables(self) -> Iterator[TermTable]:
        """As Terms.tables says: all postings are read in the order in which they stand."""
        collected = {name: _Collected() for name in NORMAL_FIELDS}
        stream = StructFile(BytesIO(self._postings.get(0, self._postings.size)))
        for (name, term), info in self._reader.items():
            collected[name].add(term, _blocks(stream, info.extent()[0]))
        return (table.finished(name) for name, table in collected.items())

    def _words(self, start: str, field: str) -> Iterator[str]:
        for term in self._terms_from(exact_term(start), field):
            yield term[1:].decode("utf-8")
        for term in self._terms_from(plain_term(start), field):
            yield word_of_plain(term)

    def _terms_from(self, start: bytes, field: str) -> Iterator[bytes]:
        for name, term in self._reader.terms_from(field, start):
            if name != field or not term.startswith(start):
                return
            yield term

    def _phrase(self, phrase: Sequence[str], field: str) -> Postings:
        postings = sorted(
            (self._printed(word, field) for word in set(phrase)),
            key=lambda found: len(found.ordinals),
        )
        if len(phrase) == 1:
            return postings[0]
        candidates = postings[0].ordinals
        for found in postings[1:]:
            candidates = np.intersect1d(candidates, found.ordinals, assume_unique=True)
        return self._texts.holding(phrase, field, candidates)

    def _printed(self, word: str, field: str) -> Postings:
        """The documents that have a word anywhere, standing paragraphs among it."""
        return _summed([self._term(term(word), field) for term in (exact_term, standing_term)])

    def _term(self, term: bytes, field: str) -> Postings:
        return self._cache.get((self._mark, field, term), lambda: self._decoded(term, field))

    def _decoded(self, term: bytes, field: str) -> Postings:
        try:
            return self._read(self._reader.term_info(field, term))
        except TermNotFound:
            return Postings()
        except _FAULTS as error:
            raise IndexDamaged(f"a term in {self._folder} cannot be read: {error}") from error

    def _read(self, info: W3TermInfo) -> Postings:
        """The postings of a term, whole."""
        offset, (length,) = info.extent()  # Whoosh reads its length as a tuple of one
        collected = _Collected()
        collected.add(b"", _blocks(StructFile(BytesIO(self._postings.get(offset, length))), 0))
        return collected.finished("").postings


class WhooshFormat:
    """Writes a segment's terms in one pass, in their order, and opens them."""

    name = "whoosh"

    def __init__(self) -> None:
        self._cache: ByteCache[Postings] = ByteCache(_CACHED, _weight)

    def write(self, folder: Path, tables: Iterable[TermTable]) -> None:
        """As TermsFormat.write says."""
        with (folder / _POSTINGS).open("wb") as file:
            terms = OrderedHashWriter(StructFile((folder / _TERMS).open("wb")))
            terms.extras["fieldmap"] = dict(_FIELDS)
            for table in tables:
                field = pack_ushort(_FIELDS[table.field])
                for term, info in _write_postings(file, table):
                    terms.add(field + term, info.to_bytes())
            terms.close()

    def open(self, folder: Path, texts: Texts, columns: SegmentColumns) -> WhooshTerms:
        """As TermsFormat.open says."""
        try:
            return WhooshTerms(folder, texts, columns.languages, self._cache)
        except _FAULTS as error:
            raise IndexDamaged(f"the terms in {folder} cannot be read: {error}") from error


class _Mapped(StructFile):  # type: ignore[misc] # Whoosh publishes no types
    """A file that is mapped: getting a stretch of it moves nothing, so threads may share it."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self.size = path.stat().st_size
            # An empty file cannot be mapped.
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if self.size else None
        super().__init__(self._map or BytesIO())

    def get(self, position: int, length: int) -> bytes:
        return self._map[position : position + length] if self._map else b""


class _Collected:
    """Postings read block by block, turned into arrays once."""

    def __init__(self) -> None:
        self._terms: list[bytes] = []
        self._sizes: list[int] = []
        self._block_sizes: list[int] = []
        self._deltas = array("i")
        self._weights = array("f")

    def add(self, term: bytes, blocks: Iterable[Block]) -> None:
        before = len(self._deltas)
        for deltas, weights in blocks:
            self._deltas.extend(deltas)
            if isinstance(weights, tuple):
                self._weights.extend(weights)
            else:
                self._weights.extend(repeat(1.0 if weights is None else weights, len(deltas)))
            self._block_sizes.append(len(deltas))
        self._terms.append(term)
        self._sizes.append(len(self._deltas) - before)

    def finished(self, field: str) -> TermTable:
        sums = np.cumsum(np.array(self._deltas, np.int64))
        sizes = np.array(self._block_sizes, np.int64)
        # Every block counts from nought.
        firsts = np.cumsum(sizes) - sizes
        before = np.concatenate(([0], sums))[firsts]
        return TermTable(
            field,
            self._terms,
            np.concatenate(([0], np.cumsum(self._sizes, dtype=np.int64))),
            Postings(
                (sums - np.repeat(before, sizes)).astype(np.int32),
                np.array(self._weights, np.float32).astype(np.int32),
            ),
        )


def _blocks(stream: StructFile, offset: int) -> Iterator[Block]:
    """The blocks of the postings that begin here."""
    stream.seek(offset + len(WHOOSH3_HEADER_MAGIC))
    last = False
    while not last:
        last = stream.read_int() < 0
        stream.read_pickle()  # what is in the block; all of it is wanted
        deltas, weights, _ = stream.read_pickle()
        yield deltas, weights


def _write_postings(file: BinaryIO, table: TermTable) -> Iterator[tuple[bytes, W3TermInfo]]:
    """Write the postings of every term; each with what is to be known of it."""
    ordinals, counts = table.postings.ordinals, table.postings.counts
    firsts = table.starts[:-1]
    deltas = np.diff(ordinals, prepend=0)
    deltas[firsts] = ordinals[firsts]
    totals = np.add.reduceat(counts, firsts).tolist() if len(firsts) else []
    greatest = np.maximum.reduceat(counts, firsts).tolist() if len(firsts) else []
    offset = file.tell()
    for number, (first, last) in enumerate(pairwise(table.starts.tolist())):
        size = file.write(WHOOSH3_HEADER_MAGIC)
        for start in range(first, last, _BLOCK):
            end = min(start + _BLOCK, last)
            deltas[start] = ordinals[start]  # every block counts from nought
            block = _block(deltas[start:end], counts[start:end], int(ordinals[end - 1]))
            size += file.write(pack_int(-len(block) if end == last else len(block)))
            size += file.write(block)
        info = W3TermInfo(
            weight=totals[number],
            df=last - first,
            maxweight=greatest[number],
            minid=int(ordinals[first]),
            maxid=int(ordinals[last - 1]),
        )
        info.set_extent(offset, size)
        offset += size
        yield table.terms[number], info


def _block(deltas: NDArray[np.int32], counts: NDArray[np.int32], last: int) -> bytes:
    """One block: what is in it (how many, the last, the greatest weight, not packed), then it."""
    weights = tuple(map(float, counts.tolist()))
    most = max(weights)
    content = (tuple(deltas.tolist()), None if most == 1.0 else weights, None)
    info = (len(weights), last, most, 0, 0, 0)
    return pickle.dumps(info, _PROTOCOL) + pickle.dumps(content, _PROTOCOL)


def _weight(postings: Postings) -> int:
    return int(postings.ordinals.nbytes + postings.counts.nbytes) + 200


def _summed(found: Sequence[Postings]) -> Postings:
    return _united(found, np.add)


def _greatest(found: Sequence[Postings]) -> Postings:
    return _united(found, np.maximum)


def _united(found: Sequence[Postings], join: np.ufunc) -> Postings:
    held = [postings for postings in found if len(postings.ordinals)]
    if len(held) < 2:
        return held[0] if held else Postings()
    ordinals, places = np.unique(
        np.concatenate([postings.ordinals for postings in held]), return_inverse=True
    )
    counts = np.zeros(len(ordinals), np.int32)
    join.at(counts, places, np.concatenate([postings.counts for postings in held]))
    return Postings(ordinals, counts)
