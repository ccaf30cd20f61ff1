"""Terms in files of Whoosh: words with their frequencies; our texts prove the phrases.

The files are those of Whoosh's third format (a hash file of terms, blocks of postings), written
from sorted arrays and read back into arrays: its own writer and its matchers take the postings one
by one, which costs eight times as much. tests/indexer/test_whoosh_terms.py reads them by Whoosh.
There are no positions: a phrase is the documents that hold all its words, narrowed to those in
whose normal text the words stand side by side.
"""

import mmap
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from pickle import UnpicklingError

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3TermInfo, W3TermsReader
from whoosh.filedb.filetables import FileFormatError, OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.reading import TermNotFound
from whoosh.system import pack_ushort

from archive.errors import IndexDamaged
from indexer.analysis import stems
from indexer.embedded.columns import SegmentColumns
from indexer.embedded.inversion import broad_term, exact_term, plain_term, word_of_plain
from indexer.embedded.postings import Entry, Postings
from indexer.embedded.texts import NORMAL_FIELDS, Texts
from indexer.query.ast import Phrase, Prefix, TextLeaf, Word

_TERMS, _POSTINGS = "terms.trm", "terms.pst"
_FIELDS = {name: number for number, name in enumerate(sorted(NORMAL_FIELDS))}
_FAULTS = (OSError, FileFormatError, EOFError, ValueError, KeyError, UnpicklingError)
_BLOCK = 2**16
_PROTOCOL = 2  # of the pickles in Whoosh's files


class WhooshTerms:
    """The open files of one segment; nothing in here moves, so threads share it."""

    def __init__(self, folder: Path, texts: Texts, languages: Sequence[str]) -> None:
        self._folder = folder
        self._texts = texts
        self._languages = languages
        terms = _Mapped(folder / _TERMS)
        self._postings = _Mapped(folder / _POSTINGS)
        self._reader = W3TermsReader(W3Codec(), terms, terms.size, self._postings)

    def find(self, leaf: TextLeaf, field: str) -> Postings:
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

    def entries(self) -> Iterator[Entry]:
        """Every term with its postings, sorted as they were written."""
        for (name, term), info in self._reader.items():
            yield Entry(name, term, self._read(info))

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
            (self._term(exact_term(word), field) for word in set(phrase)),
            key=lambda found: len(found.ordinals),
        )
        if len(phrase) == 1:
            return postings[0]
        candidates = postings[0].ordinals
        for found in postings[1:]:
            candidates = np.intersect1d(candidates, found.ordinals, assume_unique=True)
        return self._texts.holding(phrase, field, candidates)

    def _term(self, term: bytes, field: str) -> Postings:
        try:
            return self._read(self._reader.term_info(field, term))
        except TermNotFound:
            return Postings()
        except _FAULTS as error:
            raise IndexDamaged(f"a term in {self._folder} cannot be read: {error}") from error

    def _read(self, info: W3TermInfo) -> Postings:
        """The postings of a term, whole."""
        offset, (length,) = info.extent()  # Whoosh reads its length as a tuple of one
        stream = StructFile(BytesIO(self._postings.get(offset, length)))
        stream.seek(len(WHOOSH3_HEADER_MAGIC))
        ordinals, counts, last = [], [], False
        while not last:
            last = stream.read_int() < 0
            stream.read_pickle()  # what is in the block; all of it is wanted
            deltas, weights, _ = stream.read_pickle()
            ordinals.append(np.cumsum(np.array(deltas, np.int32), dtype=np.int32))
            whole = 1.0 if weights is None else weights
            counts.append(np.broadcast_to(np.array(whole, np.int32), len(deltas)))
        return Postings(np.concatenate(ordinals), np.concatenate(counts))


class WhooshFormat:
    """Writes a segment's terms in one pass, in their order, and opens them."""

    name = "whoosh"

    def write(self, folder: Path, entries: Iterable[Entry]) -> None:
        """As TermsFormat.write says."""
        with (folder / _POSTINGS).open("wb") as file:
            terms = OrderedHashWriter(StructFile((folder / _TERMS).open("wb")))
            terms.extras["fieldmap"] = dict(_FIELDS)
            for entry in entries:
                info = _write_postings(StructFile(file), entry.postings)
                terms.add(pack_ushort(_FIELDS[entry.field]) + entry.term, info.to_bytes())
            terms.close()

    def open(self, folder: Path, texts: Texts, columns: SegmentColumns) -> WhooshTerms:
        """As TermsFormat.open says."""
        try:
            return WhooshTerms(folder, texts, columns.languages)
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


def _write_postings(file: StructFile, postings: Postings) -> W3TermInfo:
    ordinals, counts = postings.ordinals, postings.counts
    start, number = file.tell(), len(ordinals)
    file.write(WHOOSH3_HEADER_MAGIC)
    for first in range(0, number, _BLOCK):
        block = _block(ordinals[first : first + _BLOCK], counts[first : first + _BLOCK])
        file.write_int(-len(block) if first + _BLOCK >= number else len(block))
        file.write(block)
    info = W3TermInfo(
        weight=float(counts.sum()),
        df=number,
        maxweight=float(counts.max()),
        minid=int(ordinals[0]),
        maxid=int(ordinals[-1]),
    )
    info.set_extent(start, file.tell() - start)
    return info


def _block(ordinals: NDArray[np.int32], counts: NDArray[np.int32]) -> bytes:
    """One block: what is in it (how many, the last, the greatest weight, not packed), then it."""
    most = float(counts.max())
    info = (len(ordinals), int(ordinals[-1]), most, 0, 0, 0)
    deltas = np.diff(ordinals, prepend=0).tolist()
    weights = None if most == 1.0 else tuple(map(float, counts.tolist()))
    block = BytesIO()
    stream = StructFile(block)
    stream.write_pickle(info, _PROTOCOL)
    stream.write_pickle((tuple(deltas), weights, None), _PROTOCOL)
    return block.getvalue()


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
