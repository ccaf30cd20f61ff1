"""What is printed over the years of one thing, its holder or its post: what was so at a time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise

YEAR = 366
_AGREEING = 4
_NEVER = 1 << 60


@dataclass(frozen=True, slots=True, order=True)
class Holding:
    """That on a day something is printed, whoever or whatever it is. place: of the release."""

    day: date
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was so, and the nearest releases that print it."""

    value: str
    nearest: tuple[Holding, ...]

    @property
    def why(self) -> str:
        """The releases in words: by their days, for a public page must not tell where they are."""
        return " and ".join(f"on {holding.day}" for holding in self.nearest)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How many days releases may lie apart. within: the one before and the one after that print the
    same. beside: one with none on its other side, from the day that is asked of."""

    within: int
    beside: int


@dataclass(frozen=True)
class Timeline:
    """holdings: in order of day; of one day first what the day before has, last what the next has.
    Each question costs the logarithm of their number."""

    holdings: Sequence[Holding]

    @classmethod
    def of(cls, holdings: Iterable[Holding]) -> "Timeline":
        """Of all that is printed, but for what one release alone prints in the midst of several
        that agree: a slip, or who stood in for a day."""
        runs = [list(run) for _, run in groupby(_ordered(holdings), key=lambda each: each.value)]
        lone = {
            number
            for number in range(1, len(runs) - 1)
            if len(runs[number]) == 1
            and runs[number - 1][0].value == runs[number + 1][0].value
            and len(runs[number - 1]) + len(runs[number + 1]) >= _AGREEING
        }
        return cls([each for number, run in enumerate(runs) if number not in lone for each in run])

    @classmethod
    def of_all(cls, holdings: Iterable[Holding]) -> "Timeline":
        """Of all that is printed."""
        return cls(_ordered(holdings))

    def at(self, earliest: date, latest: date, nearness: Nearness) -> Proof | None:
        """What is printed on the last day before, between and on the first day after two days. None
        where these differ or are too far, and where within a year several are by turns: then many
        hold it."""
        start, end, days = earliest.toordinal(), latest.toordinal(), self._days
        first, last = bisect_right(days, start), bisect_left(days, end)
        # Whole days: of two who are printed on one the alphabet must not choose.
        if first and start - days[first - 1] <= nearness.within:
            first = bisect_left(days, days[first - 1])
        if last < len(days) and days[last] - end <= nearness.within:
            last = bisect_right(days, days[last])
        if first >= last or not self._is_one(first, last) or self._is_shared(start, end):
            return None
        near = self.holdings[first], self.holdings[last - 1]
        if days[first] <= start and days[last - 1] >= end:
            proved = days[last - 1] - days[first] <= nearness.within
        else:
            proved = min(gap(holding, earliest, latest) for holding in near) <= nearness.beside
        return Proof(near[0].value, tuple(dict.fromkeys(near))) if proved else None

    def only(self, earliest: date, latest: date, days: int) -> Holding | None:
        """The one nearest to the time, where all within so many days of it are of one value."""
        first, last = self._within(earliest, latest, days)
        if first == last or not self._is_one(first, last):
            return None
        since = bisect_left(self._days, earliest.toordinal())
        nearest = self.holdings[max(since - 1, first) : min(since + 1, last)]
        return min(nearest, key=lambda holding: (gap(holding, earliest, latest), holding))

    def number(self, earliest: date, latest: date, days: int) -> int:
        """How many lie within so many days of the time."""
        first, last = self._within(earliest, latest, days)
        return last - first

    def _within(self, earliest: date, latest: date, days: int) -> tuple[int, int]:
        first = bisect_left(self._days, earliest.toordinal() - days)
        return first, bisect_right(self._days, latest.toordinal() + days)

    def _is_one(self, first: int, last: int) -> bool:
        """Whether all from one place to before another are of one value."""
        return self._run_of[first] == self._run_of[last - 1]

    def _is_shared(self, start: int, end: int) -> bool:
        """Whether a value comes twice within a year of the time, with another between."""
        first = bisect_left(self._run_ends, start - YEAR)
        last = bisect_right(self._run_starts, end + YEAR)
        return first < last and self._comes_again[first] < last

    @cached_property
    def _days(self) -> Sequence[int]:
        return [holding.day.toordinal() for holding in self.holdings]

    @cached_property
    def _run_of(self) -> Sequence[int]:
        """Of each its number among the runs of one value."""
        numbers = [0] if self.holdings else []
        for holding, following in pairwise(self.holdings):
            numbers.append(numbers[-1] + (holding.value != following.value))
        return numbers

    @cached_property
    def _run_starts(self) -> Sequence[int]:
        """The first day of each run."""
        return [self._days[place] for place in self._run_places]

    @cached_property
    def _run_ends(self) -> Sequence[int]:
        """The last day of each run."""
        return [self._days[place - 1] for place in (*self._run_places[1:], len(self.holdings))]

    @cached_property
    def _run_places(self) -> Sequence[int]:
        numbers = self._run_of
        return [n for n in range(len(numbers)) if n == 0 or numbers[n] != numbers[n - 1]]

    @cached_property
    def _comes_again(self) -> Sequence[int]:
        """Of each run the nearest at which it or one behind it comes again."""
        nearest, latest = _NEVER, dict[str, int]()
        places: list[int] = []
        for number in range(len(self._run_places) - 1, -1, -1):
            value = self.holdings[self._run_places[number]].value
            nearest = min(nearest, latest.get(value, _NEVER))
            latest[value] = number
            places.append(nearest)
        return places[::-1]


def _ordered(holdings: Iterable[Holding]) -> list[Holding]:
    """In order of day, whatever the alphabet says of two that are printed on one."""
    days = [
        list(several) for _, several in groupby(sorted(set(holdings)), key=lambda each: each.day)
    ]
    values = [{each.value for each in several} for several in days]
    around = zip([set[str](), *values], days, [*values[1:], set[str]()], strict=False)
    return [each for before, several, after in around for each in _of_day(several, before, after)]


def _of_day(
    several: Sequence[Holding], before: AbstractSet[str], after: AbstractSet[str]
) -> Iterator[Holding]:
    yield from sorted(several, key=lambda h: (h.value not in before, h.value in after, h))


def gap(holding: Holding, earliest: date, latest: date) -> int:
    """Days between it and the time."""
    return max((earliest - holding.day).days, (holding.day - latest).days, 0)
