"""What is printed over the years of one thing, its holder or its post: what was so at a time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

YEAR = 366
_AGREEING = 4


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """That on a day something is printed, whoever or whatever it is. place: of the release."""

    day: date
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was so, and the nearest releases that print it."""

    value: str
    nearest: tuple[Held, ...]

    @property
    def why(self) -> str:
        """The releases in words: by their days, for a public page must not tell where they are."""
        return " and ".join(f"on {held.day}" for held in self.nearest)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How many days releases may lie apart. within: the one before and the one after that print the
    same. beside: one with none on its other side, from the day that is asked of."""

    within: int
    beside: int


@dataclass(frozen=True)
class Timeline:
    """held: in order of day."""

    held: Sequence[Held]

    @classmethod
    def of(cls, held: Iterable[Held]) -> "Timeline":
        """Of all that is printed, but for what one release alone prints in the midst of several
        that agree: a slip, or who stood in for a day."""
        runs = [list(run) for _, run in groupby(sorted(set(held)), key=lambda each: each.value)]
        lone = {
            number
            for number in range(1, len(runs) - 1)
            if len(runs[number]) == 1
            and runs[number - 1][0].value == runs[number + 1][0].value
            and len(runs[number - 1]) + len(runs[number + 1]) >= _AGREEING
        }
        return cls([each for number, run in enumerate(runs) if number not in lone for each in run])

    def at(self, earliest: date, latest: date, nearness: Nearness) -> Proof | None:
        """What is printed right before, between and right after two days. None where these differ
        or are too far, and where within a year several are by turns: then many hold it."""
        before, after = bisect_right(self._days, earliest), bisect_left(self._days, latest)
        around = self.held[max(before - 1, 0) : max(after + 1, before)]
        near = [held for held in around if gap(held, earliest, latest) <= nearness.within]
        if len({held.value for held in near}) != 1 or self._is_shared(earliest, latest):
            return None
        first, last = near[0], near[-1]
        if first.day <= earliest and last.day >= latest:
            proved = (last.day - first.day).days <= nearness.within
        else:
            proved = min(gap(held, earliest, latest) for held in near) <= nearness.beside
        return Proof(first.value, tuple(dict.fromkeys((first, last)))) if proved else None

    def nearest(self, earliest: date, latest: date) -> Held:
        """The one nearest to the days between; it has one at least."""
        at = bisect_left(self._days, earliest)
        beside = self.held[max(at - 1, 0) : at + 1]
        return min(beside, key=lambda held: gap(held, earliest, latest))

    def number(self, earliest: date, latest: date, days: int) -> int:
        """How many lie within so many days of the time."""
        first = bisect_left(self._ordinals, earliest.toordinal() - days)
        return bisect_right(self._ordinals, latest.toordinal() + days) - first

    def _is_shared(self, earliest: date, latest: date) -> bool:
        near = [
            first.value
            for first, last in self._turns
            if (first.day - latest).days <= YEAR and (earliest - last.day).days <= YEAR
        ]
        return len(near) != len(set(near))

    @cached_property
    def _days(self) -> Sequence[date]:
        return [held.day for held in self.held]

    @cached_property
    def _ordinals(self) -> Sequence[int]:
        return [day.toordinal() for day in self._days]

    @cached_property
    def _turns(self) -> Sequence[tuple[Held, Held]]:
        """The first and the last of each run of one value."""
        runs = (list(run) for _, run in groupby(self.held, key=lambda held: held.value))
        return [(run[0], run[-1]) for run in runs]


def gap(held: Held, earliest: date, latest: date) -> int:
    """Days between it and the time."""
    return max((earliest - held.day).days, (held.day - latest).days, 0)
