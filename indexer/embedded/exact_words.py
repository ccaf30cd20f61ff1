"""The exact words of a segment: which documents have each, and each pair of very common words.

No positions are kept: of a word that is not common, where it stands first in a text, so that most
phrases are compared at one place; of two common words side by side, the documents that have them.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.arrays import smallest
from indexer.embedded.inversion import (
    FieldWords,
    Grouped,
    Mask,
    Numbers,
    changes,
    grouped,
)
from indexer.embedded.postings import Postings

FEW = 64
"""A word in no more documents is never common: they are read sooner than a table of pairs."""

COMMON = 8
"""A word in one document of so many, of those with a field, is common in it."""

SEVERAL = 0xFFFF
"""In the place of where a word stands first: it stands there more than once, or too far behind."""

Arrays = dict[str, NDArray[np.generic]]


def field_arrays(name: str, found: FieldWords, vocabulary: int) -> tuple[Arrays, Grouped]:
    """The arrays of a field, and its words without those in standing paragraphs. vocabulary: how
    many words there are."""
    real = found.are_words
    printed = grouped(found.words[real], found.documents[real])
    starts = printed.starts(vocabulary)
    common = _common(np.diff(starts), found.documents)
    arrays: Arrays = {
        "starts": starts,
        "documents": printed.documents,
        "counts": printed.counts,
        "firsts": _firsts(printed, found.offsets[real], common[printed.keys]),
        "common": np.flatnonzero(common),
        **_pairs(found, common),
    }
    bare = printed
    if found.standing.any():
        standing = grouped(*_some(found, real & found.standing))
        bare = grouped(*_some(found, real & ~found.standing))
        arrays |= {
            "standing.starts": standing.starts(vocabulary),
            "standing.documents": standing.documents,
            "standing.counts": standing.counts,
        }
    return {f"{name}.{key}": smallest(array) for key, array in arrays.items()}, bare


def _some(found: FieldWords, mask: Mask) -> tuple[Numbers, Numbers]:
    return found.words[mask], found.documents[mask]


def _common(sizes: Numbers, documents: Numbers) -> Mask:
    return np.asarray(sizes > max(FEW, int(changes(documents).sum()) // COMMON))


def _firsts(printed: Grouped, offsets: Numbers, common: Mask) -> Numbers:
    """Where each word that is not common stands in each document."""
    firsts = offsets[printed.firsts]
    firsts[(printed.counts > 1) | (firsts > SEVERAL)] = SEVERAL
    return firsts[~common]


def _pairs(found: FieldWords, common: Mask) -> Arrays:
    """Two different common words side by side, by the places of both among the common ones."""
    of_common = np.where(common, np.cumsum(common) - 1, -1).astype(np.int32)
    ranks = of_common[found.words]
    first, second = ranks[:-1], ranks[1:]
    side_by_side = (first >= 0) & (second >= 0) & (first != second)
    side_by_side &= found.documents[:-1] == found.documents[1:]
    codes = first[side_by_side].astype(np.int64) * int(common.sum()) + second[side_by_side]
    pairs = grouped(codes, found.documents[:-1][side_by_side])
    edges = np.flatnonzero(changes(pairs.keys))
    return {
        "pairs": pairs.keys[edges],
        "pairs.starts": np.append(edges, len(pairs.keys)),
        "pairs.documents": pairs.documents,
        "pairs.counts": pairs.counts,
    }


class ExactField:
    """The words of one field, by their numbers in the vocabulary."""

    def __init__(self, name: str, arrays: Arrays) -> None:
        prefix = f"{name}."
        own = {key.removeprefix(prefix): a for key, a in arrays.items() if key.startswith(prefix)}
        self._arrays = own
        self._starts = own["starts"]
        sizes = np.diff(self._starts.astype(np.int64))
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

    def sizes(self, numbers: Sequence[int]) -> list[int]:
        """How many documents have each of some words."""
        places = np.array(numbers)
        sizes: list[int] = (self._starts[places + 1] - self._starts[places]).tolist()
        return sizes

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
        return Postings(
            self._arrays[f"{kind}documents"][start:end].astype(np.int32),
            self._arrays[f"{kind}counts"][start:end].astype(np.int32),
        )
