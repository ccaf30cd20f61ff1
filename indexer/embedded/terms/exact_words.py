"""The exact words of a segment: which documents have each, and each pair of very common words.

No positions are kept: of a word that is not common, where it stands first in a text and marks of
the words beside it; of two common words side by side, the documents that have them.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.files.arrays import ArraysFile, smallest
from indexer.embedded.terms.inversion import (
    Field,
    FieldWords,
    Grouped,
    Lists,
    Mask,
    Numbers,
    grouped,
    joined,
)
from indexer.embedded.terms.postings import NOTHING, Postings, in_turn
from indexer.embedded.terms.word_records import (
    ANY,
    bit_of,
    counts_of,
    placed,
    record_arrays,
    record_type,
)

FEW = 64
"""A word in no more documents is never common: they are read sooner than a table of pairs."""

COMMON = 8
"""A word in one document of so many, of those with a field, is common in it."""

_ALL_BITS = ~np.uint64(0)

Table = NDArray[np.int64]
Arrays = dict[str, NDArray[np.generic]]


def field_arrays(name: str, field: Field, vocabulary: int) -> tuple[Arrays, list[Grouped]]:
    """The arrays of a field, and its words without those in standing paragraphs. vocabulary: how
    many words there are."""
    printed, standing, bare = [], [], []
    for part in field:
        real = part.are_words
        whole = placed(grouped(*_some(part, real)), part)
        printed.append(whole)
        if part.standing.any():
            standing.append(grouped(*_some(part, real & part.standing)))
            whole = grouped(*_some(part, real & ~part.standing))
        bare.append(whole)
    lists = joined(printed, vocabulary)
    sizes = np.diff(lists.starts)
    common = sizes > max(FEW, field.documents // COMMON)
    arrays: Arrays = {
        "starts": lists.starts,
        "common": np.flatnonzero(common),
        **_common_arrays(lists, np.repeat(common, sizes)),
        **record_arrays(lists, np.repeat(~common, sizes)),
        **_pairs(field, common),
        **(_standing(joined(standing, vocabulary)) if standing else {}),
    }
    return {f"{name}.{key}": smallest(array) for key, array in arrays.items()}, bare


def _common_arrays(lists: Lists, of_common: Mask) -> Arrays:
    """The documents of each common word and how often each has it."""
    return {
        "common.documents": lists.documents[of_common],
        "common.counts": lists.counts[of_common],
    }


def _some(field_words: FieldWords, mask: Mask) -> tuple[Numbers, Numbers]:
    return field_words.words[mask], field_words.documents[mask]


def _standing(lists: Lists) -> Arrays:
    return {
        "standing.starts": lists.starts,
        "standing.documents": lists.documents,
        "standing.counts": lists.counts,
    }


def _pairs(field: Field, common: Mask) -> Arrays:
    """Two common words side by side, by the places of both among the common ones."""
    ranks = np.where(common, np.cumsum(common) - 1, -1).astype(np.int32)
    parts = [_pairs_of(part, ranks, int(common.sum())) for part in field]
    codes = np.unique(np.concatenate([np.zeros(0, np.int64), *(part.keys for part in parts)]))
    numbered = [replace(part, keys=np.searchsorted(codes, part.keys)) for part in parts]
    lists = joined(numbered, len(codes))
    return {
        "pairs": codes,
        "pairs.starts": lists.starts,
        "pairs.documents": lists.documents,
        "pairs.counts": lists.counts,
    }


def _pairs_of(part: FieldWords, of_common: Numbers, common: int) -> Grouped:
    ranks = of_common[part.words]
    first, second = ranks[:-1], ranks[1:]
    side_by_side = (first >= 0) & (second >= 0) & (part.documents[:-1] == part.documents[1:])
    side_by_side &= ~_overlapping(side_by_side & (first == second))
    codes = first[side_by_side].astype(np.int64) * common + second[side_by_side]
    return grouped(codes, part.documents[:-1][side_by_side])


def _overlapping(repeated: Mask) -> Mask:
    """Which repetitions of the word before share it with another: of a word three times in a row
    there are two, and a text has the pair once."""
    places = np.arange(len(repeated))
    is_first = repeated.copy()
    is_first[1:] &= ~repeated[:-1]
    firsts: Numbers = np.maximum.accumulate(np.where(is_first, places, 0))
    return np.asarray(repeated & ((places - firsts) % 2 == 1), np.bool_)


class ExactField:
    """The words of one field, by their numbers in the vocabulary."""

    def __init__(self, name: str, arrays: ArraysFile) -> None:
        prefix = f"{name}."
        own: dict[str, NDArray[Any]] = {
            key.removeprefix(prefix): array
            for key, array in arrays.mapped.items()
            if key.startswith(prefix)
        }
        self._arrays = own
        self._read_common = arrays.read(f"{prefix}common.documents").stretch
        sizes = np.diff(own["starts"]).astype(np.int64)
        common: Table = own["common"].astype(np.int64)
        self._common = {number: rank for rank, number in enumerate(common.tolist())}
        self._common_starts = _starts(sizes[common])
        sizes[common] = 0
        self._record_starts = _starts(sizes)
        of_records = record_type(own["records"].nbytes, self._record_starts[-1])
        self.records = replace(arrays.read(f"{prefix}records"), dtype=of_records)
        self._records = own["records"].view(of_records)

    def bounds(self) -> Table:
        """Of each word, from where to where its records stand in `records`: none of common words.
        Two rows."""
        starts = np.asarray(self._record_starts).astype(np.int64)
        return np.stack((starts[:-1], starts[1:]))

    def printed(self, first: int, last: int) -> Postings:
        """The documents that have any of the words of these numbers, those of common words last."""
        start, end = self._record_starts[first], self._record_starts[last]
        records = self._records[start:end]
        documents = records["document"].astype(np.int32)
        counts = counts_of(records, start, self._arrays["many"], self._arrays["many.counts"])
        ranks = [self._common[n] for n in self._common.keys() & range(first, last)]
        parts = [Postings(documents, counts), *map(self._of_common, sorted(ranks))]
        return in_turn(parts, [0] * len(parts)) if ranks else parts[0]

    def standing(self, first: int, last: int) -> Postings:
        """The same, in standing paragraphs."""
        if "standing.starts" not in self._arrays:
            return NOTHING
        starts = self._arrays["standing.starts"]
        return self._postings("standing.", int(starts[first]), int(starts[last]))

    def behind(self) -> NDArray[np.uint64] | None:
        """Of each word, which words may stand behind it: a bit for each mark (bit_of), all bits
        where that is not known. None of a field that has many records: most of its words have all
        marks behind them."""
        if self.records.whole is None:
            return None
        starts = np.asarray(self._record_starts).astype(np.int64)
        bits = np.zeros(len(starts) - 1, np.uint64)
        marks = self._records["behind"]
        of_records = np.where(marks == ANY, _ALL_BITS, np.uint64(1) << bit_of(marks))
        having = np.flatnonzero(np.diff(starts))
        if len(having):
            bits[having] = np.bitwise_or.reduceat(of_records, starts[having])
        bits[self._arrays["common"]] = _ALL_BITS
        return bits

    def sizes(self) -> Numbers:
        """How many documents have each word."""
        return np.diff(self._arrays["starts"]).astype(np.int64)

    def common(self) -> Numbers:
        """1 for each word that so many documents have that its pairs are known, 0 for others."""
        flags = np.zeros(len(self._arrays["starts"]) - 1, np.int32)
        flags[self._arrays["common"]] = 1
        return flags

    def bounds_of(self, number: int) -> tuple[int, int]:
        """Those of one word."""
        return self._record_starts[number], self._record_starts[number + 1]

    def documents(self, number: int) -> Numbers:
        """Those that have a word, as they are kept."""
        rank = self._common.get(number)
        if rank is None:
            documents: Numbers = self.records.stretch(*self.bounds_of(number))["document"]
            return documents
        return self._read_common(self._common_starts[rank], self._common_starts[rank + 1])

    def pair(self, first: int, second: int) -> tuple[int, int] | None:
        """From where to where the documents stand in which one word is behind another; None where
        that is not known because one of them is not common."""
        ranks = self._common.get(first), self._common.get(second)
        if ranks[0] is None or ranks[1] is None:
            return None
        code = ranks[0] * len(self._common) + ranks[1]
        codes = self._arrays["pairs"]
        place = int(np.searchsorted(codes, codes.dtype.type(code)))
        if place == len(codes) or codes[place] != code:
            return 0, 0
        start, end = self._arrays["pairs.starts"][place : place + 2].tolist()
        return start, end

    def of_pair(self, start: int, end: int) -> Postings:
        """The documents that stand there."""
        return self._postings("pairs.", start, end)

    def _of_common(self, rank: int) -> Postings:
        start, end = self._common_starts[rank], self._common_starts[rank + 1]
        return self._postings("common.", start, end)

    def _postings(self, kind: str, start: int, end: int) -> Postings:
        documents = self._arrays[f"{kind}documents"][start:end].astype(np.int32)
        return Postings(documents, self._arrays[f"{kind}counts"][start:end].astype(np.int32))


def _starts(sizes: Table) -> memoryview:
    """Where each list begins, and where the last one ends."""
    return smallest(np.concatenate(([0], np.cumsum(sizes)))).data
