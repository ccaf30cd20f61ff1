"""The documents that have a word, of one field of several segments, and what is known of it in
each: read where they stand, in few steps, for a step costs more than what it reads."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from operator import sub
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from indexer.embedded.files.arrays import ReadArrays
from indexer.embedded.files.cache import ByteCache
from indexer.embedded.terms.exact_words import ExactField
from indexer.embedded.terms.inversion import mark_of
from indexer.embedded.terms.vocabulary import JoinedVocabulary, Vocabulary
from indexer.embedded.terms.word_records import ANY, FAR, Records, marks_of

UNKNOWN, KNOWN = -(2**30), -(2**29)
"""In the place of where something begins; beyond what it can be, whatever is taken away."""

_LISTS = 8 * 2**20
"""Bytes of lists that are remembered of each field."""

_SHORT = 4096
"""Bytes of records that are sooner searched for marks as bytes than compared as numbers."""

_NONE = np.zeros(0, np.uint8)
_ANY = ANY.to_bytes(2, "little")


class WordList(msgspec.Struct, frozen=True):
    """The records of a word, those of one segment after those of another. ends: where those of each
    segment end. starts: of each segment, the number of its first document. Not a dataclass, as
    Postings."""

    content: bytes
    dtype: np.dtype[Any]
    ends: Sequence[int]
    starts: Sequence[int]

    def between(self, ahead: str | None, behind: str | None) -> Sequence[int]:
        """The places of the records where these may be the words before and behind; None of either
        is any."""
        if ahead is None and behind is None:
            return range(len(self.content) // self.dtype.itemsize)
        if len(self.content) > _SHORT:
            return self._compared(ahead, behind)
        begin = self.dtype.itemsize - 2
        marks = bytes(mark_of(word) for word in (ahead, behind) if word is not None)
        wanted = self._having(marks, begin + 1 if ahead is None else begin)
        return sorted({*wanted, *self._having(_ANY, begin)})

    def one_by_one(self, places: Sequence[int]) -> list[tuple[int, int]]:
        """The documents of some records, and where the word stands in the normal text of each;
        UNKNOWN where it is not known."""
        content, width, ends, starts = self.content, self.dtype.itemsize, self.ends, self.starts
        documents = []
        for place in places:
            end = (place + 1) * width - 2
            document = int.from_bytes(content[end + 2 - width : end - 2], "little")
            first = int.from_bytes(content[end - 2 : end], "little")
            start = starts[bisect_right(ends, place)]
            documents.append((start + document, first if first < FAR else UNKNOWN))
        return documents

    def together(self, places: Sequence[int]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The same, of all documents at once."""
        kept = np.asarray(places, np.intp)
        records = self._records()[kept]
        firsts = records["first"].astype(np.int32)
        firsts[firsts >= FAR] = UNKNOWN
        segments = np.searchsorted(self.ends, kept, "right")
        starts = np.array(self.starts, np.int32)
        return starts[segments] + records["document"].astype(np.int32), firsts

    def _records(self) -> Records:
        return np.frombuffer(self.content, self.dtype)

    def _having(self, marks: bytes, begin: int) -> Iterator[int]:
        """The places of the records that have these bytes, from this one of theirs on."""
        width, at = self.dtype.itemsize, self.content.find(marks)
        while at >= 0:
            place, inside = divmod(at, width)
            if inside == begin:
                yield place
            at = self.content.find(marks, at + 1)

    def _compared(self, ahead: str | None, behind: str | None) -> Sequence[int]:
        """As between."""
        records = self._records()
        if ahead is not None and behind is not None:
            is_wanted = records["beside"] == marks_of(mark_of(ahead), mark_of(behind))
        elif ahead is not None:
            is_wanted = records["ahead"] == mark_of(ahead)
        else:
            is_wanted = records["behind"] == mark_of(behind or "")
        places: list[int] = (is_wanted | (records["beside"] == ANY)).nonzero()[0].tolist()
        return places


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
        self._lists: ByteCache[WordList] = ByteCache(_LISTS, lambda each: 300 + len(each.content))
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
        ends = list(accumulate(map(sub, lasts, firsts)))
        return WordList(records, self._records.dtype, ends, self._starts)

    def _bounds(self, text: str, place: int) -> list[int]:
        """From where to where the records of a word stand in each segment, one after another."""
        width = 2 * len(self._fields)
        bounds: list[int] = self._table[width * place : width * (place + 1)].tolist()
        if bounds and min(bounds) >= 0:
            return bounds
        pairs = zip(self._fields, self._words.numbers(text, place), strict=True)
        bounds_of_fields = [(0, 0) if n is None else field.bounds_of(n) for field, n in pairs]
        return list(chain.from_iterable(bounds_of_fields))


def _table(fields: Sequence[ExactField], words: Vocabulary | JoinedVocabulary) -> memoryview:
    """From where to where the records of each word stand in several segments; empty for one, which
    is as soon asked itself."""
    if not isinstance(words, JoinedVocabulary):
        return np.zeros(0, np.int32).data
    bounds = zip(*(field.bounds() for field in fields), strict=True)
    return np.stack([words.beside(each) for each in bounds], axis=2).ravel().data
