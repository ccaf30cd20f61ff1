"""The documents that have a word, of one field of several segments, and what is known of it in
each: read where they stand, in few steps, for a step costs more than what it reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from operator import sub

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.files.arrays import ReadArrays
from indexer.embedded.files.cache import ByteCache
from indexer.embedded.terms.exact_words import ExactField
from indexer.embedded.terms.inversion import mark_of
from indexer.embedded.terms.vocabulary import JoinedVocabulary, Vocabulary
from indexer.embedded.terms.word_records import ANY, FAR

UNKNOWN, KNOWN = -(2**30), -(2**29)
"""In the place of where something begins; beyond what it can be, whatever is taken away."""

_LISTS = 8 * 2**20
"""Bytes of lists that are remembered of each field."""

_NONE = np.zeros(0, np.uint8)


@dataclass(frozen=True, slots=True)
class WordList:
    """firsts: where a word stands in the normal text of each document; FAR or more where that is
    not known. behind: the marks of the words behind it, ANY where not known."""

    documents: NDArray[np.int32]
    firsts: NDArray[np.uint16]
    behind: NDArray[np.uint8]

    def begins(self) -> NDArray[np.int32]:
        """The firsts; below KNOWN where they are not known."""
        begins = self.firsts.astype(np.int32)
        begins[begins >= FAR] = UNKNOWN
        return begins

    def before(self, word: str) -> "WordList":
        """The documents where this may be the word behind."""
        kept = ((self.behind == mark_of(word)) | (self.behind == ANY)).nonzero()[0]
        return WordList(self.documents[kept], self.firsts[kept], self.behind[kept])


class WordLists:
    """common: by the place of a word, in how many segments it is common. starts: of each segment,
    the number of its first document."""

    def __init__(
        self,
        fields: Sequence[ExactField],
        words: Vocabulary | JoinedVocabulary,
        common: memoryview,
        starts: Sequence[int],
    ) -> None:
        self._fields = fields
        self._words = words
        self._common = common
        self._starts = np.array(starts, np.int32)
        self._records = ReadArrays([field.records for field in fields])
        self._table = _table(fields, words)
        self._cache: ByteCache[WordList] = ByteCache(
            _LISTS,
            lambda each: 200 + 9 * len(each.documents),  # views of records of 5 bytes
        )

    def of(self, text: str, place: int) -> WordList:
        """Of a word. place: of it in the vocabulary."""
        read = self._read_common if self._common[place] else self._read
        return self._cache.get(place, lambda: read(text, place))

    def _read_common(self, text: str, place: int) -> WordList:
        """Of a word that is common in some segment: nothing is known of its places."""
        pairs = zip(self._fields, self._words.numbers(text, place), strict=True)
        lists = [_NONE if n is None else field.documents(n) for field, n in pairs]
        documents = np.concatenate(lists, dtype=np.int32)
        documents += self._starts.repeat(list(map(len, lists)))
        number = len(documents)
        return WordList(documents, np.full(number, FAR, np.uint16), np.full(number, ANY, np.uint8))

    def _read(self, text: str, place: int) -> WordList:
        firsts, lasts = self._bounds(text, place)
        records = self._records.stretches(firsts, lasts)
        documents = records["document"] + self._starts.repeat(list(map(sub, lasts, firsts)))
        return WordList(documents, records["first"], records["behind"])

    def _bounds(self, text: str, place: int) -> tuple[Sequence[int], Sequence[int]]:
        """From where to where the records of a word stand in each segment."""
        width = 2 * len(self._fields)
        bounds = self._table[width * place : width * (place + 1)].tolist()
        if not bounds or min(bounds) < 0:
            pairs = zip(self._fields, self._words.numbers(text, place), strict=True)
            known = [(0, 0) if n is None else field.bounds_of(n) for field, n in pairs]
            bounds = list(chain.from_iterable(known))
        return bounds[::2], bounds[1::2]


def _table(fields: Sequence[ExactField], words: Vocabulary | JoinedVocabulary) -> memoryview:
    """From where to where the records of each word stand in several segments; empty for one, which
    is as soon asked itself."""
    if not isinstance(words, JoinedVocabulary):
        return np.zeros(0, np.int32).data
    bounds = zip(*(field.bounds() for field in fields), strict=True)
    return np.stack([words.beside(each) for each in bounds], axis=2).ravel().data
