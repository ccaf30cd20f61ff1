"""A stretch of days as people type it: '2015', '2015-03', '2015-03-09', '2015-01..2015-06'."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive.errors import QueryError

_DAY = re.compile(r"([12]\d{3})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_FIGURES = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})")
_FIRST_YEAR = 1000
_RANGE = re.compile(r"(?P<first>[\d-]*)\.\.(?P<last>[\d-]*)")
_BRACKETS = re.compile(r"\[\s*(?P<first>[\d-]+|\*)\s+TO\s+(?P<last>[\d-]+|\*)\s*\]")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from earliest to latest, both inclusive; None is open."""

    earliest: date | None = None
    latest: date | None = None


def read_period(text: str) -> Period:
    """A year, month or day, or two of them with '..' between; either side of it may be left out.

    Raises QueryError for anything else.
    """
    if match := _RANGE.fullmatch(text) or _BRACKETS.fullmatch(text):
        first, last = (match[name].strip("*") for name in ("first", "last"))
        if first or last:
            return _ordered(first, last, text)
    return _calendar_period(text)


def require_common_day(periods: Iterable[Period]) -> None:
    """Raises QueryError for periods that no day lies in, as from 2015 to 2014."""
    limits = list(periods)
    earliest = max((each.earliest for each in limits if each.earliest), default=None)
    latest = min((each.latest for each in limits if each.latest), default=None)
    if earliest and latest and earliest > latest:
        raise QueryError(
            f"no day is both from {earliest} on and up to {latest}; put the earlier day first:"
            f" from:{latest.year} to:{earliest.year}"
        )


def _ordered(first: str, last: str, text: str) -> Period:
    earliest = _calendar_period(first).earliest if first else None
    latest = _calendar_period(last).latest if last else None
    if earliest and latest and earliest > latest:
        raise QueryError(f"the dates {text!r} end before they begin; put the earlier one first")
    return Period(earliest, latest)


def _calendar_period(text: str) -> Period:
    match = _DAY.fullmatch(text)
    try:
        if match:
            return _days(int(match[1]), match[2], match[3])
    except ValueError:
        pass
    raise QueryError(
        f"{text!r} is not a date;{_suggestion(text)} write a year, month or day as in 2015,"
        " 2015-03, 2015-03-09, or two of them as in 2015-01..2015-06"
    )


def _suggestion(text: str) -> str:
    """The day that is meant by figures in another order, where only one can be."""
    if not (match := _FIGURES.fullmatch(text)):
        return ""
    first, second, third = map(int, match.groups())
    readings = {(first, second, third), (third, second, first), (third, first, second)}
    days = {day for reading in readings if (day := _day(*reading))}
    return f" did you mean {days.pop()}?" if len(days) == 1 else ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _FIRST_YEAR else None
    except ValueError:
        return None


def _days(year: int, month: str | None, day: str | None) -> Period:
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        last = calendar.monthrange(year, int(month))[1] if 1 <= int(month) <= 12 else 32
        return Period(date(year, int(month), 1), date(year, int(month), last))
    exact = date(year, int(month), int(day))
    return Period(exact, exact)
