"""The exact words of a segment: which documents have each, and each pair of very common words.

No positions are kept: of a word that is not common, where it stands first in a text, so that most
phrases are compared at one place; of two common words side by side, the documents that have them.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.arrays import smallest
from indexer.embedded.inversion import (
    Field,
    FieldWords,
    Grouped,
    Lists,
    Mask,
    Numbers,
    grouped,
    joined,
)
from indexer.embedded.postings import Postings

FEW = 64
"""A word in no more documents is never common: they are read sooner than a table of pairs."""

COMMON = 8
"""A word in one document of so many, of those with a field, is common in it."""

SEVERAL = 0xFFFF
"""In the place of where a word stands first: it stands there more than once, or too far behind."""

Arrays = dict[str, NDArray[np.generic]]


def field_arrays(name: str, field: Field, vocabulary: int) -> tuple[Arrays, list[Grouped]]:
    """The arrays of a field, and its words without those in standing paragraphs. vocabulary: how
    many words there are."""
    printed, standing, bare = [], [], []
    for part in field:
        real = part.are_words
        whole = _placed(grouped(*_some(part, real)), part.offsets()[real])
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
        "documents": lists.documents,
        "counts": lists.counts,
        "firsts": lists.firsts[np.repeat(~common, sizes)],
        "common": np.flatnonzero(common),
        **_pairs(field, common),
        **(_standing(joined(standing, vocabulary)) if standing else {}),
    }
    return {f"{name}.{key}": smallest(array) for key, array in arrays.items()}, bare


def _some(found: FieldWords, mask: Mask) -> tuple[Numbers, Numbers]:
    return found.words[mask], found.documents[mask]


def _placed(found: Grouped, offsets: Numbers) -> Grouped:
    """With the place where each word stands in each document."""
    firsts = offsets[found.firsts]
    firsts[(found.counts > 1) | (firsts > SEVERAL)] = SEVERAL
    return replace(found, firsts=firsts.astype(np.uint16))


def _standing(lists: Lists) -> Arrays:
    return {
        "standing.starts": lists.starts,
        "standing.documents": lists.documents,
        "standing.counts": lists.counts,
    }


def _pairs(field: Field, common: Mask) -> Arrays:
    """Two different common words side by side, by the places of both among the common ones."""
    ranks = np.where(common, np.cumsum(common) - 1, -1).astype(np.int32)
    parts = [_pairs_of(part, ranks, int(common.sum())) for part in field]
    known = np.unique(np.concatenate([np.zeros(0, np.int64), *(part.keys for part in parts)]))
    numbered = [replace(part, keys=np.searchsorted(known, part.keys)) for part in parts]
    lists = joined(numbered, len(known))
    return {
        "pairs": known,
        "pairs.starts": lists.starts,
        "pairs.documents": lists.documents,
        "pairs.counts": lists.counts,
    }


def _pairs_of(part: FieldWords, of_common: Numbers, common: int) -> Grouped:
    ranks = of_common[part.words]
    first, second = ranks[:-1], ranks[1:]
    side_by_side = (first >= 0) & (second >= 0) & (first != second)
    side_by_side &= part.documents[:-1] == part.documents[1:]
    codes = first[side_by_side].astype(np.int64) * common + second[side_by_side]
    return grouped(codes, part.documents[:-1][side_by_side])


class ExactField:
    """The words of one field, by their numbers in the vocabulary."""

    def __init__(self, name: str, arrays: Arrays) -> None:
        prefix = f"{name}."
        own = {key.removeprefix(prefix): a for key, a in arrays.items() if key.startswith(prefix)}
        self._arrays = own
        # One by one, numbers are had more quickly from this.
        self._starts = own["starts"].data
        sizes = np.diff(own["starts"].astype(np.int64))
        is_common = np.zeros(len(sizes), np.bool_)
        is_common[own["common"]] = True
        # Only words that are not common have a place in firsts.
        self._first_starts = np.concatenate(([0], np.cumsum(np.where(is_common, 0, sizes))))
        self._common = {number: rank for rank, number in enumerate(own["common"].tolist())}

    def printed(self, first: int, last: int) -> Postings:
        """The documents that have any of the words of these numbers, one word after another."""
        return self._stretch("", first, last)

    def standing(self, first: int, last: int) -> Postings:
        """The same, in standing paragraphs."""
        if "standing.starts" not in self._arrays:
            return Postings()
        return self._stretch("standing.", first, last)

    def documents(self, number: int) -> NDArray[np.int32]:
        """Those that have a word."""
        return self._documents("", self._starts[number], self._starts[number + 1])

    def sizes(self, numbers: Sequence[int]) -> list[int]:
        """How many documents have each of some words."""
        starts = self._starts
        return [starts[number + 1] - starts[number] for number in numbers]

    def is_common(self, number: int) -> bool:
        """Whether so many documents have a word that its pairs are known."""
        return number in self._common

    def firsts(self, number: int) -> NDArray[np.int64] | None:
        """Where a word stands first in each document that has it (SEVERAL where that is not
        known); None for a common word."""
        if number in self._common:
            return None
        first = int(self._first_starts[number])
        return self._arrays["firsts"][first : first + self.sizes([number])[0]].astype(np.int64)

    def pair(self, first: int, second: int) -> tuple[int, int] | None:
        """From where to where the documents stand in which one word is behind another; None where
        that is not known because one of them is not common, or both are one."""
        ranks = self._common.get(first), self._common.get(second)
        if ranks[0] is None or ranks[1] is None or first == second:
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

    def _stretch(self, kind: str, first: int, last: int) -> Postings:
        starts = self._arrays[f"{kind}starts"]
        return self._postings(kind, int(starts[first]), int(starts[last]))

    def _postings(self, kind: str, start: int, end: int) -> Postings:
        counts = self._arrays[f"{kind}counts"][start:end].astype(np.int32)
        return Postings(self._documents(kind, start, end), counts)

    def _documents(self, kind: str, start: int, end: int) -> NDArray[np.int32]:
        return self._arrays[f"{kind}documents"][start:end].astype(np.int32)
