"""Broad forms of words in files of Whoosh; exact words in arrays beside them.

The files are those of Whoosh's third format (a hash file of terms, blocks of postings), written
from sorted arrays and read back into arrays: its own writer and its matchers take the postings one
by one, which costs eight times as much. Numbers in a block are bytes or an array, where Whoosh
itself writes a tuple: it reads either. tests/indexer/test_whoosh_terms.py reads them by Whoosh.
"""

import pickle
from array import array
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3TermInfo, W3TermsReader
from whoosh.filedb.filetables import FileFormatError, OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.reading import TermNotFound
from whoosh.system import pack_int, pack_ushort

from archive.errors import IndexDamaged
from indexer.analysis import stems
from indexer.embedded.columns.columns import SegmentColumns
from indexer.embedded.files.arrays import ArraysFile, write_arrays
from indexer.embedded.files.cache import ByteCache
from indexer.embedded.files.mapping import map_file
from indexer.embedded.files.texts import NORMAL_FIELDS, Texts
from indexer.embedded.terms.broad_words import BroadWords
from indexer.embedded.terms.exact_words import Arrays, ExactField, field_arrays
from indexer.embedded.terms.inversion import Inversion, Numbers
from indexer.embedded.terms.phrases import ExactPart, PhraseFinder
from indexer.embedded.terms.postings import NOTHING, Postings, TermTable, greatest, less, summed
from indexer.embedded.terms.vocabulary import Forms, Vocabulary, broad_term, write_vocabulary
from indexer.highlight import Lexicon
from indexer.query.ast import NearPart, Phrase, Prefix, Word
from indexer.word_places import WordPlaces

_TERMS, _POSTINGS, _ARRAYS = "terms.trm", "terms.pst", "words.arrays"
_FIELDS = {name: number for number, name in enumerate(NORMAL_FIELDS)}
_FAULTS = (
    OSError,
    FileFormatError,
    EOFError,
    ValueError,
    KeyError,
    pickle.UnpicklingError,
    msgspec.MsgspecError,
)
_BLOCK = 2**16
_CACHED = 64 * 2**20
_KNOWN = 2**20
# Of the pickles: the first that has bytes, without frames round them; Whoosh reads any.
_PROTOCOL = 3
_FEW = 32

Packed = bytes | tuple[int, ...] | array  # type: ignore[type-arg] # of whole numbers


class WhooshTerms:
    """The open files of one segment; nothing in here moves, so threads share it."""

    def __init__(
        self, folder: Path, texts: Texts, languages: Sequence[str], cache: ByteCache[Postings]
    ) -> None:
        self._folder = folder
        self._cache = cache
        # Not the segment itself: what is remembered of it must not keep its files.
        self._mark = object()
        self._languages = languages
        arrays = ArraysFile(folder / _ARRAYS)
        self._vocabulary = Vocabulary(folder, arrays.mapped)
        self._exact = {name: ExactField(name, arrays) for name in NORMAL_FIELDS}
        self._vocabulary_stretches: ByteCache[tuple[str, ...]] = ByteCache(
            _KNOWN, lambda words: 200 + 80 * len(words)
        )
        self.exact = ExactPart(self._vocabulary, self._exact, texts.normals)
        self._phrases = PhraseFinder([self.exact])
        terms = _Mapped(folder / _TERMS)
        self._postings = _Mapped(folder / _POSTINGS)
        self._reader = W3TermsReader(W3Codec(), terms, terms.size, self._postings)

    def find(self, leaf: NearPart, field: str) -> Postings:
        """As Terms.find says."""
        match leaf:
            case Phrase(words):
                return self._phrases.find(words, field)
            case Prefix(start):
                stretches = list(self._stretches(start))
                return less(*(self._together(find, stretches) for find in self._lists(field)))
            case Word(word):
                terms = {
                    broad_term(form, language)
                    for language in self._languages
                    for form in stems(word, language)
                }
                # A word may meet the query in two of its forms, and is there once all the same.
                return greatest([self._term(term, field) for term in sorted(terms)])

    def beginning(self, start: str, field: str, live: NDArray[np.bool_]) -> Iterator[str]:
        """As Terms.beginning says."""
        for first, last in self._stretches(start):
            for number in range(first, last):
                exact_range = [(number, number + 1)]
                bare = less(*(self._together(find, exact_range) for find in self._lists(field)))
                if live[bare.ordinals].any():
                    yield self._vocabulary.word(number)

    def lexicon(self, places: WordPlaces) -> Lexicon:
        """As Terms.lexicon says: the words of the segment."""
        return self

    def words(self, leaf: Word | Prefix, language: str) -> Collection[str]:
        """As Lexicon.words says: those that are anywhere outside standing paragraphs."""
        return self._vocabulary_stretches.get(
            (leaf.text, type(leaf), language), lambda: self._meant(leaf, language)
        )

    def _meant(self, leaf: Word | Prefix, language: str) -> tuple[str, ...]:
        if isinstance(leaf, Prefix):
            return tuple(self._vocabulary.accented(leaf.text))
        forms = stems(leaf.text, language)
        exact_words = (w for form in forms for w in self._vocabulary.of_form(form, language))
        return tuple(dict.fromkeys(exact_words))

    def _stretches(self, start: str) -> Iterator[tuple[int, int]]:
        """The numbers of the words that begin so, accents left aside, from each first to a last."""
        first, last = self._vocabulary.beginning(start)
        yield first, last
        for number in map(self._vocabulary.number, self._vocabulary.accented(start)):
            if number is not None and not first <= number < last:
                yield number, number + 1

    def _lists(self, field: str) -> tuple["_Find", "_Find"]:
        """What finds words anywhere, and in standing paragraphs."""
        return self._exact[field].printed, self._exact[field].standing

    def _together(self, find: "_Find", stretches: Sequence[tuple[int, int]]) -> Postings:
        return summed([find(first, last) for first, last in stretches])

    def _term(self, term: bytes, field: str) -> Postings:
        return self._cache.get((self._mark, field, term), lambda: self._decoded(term, field))

    def _decoded(self, term: bytes, field: str) -> Postings:
        try:
            offset, (length,) = self._reader.term_info(field, term).extent()  # a tuple of one
            return _read(self._postings.get(offset, length))
        except TermNotFound:
            return NOTHING
        except _FAULTS as error:
            raise IndexDamaged(f"a term in {self._folder} cannot be read: {error}") from error


class WhooshFormat:
    """Writes a segment's words in one pass, in their order, and opens them."""

    name = "whoosh"

    def __init__(self) -> None:
        self._cache: ByteCache[Postings] = ByteCache(_CACHED, _weight)

    def write(self, folder: Path, inversion: Inversion) -> None:
        """As TermsFormat.write says."""
        words = inversion.vocabulary()
        forms = Forms(words)
        broad = BroadWords(inversion.languages, forms)
        arrays: Arrays = {}
        with _TermsWriter(folder) as terms:
            for name in NORMAL_FIELDS:
                of_field, bare = field_arrays(name, inversion.field(name), len(words))
                arrays |= of_field
                terms.add(broad.table(name, bare, len(words)))
        write_arrays(folder / _ARRAYS, arrays | write_vocabulary(folder, words, forms))

    def open(self, folder: Path, texts: Texts, columns: SegmentColumns) -> WhooshTerms:
        """As TermsFormat.open says."""
        try:
            return WhooshTerms(folder, texts, columns.languages, self._cache)
        except _FAULTS as error:
            raise IndexDamaged(f"the terms in {folder} cannot be read: {error}") from error


class _Find(Protocol):
    def __call__(self, first: int, last: int, /) -> Postings: ...


class _Mapped(StructFile):  # type: ignore[misc] # Whoosh publishes no types
    """A file that is mapped: getting a stretch of it moves nothing, so threads may share it."""

    def __init__(self, path: Path) -> None:
        self._map = map_file(path)
        self.size = len(self._map or b"")
        super().__init__(self._map or BytesIO())

    def get(self, position: int, length: int) -> bytes:
        return self._map[position : position + length] if self._map else b""


class _TermsWriter(AbstractContextManager["_TermsWriter"]):
    """Writes the terms of one field after another, in the order of their names."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / _POSTINGS).open("wb")
        self._terms = OrderedHashWriter(StructFile((folder / _TERMS).open("wb")))
        self._terms.extras["fieldmap"] = dict(_FIELDS)

    def __exit__(self, *_error: object) -> None:
        self._terms.close()
        self._file.close()

    def add(self, table: TermTable) -> None:
        """The terms of the next field."""
        field = pack_ushort(_FIELDS[table.field])
        for term, term_info in _write_postings(self._file, table):
            self._terms.add(field + term, term_info.to_bytes())


def _write_postings(file: BinaryIO, table: TermTable) -> Iterator[tuple[bytes, W3TermInfo]]:
    """Write the postings of every term; each with what is to be known of it."""
    ordinals, counts = table.documents, table.counts
    firsts = table.starts[:-1]
    # From one term to the next they may run over: the first of each term is no difference.
    deltas = ordinals.copy()
    deltas[1:] -= ordinals[:-1]
    deltas[firsts] = ordinals[firsts]
    totals = np.add.reduceat(counts, firsts, dtype=np.int64).tolist() if len(firsts) else []
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
        term_info = W3TermInfo(
            weight=totals[number],
            df=last - first,
            maxweight=greatest[number],
            minid=int(ordinals[first]),
            maxid=int(ordinals[last - 1]),
        )
        term_info.set_extent(offset, size)
        offset += size
        yield table.terms[number], term_info


def _block(deltas: Numbers, counts: Numbers, last: int) -> bytes:
    """One block: what is in it (how many, the last, the greatest weight, not packed), then it."""
    most = int(counts.max())
    content = (_packed(deltas), None if most == 1 else _packed(counts), None)
    header = (len(deltas), last, most, 0, 0, 0)
    return pickle.dumps(header, _PROTOCOL) + pickle.dumps(content, _PROTOCOL)


def _packed(numbers: Numbers) -> Packed:
    """Whole numbers as Whoosh can walk through them, in few bytes."""
    most = int(numbers.max())
    if most <= np.iinfo(np.uint8).max:
        return numbers.astype(np.uint8).tobytes()
    if len(numbers) < _FEW:
        return tuple(numbers.tolist())
    if most <= np.iinfo(np.uint16).max:
        return array("H", numbers.astype(np.uint16).tobytes())
    return array("I", numbers.astype(np.uint32).tobytes())


def _read(content: bytes) -> Postings:
    """The postings of a term, whole."""
    stream = StructFile(BytesIO(content))
    stream.seek(len(WHOOSH3_HEADER_MAGIC))
    ordinals, counts, last = [], [], False
    while not last:
        last = stream.read_int() < 0
        stream.read_pickle()  # what is in the block; all of it is wanted
        deltas, weights, _ = stream.read_pickle()
        ordinals.append(np.cumsum(_unpacked(deltas), dtype=np.int32))
        counts.append(np.ones(len(deltas), np.int32) if weights is None else _unpacked(weights))
    return Postings(np.concatenate(ordinals), np.concatenate(counts))


def _unpacked(numbers: Packed) -> NDArray[np.int32]:
    if isinstance(numbers, bytes):
        return np.frombuffer(numbers, np.uint8).astype(np.int32)
    return np.array(numbers, np.int32)


def _weight(postings: Postings) -> int:
    return int(postings.ordinals.nbytes + postings.counts.nbytes) + 200
