"""A stretch of days as people type it: '2015', '2015-03', '2015-03-09', '2015-01..2015-06'."""

import calendar
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from archive.errors import QueryError

_DAY = re.compile(r"([12]\d{3})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_FIGURES = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})")
_MONTH = re.compile(r"(\d{1,4})[-./](\d{1,4})")
_RUN = re.compile(r"(\d{4})(\d\d)(\d\d)?")
_PAIR = re.compile(r"(\d{4}(?:-\d\d?)*)(?:-|/|\.{3,})(\d{4}(?:-\d\d?)*)")
_DASHES = re.compile("[‐‑‒–—−]")
_RANGE = re.compile(r"(?P<first>[\d-]*)\.\.(?P<last>[\d-]*)")
_BRACKETS = re.compile(r"\[\s*(?P<first>[\d-]+|\*)\s+TO\s+(?P<last>[\d-]+|\*)\s*\]")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from earliest to latest, both inclusive; None is open."""

    earliest: date | None = None
    latest: date | None = None


def read_period(text: str) -> Period:
    """A year, month or day, or two of them with '..' between; either side of it may be left out.

    Digits of any script and dashes of any shape will do. Raises QueryError for anything else.
    """
    plain = _plain(text)
    if match := _RANGE.fullmatch(plain) or _BRACKETS.fullmatch(plain):
        first, last = (match[name].strip("*") for name in ("first", "last"))
        if first or last:
            return _ordered(first, last, text)
    return _calendar_period(plain)


def common_days(periods: Iterable[Period]) -> Period:
    """The days that lie in all of these periods. Raises QueryError where there are none, as from
    2015 to 2014."""
    limits = list(periods)
    earliest = max((each.earliest for each in limits if each.earliest), default=None)
    latest = min((each.latest for each in limits if each.latest), default=None)
    if earliest and latest and earliest > latest:
        raise QueryError(
            f"no day is both from {earliest} on and up to {latest}; put the earlier day first:"
            f" {_turned(earliest, latest)}"
        )
    return Period(earliest, latest)


def hull(periods: Iterable[Period]) -> Period:
    """The shortest period that holds all of these."""
    limits = list(periods)
    earliest = [each.earliest for each in limits if each.earliest]
    latest = [each.latest for each in limits if each.latest]
    return Period(
        min(earliest) if len(earliest) == len(limits) else None,
        max(latest) if len(latest) == len(limits) else None,
    )


def _turned(earliest: date, latest: date) -> str:
    """Years where whole years were asked for."""
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return f"from:{latest.year} to:{earliest.year}"
    return f"from:{latest} to:{earliest}"


def _ordered(first: str, last: str, text: str) -> Period:
    earliest = _calendar_period(first).earliest if first else None
    latest = _calendar_period(last).latest if last else None
    if earliest and latest and earliest > latest:
        raise QueryError(f"the dates {text!r} end before they begin; put the earlier one first")
    return Period(earliest, latest)


def _calendar_period(text: str) -> Period:
    if period := _days(text):
        return period
    raise QueryError(
        f"{text!r} is not a date;{_suggestion(text)} write a year, month or day as in 2015,"
        " 2015-03, 2015-03-09, or two of them as in 2015-01..2015-06"
    )


def _suggestion(text: str) -> str:
    """What may be meant by figures in another order or with other signs."""
    if match := _PAIR.fullmatch(text):
        pair = match.groups()
        return f" did you mean {'..'.join(pair)}?" if all(map(_days, pair)) else ""
    orders = ((1, 2, 3), (3, 2, 1), (3, 1, 2))
    readings = {_joined(match, order) for order in orders if (match := _FIGURES.fullmatch(text))}
    if match := _MONTH.fullmatch(text) or _RUN.fullmatch(text):
        readings = {_joined(match, (1, 2, 3)), _joined(match, (2, 1))}
    meant = sorted(filter(_days, readings))
    return f" did you mean {' or '.join(meant)}?" if meant else ""


def _joined(match: re.Match[str], order: Sequence[int]) -> str:
    parts = (match[number] for number in order if number <= len(match.groups()))
    return "-".join(f"{int(part):02}" for part in parts if part)


def _days(text: str) -> Period | None:
    """Those of a year, month or day; None where the calendar has no such."""
    if not (match := _DAY.fullmatch(text)):
        return None
    year, month, day = int(match[1]), match[2], match[3]
    first, last = (int(month), int(month)) if month else (1, 12)
    try:
        days = (int(day), int(day)) if day else (1, calendar.monthrange(year, last)[1])
        return Period(date(year, first, days[0]), date(year, last, days[1]))
    except ValueError:
        return None


def _plain(text: str) -> str:
    """With ASCII digits and hyphens."""
    composed = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    return "".join(str(unicodedata.decimal(each, each)) for each in composed)
