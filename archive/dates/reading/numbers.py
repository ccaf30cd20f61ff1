"""What the numbers of a date mean: years of two digits, the order of day and month, real days."""

from datetime import date
from typing import Literal

Order = Literal["dmy", "mdy", "ymd"]

_YEARS_AHEAD = 20
"""Of two digits: a year up to so many behind the last possible one, as java.text.SimpleDateFormat
reads them. '07' on a page of 2003 is no year of a century ago."""

_LAST_YEARS_NUMBER = 2
"""Up to this month."""

_POSIX_LAST = 2068
"""The last year that two digits mean to POSIX, where nothing says how late a date may be."""


def days_of_weekday(value: str, weekday: int | None) -> tuple[str, ...]:
    """The days that may be meant where another weekday, Monday 0, is printed beside a day than it
    was: the last and the next one of that name, and in the first weeks of a year, when people still
    write the number of the last, the same day a year later. Nothing where the two agree.
    """
    day = date.fromisoformat(value)
    if weekday is None or day.weekday() == weekday:
        return ()
    ahead = (weekday - day.weekday()) % 7
    near = [day.toordinal() + ahead - 7, day.toordinal() + ahead]
    days = [date.fromordinal(number) for number in near if 0 < number <= date.max.toordinal()]
    printed = [each.isoformat() for each in days]
    # The 29th of a February has no day a year later.
    next_year = value_of(day.year + 1, day.month, day.day)
    if day.month <= _LAST_YEARS_NUMBER and next_year:
        printed += [next_year] if date.fromisoformat(next_year).weekday() == weekday else []
    return tuple(printed)


def in_order(
    numbers: tuple[str, str, str], order: Order | None, weekday: int | None, last: int
) -> tuple[str | None, str]:
    """The day that three numbers mean, and the other one they may mean, or "".

    An impossible reading gives way to the possible one; a weekday before decides.
    """
    orders: tuple[Order, ...] = (order, "dmy", "mdy") if order else ("dmy", "mdy")
    readings = dict.fromkeys(
        value
        for order in orders
        if not (order == "ymd" and len(numbers[2]) == 4)
        if (value := _reading(numbers, order, last))
    )
    values = list(readings)
    matching = [value for value in values if date.fromisoformat(value).weekday() == weekday]
    if len(matching) == 1:
        return matching[0], ""
    is_open = order is None and len(values) > 1
    return (values[0] if values else None), (values[1] if is_open else "")


def _reading(numbers: tuple[str, str, str], order: Order, last: int) -> str | None:
    a, b, c = numbers
    if order == "ymd":
        return value_of(year_of(a.zfill(2), last), int(b), int(c))
    day, month = (a, b) if order == "dmy" else (b, a)
    return value_of(year_of(c, last), int(month), int(day))


def last_year(latest: date) -> int:
    """The last year that two digits may mean."""
    return latest.year + _YEARS_AHEAD if latest.year < date.max.year else _POSIX_LAST


def year_of(printed: str, last: int) -> int:
    """The year as printed; of two digits the latest that is not after `last`."""
    number = int(printed)
    return number if len(printed) > 2 else last - (last - number) % 100


def value_of(year: int | None, month: int, day: int | None) -> str | None:
    """The date as written by ISO, or None where the calendar has no such day."""
    try:
        # 2000 had a 29 February: without a year every day that may exist is let through.
        checked = date(2000 if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return None
    if year is None:
        return f"--{checked.month:02d}-{checked.day:02d}"
    return checked.isoformat() if day is not None else checked.isoformat()[:7]
