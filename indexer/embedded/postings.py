"""Which documents of a segment hold what is looked for, how often: never how well they match."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents by ordinal, rising, and how often each holds what is looked for (at least once)."""

    ordinals: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    counts: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))


@dataclass(frozen=True, slots=True)
class TermTable:
    """The terms of one field of a segment, sorted, with their postings one after another: those of
    term n are at starts[n] : starts[n + 1]. Whole arrays, because most terms are rare."""

    field: str
    terms: list[bytes]
    starts: NDArray[np.int64]
    postings: Postings
