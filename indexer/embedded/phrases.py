"""Exact phrases: the documents that have the rarest parts of one, compared word by word in their
normal texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import needle
from indexer.embedded.blobs import ReadBlob
from indexer.embedded.exact_words import SEVERAL, ExactField
from indexer.embedded.postings import Postings

_FEW = 8
"""So many texts are compared sooner than lists, to have fewer."""

_MANY_TIMES = 128
"""A list so many times as long leaves too few out to be worth comparing."""


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Documents that have a part of a phrase. firsts: where the part stands first (SEVERAL where
    that is not known). before: what stands in front of it in the phrase."""

    documents: NDArray[np.int32]
    firsts: NDArray[np.int64]
    before: int = 0

    def __len__(self) -> int:
        return len(self.documents)

    def among(self, others: NDArray[np.int32]) -> "_Candidates":
        """Those that are among other documents too."""
        if not len(others):
            return _unplaced(others)
        found = others.take(np.searchsorted(others, self.documents), mode="clip") == self.documents
        return _Candidates(self.documents[found], self.firsts[found], self.before)


def find_phrase(
    words: Sequence[str], numbers: Sequence[int], field: ExactField, texts: ReadBlob
) -> Postings:
    """The documents in whose field the words stand side by side. numbers: of the words."""
    if len(words) == 1:
        return field.printed(numbers[0], numbers[0] + 1)
    sizes = field.sizes(numbers)
    order = sorted(range(len(words)), key=sizes.__getitem__)
    if not sizes[order[0]]:
        return Postings()
    pairs = list(_pairs(numbers, field)) if field.is_common(numbers[order[0]]) else []
    if pairs and len(words) == 2:
        return field.of_pair(*pairs[0])
    if pairs:
        return _compared(words, _with_pairs(pairs, field), texts)
    candidates = _with_word(words, numbers, order[0], field)
    for place in order[1:]:
        if len(candidates) <= _FEW or sizes[place] > _MANY_TIMES * len(candidates):
            break
        candidates = candidates.among(field.documents(numbers[place]))
    return _compared(words, candidates, texts)


def _pairs(numbers: Sequence[int], field: ExactField) -> Iterator[tuple[int, int]]:
    """Where the documents stand that have each two common words side by side."""
    for first, second in pairwise(numbers):
        stretch = field.pair(first, second)
        if stretch is not None:
            yield stretch


def _with_pairs(pairs: Sequence[tuple[int, int]], field: ExactField) -> _Candidates:
    """The documents that have the rarest two of some pairs."""
    rarest = sorted(pairs, key=lambda pair: pair[1] - pair[0])[:2]
    first, *others = (field.of_pair(*pair).ordinals for pair in rarest)
    candidates = _unplaced(first)
    return candidates.among(others[0]) if others else candidates


def _with_word(
    words: Sequence[str], numbers: Sequence[int], place: int, field: ExactField
) -> _Candidates:
    """The documents that have the word at this place of a phrase."""
    number = numbers[place]
    documents = field.documents(number)
    firsts = field.firsts(number) if numbers.count(number) == 1 else None
    if firsts is None:
        return _unplaced(documents)
    before = needle(words[:place]) if place else " "
    return _Candidates(documents, firsts, len(before.encode("utf-8")))


def _unplaced(documents: NDArray[np.int32]) -> _Candidates:
    return _Candidates(documents, np.full(len(documents), SEVERAL, np.int64))


def _compared(words: Sequence[str], candidates: _Candidates, texts: ReadBlob) -> Postings:
    wanted = needle(words).encode("utf-8")
    documents: list[int] = []
    counts: list[int] = []
    pairs = zip(candidates.documents.tolist(), candidates.firsts.tolist(), strict=True)
    for document, first in pairs:
        if first == SEVERAL:
            count = _count(wanted, texts[document])
        else:
            count = int(texts.has(document, first - candidates.before, wanted))
        if count:
            documents.append(document)
            counts.append(count)
    return Postings(np.array(documents, np.int32), np.array(counts, np.int32))


def _count(wanted: bytes, text: bytes) -> int:
    """How often what is wanted stands in a text; two side by side share the blank between them."""
    if wanted + wanted[1:] in text:
        return text.replace(b" ", b"  ").count(
            wanted[:1] + wanted[1:-1].replace(b" ", b"  ") + b" "
        )
    return text.count(wanted)
