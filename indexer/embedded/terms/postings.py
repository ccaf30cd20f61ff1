"""Which documents of a segment hold what is looked for, how often: never how well they match."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

_NONE = np.zeros(0, np.int32)


class Postings(msgspec.Struct, frozen=True):
    """Documents by ordinal, rising, and how often each holds what is looked for (at least once).
    Not a dataclass: a search makes several, five times as quickly so."""

    ordinals: NDArray[np.int32]
    counts: NDArray[np.int32]


NOTHING = Postings(_NONE, _NONE)


@dataclass(frozen=True, slots=True)
class TermTable:
    """The terms of one field of a segment, sorted, with their postings one after another: those of
    term n are at starts[n] : starts[n + 1]. Whole arrays, because most terms are rare; of the
    least types that hold them, because there are many."""

    field: str
    terms: list[bytes]
    starts: NDArray[np.integer[Any]]
    documents: NDArray[np.integer[Any]]
    counts: NDArray[np.integer[Any]]


def in_turn(lists: Sequence[Postings], starts: Sequence[int]) -> Postings:
    """The postings of segments one after another, their documents numbered through."""
    ordinals = [postings.ordinals + np.int32(s) for postings, s in zip(lists, starts, strict=False)]
    return Postings(
        np.concatenate([_NONE, *ordinals]),
        np.concatenate([_NONE, *(postings.counts for postings in lists)]),
    )


def summed(several: Sequence[Postings]) -> Postings:
    """What any of these have, each of which may have a document more than once."""
    ordinals = np.concatenate([postings.ordinals for postings in several])
    counts = np.concatenate([postings.counts for postings in several])
    together = np.bincount(ordinals, counts).astype(np.int32)
    documents = np.flatnonzero(together).astype(np.int32)
    return Postings(documents, together[documents])


def less(postings: Postings, others: Postings) -> Postings:
    """What is left of postings when others, which are among them, are taken away."""
    if not len(others.ordinals):
        return postings
    counts = postings.counts.copy()
    counts[np.searchsorted(postings.ordinals, others.ordinals)] -= others.counts
    left = counts > 0
    return Postings(postings.ordinals[left], counts[left])


def greatest(several: Sequence[Postings]) -> Postings:
    """What any of these have, and the most that any counts."""
    nonempty = [postings for postings in several if len(postings.ordinals)]
    if len(nonempty) < 2:
        return nonempty[0] if nonempty else NOTHING
    ordinals, places = np.unique(
        np.concatenate([postings.ordinals for postings in nonempty]), return_inverse=True
    )
    counts = np.zeros(len(ordinals), np.int32)
    np.maximum.at(counts, places, np.concatenate([postings.counts for postings in nonempty]))
    return Postings(ordinals, counts)
