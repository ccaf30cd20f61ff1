"""Which documents match, and how well: the only thing that an engine answers."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents by ordinal, rising, and how well each matches; 0 where no words rank them."""

    ordinals: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    scores: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.float32))
