"""Which documents of a segment hold what is looked for, how often: never how well they match."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents by ordinal, rising, and how often each holds what is looked for (at least once)."""

    ordinals: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    counts: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))

    def stretch(self, first: int, last: int) -> "Postings":
        """Those from one place on, up to another."""
        return Postings(self.ordinals[first:last], self.counts[first:last])


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of one field, as a segment's terms are written: sorted by field, then by term."""

    field: str
    term: bytes
    postings: Postings
