"""The documents that have a word, of one field of several segments, and what is known of it in
each: read where they stand, in few steps, for a step costs more than what it reads."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from operator import sub

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.files.arrays import ReadArrays
from indexer.embedded.files.cache import ByteCache
from indexer.embedded.terms.exact_words import ExactField
from indexer.embedded.terms.inversion import mark_of
from indexer.embedded.terms.vocabulary import JoinedVocabulary, Vocabulary
from indexer.embedded.terms.word_records import ANY, FAR, Records

UNKNOWN, KNOWN = -(2**30), -(2**29)
"""In the place of where something begins; beyond what it can be, whatever is taken away."""

_LISTS = 8 * 2**20
"""Bytes of lists that are remembered of each field."""

_NONE = np.zeros(0, np.uint8)


@dataclass(frozen=True, slots=True)
class WordList:
    """The records of a word, those of one segment after those of another. ends: where those of each
    segment end. starts: of each segment, the number of its first document. kept: the places of the
    records that count; None where all do."""

    records: Records
    ends: Sequence[int]
    starts: Sequence[int]
    kept: NDArray[np.intp] | None = None

    def __len__(self) -> int:
        return len(self.records if self.kept is None else self.kept)

    def before(self, word: str) -> "WordList":
        """Those documents where this may be the word behind."""
        behind = self.records["behind"]
        places = ((behind == mark_of(word)) | (behind == ANY)).nonzero()[0]
        return WordList(self.records, self.ends, self.starts, places)

    def one_by_one(self) -> Iterator[tuple[int, int]]:
        """Each document, and where the word stands in its normal text; UNKNOWN where it is not
        known."""
        kept = range(len(self)) if self.kept is None else self.kept.tolist()
        for place, (document, first, _) in zip(kept, self._records().tolist(), strict=True):
            start = self.starts[bisect_right(self.ends, place)]
            yield start + document, first if first < FAR else UNKNOWN

    def together(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The same, of all documents at once."""
        kept = np.arange(len(self)) if self.kept is None else self.kept
        starts = np.array(self.starts, np.int32)
        records = self._records()
        firsts = records["first"].astype(np.int32)
        firsts[firsts >= FAR] = UNKNOWN
        segments = np.searchsorted(self.ends, kept, "right")
        return starts[segments] + records["document"].astype(np.int32), firsts

    def _records(self) -> Records:
        return self.records if self.kept is None else self.records[self.kept]


class WordLists:
    """starts: of each segment, the number of its first document."""

    def __init__(
        self,
        fields: Sequence[ExactField],
        words: Vocabulary | JoinedVocabulary,
        starts: Sequence[int],
    ) -> None:
        self._fields = fields
        self._words = words
        self._starts = starts
        self._records = ReadArrays([field.records for field in fields])
        self._table = _table(fields, words)
        self._lists: ByteCache[WordList] = ByteCache(_LISTS, lambda each: 300 + each.records.nbytes)
        self._common: ByteCache[NDArray[np.int32]] = ByteCache(
            _LISTS, lambda each: 200 + each.nbytes
        )

    def of(self, text: str, place: int) -> WordList:
        """Of a word that is common in no segment. place: of it in the vocabulary."""
        return self._lists.get(place, lambda: self._read(text, place))

    def of_common(self, text: str, place: int) -> NDArray[np.int32]:
        """The documents that have a word that is common in some segment."""
        return self._common.get(place, lambda: self._read_common(text, place))

    def _read_common(self, text: str, place: int) -> NDArray[np.int32]:
        pairs = zip(self._fields, self._words.numbers(text, place), strict=True)
        lists = [_NONE if n is None else field.documents(n) for field, n in pairs]
        documents = np.concatenate(lists, dtype=np.int32)
        starts = np.array(self._starts, np.int32)
        return np.asarray(documents + starts.repeat(list(map(len, lists))), np.int32)

    def _read(self, text: str, place: int) -> WordList:
        bounds = self._bounds(text, place)
        firsts, lasts = bounds[::2], bounds[1::2]
        records = self._records.stretches(firsts, lasts)
        return WordList(records, list(accumulate(map(sub, lasts, firsts))), self._starts)

    def _bounds(self, text: str, place: int) -> list[int]:
        """From where to where the records of a word stand in each segment, one after another."""
        width = 2 * len(self._fields)
        bounds: list[int] = self._table[width * place : width * (place + 1)].tolist()
        if bounds and min(bounds) >= 0:
            return bounds
        pairs = zip(self._fields, self._words.numbers(text, place), strict=True)
        known = [(0, 0) if n is None else field.bounds_of(n) for field, n in pairs]
        return list(chain.from_iterable(known))


def _table(fields: Sequence[ExactField], words: Vocabulary | JoinedVocabulary) -> memoryview:
    """From where to where the records of each word stand in several segments; empty for one, which
    is as soon asked itself."""
    if not isinstance(words, JoinedVocabulary):
        return np.zeros(0, np.int32).data
    bounds = zip(*(field.bounds() for field in fields), strict=True)
    return np.stack([words.beside(each) for each in bounds], axis=2).ravel().data
