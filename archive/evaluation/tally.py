"""Shares with the interval in which they may lie."""

from dataclasses import dataclass
from math import sqrt

_Z = 1.96
"""Of 95 per cent."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 per cent interval of Wilson (1927), which holds at the edges and for few cases."""
        if not self.of:
            return 0.0, 1.0
        share, squared = self.right / self.of, _Z * _Z / self.of
        middle = (share + squared / 2) / (1 + squared)
        reach = _Z / (1 + squared) * sqrt((share * (1 - share) + squared / 4) / self.of)
        return max(0.0, middle - reach), min(1.0, middle + reach)


def share_of(verdicts: list[bool]) -> Share:
    return Share(sum(verdicts), len(verdicts))
