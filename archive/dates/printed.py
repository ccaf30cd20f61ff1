"""Dates as printed in a text: what day, month or year, and how surely.

Our own reader: general parsers invent a missing day from today's, read '01/02/03' in silence and
accept the year 9999. Impossible days are no dates; what the page leaves open is said to be open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from archive.dates.patterns import EVENT, NUMERIC, date_patterns
from archive.dates.words import date_words
from archive.knowledge.snapshot import KnowledgeSnapshot

Order = Literal["dmy", "mdy", "ymd"]

FIRST_YEAR = 1985
"""No release on the web is older; an earlier date is history told."""

AMBIGUOUS = 0.7
"""What is left of the confidence where the order of day and month had to be assumed."""

_PIVOT = 85
_WEEKDAY_REACH = 24
_WORD = re.compile(r"[^\W\d_]{3,}")
_ALONE = re.compile(r"\W*((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)\W*")
_DIGIT = re.compile(r"\d")
_NEAR = 16
_SHORT = 200
_PARTED = re.compile(r"\d\s?[-/._]\s?\d|\d{8}|\d\s?[年년]")
_BEFORE_MONTH, _AFTER_MONTH = 50, 45


class DateKind(StrEnum):
    PRINTED = "printed"
    RANGE = "range"  # 'from 12 to 14 May 2014': the first day; hardly ever a day of issue
    EVENT = "event"  # in brackets, day and month: '(12/10)', '(16-17 October)'
    YEARLESS = "yearless"  # '16 December', the year to come from elsewhere


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """One date in a text. The span takes in a weekday before it.

    value: 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'; '--MM-DD' where no year is printed.
    precision: 'day', 'month' or 'year'. ambiguous: day and month could be the other way round.
    """

    value: str
    precision: str
    start: int
    end: int
    kind: DateKind = DateKind.PRINTED
    ambiguous: bool = False

    @property
    def has_year(self) -> bool:
        return not self.value.startswith("-")


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date that may be the day of issue. method: where it was found; see archive/dates/choice.py.

    snippet: the raw text it was read from. confidence: 0 to 1, before it meets the others.
    ambiguous: day and month could be the other way round; another candidate may settle it.
    """

    value: str
    precision: str
    method: str
    place: str
    snippet: str
    confidence: float
    ambiguous: bool = False


def find_dates(
    knowledge: KnowledgeSnapshot, text: str, latest: date = date.max, order: Order = "dmy"
) -> tuple[PrintedDate, ...]:
    """Every date in the text, in order, within 1985 .. latest. order: of dates in numbers only."""
    return knowledge.derived(_Reader).find(text, latest, order) if _DIGIT.search(text) else ()


def read_date(
    knowledge: KnowledgeSnapshot, text: str, latest: date = date.max, order: Order = "dmy"
) -> PrintedDate | None:
    """The first whole date of a short text, such as a date field.

    A lone year and a lone '2003-02' count here; in running text they are mostly something else.
    """
    whole = (one for one in find_dates(knowledge, text, latest, order) if one.has_year)
    alone = _ALONE.fullmatch(text)
    if not alone:
        return next(whole, None)
    precision = "year" if len(alone[1]) == 4 else "month"
    found = PrintedDate(alone[1], precision, alone.start(1), alone.end(1))
    return found if _in_window(found, latest) else None


def read_candidate(
    knowledge: KnowledgeSnapshot,
    text: str,
    method: str,
    place: str,
    confidence: float,
    latest: date = date.max,
    order: Order = "dmy",
) -> DateCandidate | None:
    """The date of a short text as a candidate; less sure where the order had to be assumed."""
    found = read_date(knowledge, text, latest, order)
    if found is None:
        return None
    if found.kind != DateKind.PRINTED:
        method = DateKind.EVENT
    sure = confidence * (AMBIGUOUS if found.ambiguous else 1.0)
    snippet = text.strip()[:200]
    return DateCandidate(
        found.value, found.precision, method, place, snippet, sure, found.ambiguous
    )


def days_of(value: str) -> tuple[date, date]:
    """The first and the last day of 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    year, month = parts if len(parts) == 2 else (parts[0], 12)
    after = date(year + month // 12, month % 12 + 1, 1) if year < date.max.year else date.max
    first = date(year, parts[1] if len(parts) == 2 else 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)


class _Reader:
    """Reads dates with the words of a snapshot's languages."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        self._words = knowledge.derived(date_words)
        self._patterns = knowledge.derived(date_patterns)
        # A page says its date in its header, its metadata and its list of news: the same few texts.
        self._read_again = lru_cache(maxsize=4096)(self._read)

    def find(self, text: str, latest: date, order: Order) -> tuple[PrintedDate, ...]:
        read = self._read_again if len(text) <= _SHORT else self._read
        return read(text, latest, order)

    def _read(self, text: str, latest: date, order: Order) -> tuple[PrintedDate, ...]:
        found: list[PrintedDate] = []
        taken = bytearray(len(text))
        for candidate in sorted(self._candidates(text, order), key=lambda one: not one.has_year):
            span = slice(candidate.start, candidate.end)
            if _in_window(candidate, latest) and not any(taken[span]):
                taken[span] = b"\1" * (candidate.end - candidate.start)
                found.append(candidate)
        return tuple(sorted(found, key=lambda one: one.start))

    def _candidates(self, text: str, order: Order) -> Iterator[PrintedDate]:
        """All readings, the surest first; they may overlap."""
        for match in EVENT.finditer(text) if "(" in text else ():
            yield from _of_event(match)
        for pattern in NUMERIC if _PARTED.search(text) else ():
            for match in pattern.finditer(text):
                yield from self._of_numbers(match, order)
        for start, end in self._near_months(text):
            for pattern in self._patterns.named:
                for match in pattern.finditer(text, start, end):
                    yield from self._of_named(match)

    def _near_months(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a month is named beside a digit: the patterns are slow, and most text has none."""
        for word in _WORD.finditer(text):
            if self._words.names_month(word[0]) and _DIGIT.search(
                text, max(0, word.start() - _NEAR), word.end() + _NEAR
            ):
                yield max(0, word.start() - _BEFORE_MONTH), word.end() + _AFTER_MONTH

    def _of_numbers(self, match: re.Match[str], order: Order) -> Iterator[PrintedDate]:
        parts = match.groupdict()
        start, weekday = self._start_with_weekday(match)
        if "a" not in parts:
            value = _value(
                int(match["y"]), int(match["m"]), int(parts["d"]) if "d" in parts else None
            )
            if value:
                precision = "day" if "d" in parts else "month"
                yield PrintedDate(value, precision, start, match.end())
            return
        value, open_ = _in_order(match["a"], match["b"], match["c"], order, weekday)
        # With dots the day stands first wherever dots are used.
        dotted = parts.get("s", ".") == "." and order == "dmy"
        if value:
            yield PrintedDate(value, "day", start, match.end(), ambiguous=open_ and not dotted)

    def _of_named(self, match: re.Match[str]) -> Iterator[PrintedDate]:
        parts = match.groupdict()
        name = match["m"].rstrip(".")
        printed_year = parts.get("y") or parts.get("y2") or parts.get("y3")
        if not printed_year and name in self._words.also_words:
            return
        if "d" not in parts and self._patterns.day_before.search(
            match.string[: match.start()][-12:]
        ):
            return  # '31 February 2003' is no date, not some day of that month
        month = self._words.month(name)
        first_month = self._words.month(parts["m0"].rstrip(".")) if parts.get("m0") else month
        year = _year(printed_year) if printed_year else None
        day = parts.get("d0") or parts.get("d")
        value = _value(year, first_month, int(day) if day else None)
        if value is None or (parts.get("d") and not _value(year, month, int(parts["d"] or 0))):
            return
        start, _ = self._start_with_weekday(match)
        kind = _kind_of_named(match, bool(printed_year), bool(parts.get("d0") or parts.get("d1")))
        yield PrintedDate(value, "day" if day else "month", start, match.end(), kind)

    def _start_with_weekday(self, match: re.Match[str]) -> tuple[int, int | None]:
        reach = max(0, match.start() - _WEEKDAY_REACH)
        found = self._patterns.weekday_before.search(match.string[reach : match.start()])
        if not found:
            return match.start(), None
        return reach + found.start(), self._words.weekday(found["weekday"])


def _of_event(match: re.Match[str]) -> Iterator[PrintedDate]:
    year = _year(match["y"]) if match["y"] else None
    for month, day in ((match["m"], match["d"]), (match["d"], match["m"])):
        value = _value(year, int(month), int(match["d0"] or day))
        if value:
            yield PrintedDate(value, "day", match.start(), match.end(), DateKind.EVENT)
            return


def _in_order(a: str, b: str, c: str, order: Order, weekday: int | None) -> tuple[str | None, bool]:
    """The day that three numbers mean, and whether the calendar leaves another reading open.

    An impossible reading gives way to the possible one; a weekday before decides.
    """
    orders: tuple[Order, ...] = (order, "dmy", "mdy")
    readings = dict.fromkeys(
        value
        for one in orders
        if not (one == "ymd" and len(c) == 4)
        if (value := _reading(a, b, c, one))
    )
    values = list(readings)
    matching = [one for one in values if date.fromisoformat(one).weekday() == weekday]
    if len(matching) == 1:
        return matching[0], False
    return (values[0], len(values) > 1) if values else (None, False)


def _reading(a: str, b: str, c: str, order: Order) -> str | None:
    if order == "ymd":
        return _value(_year(a.zfill(2)), int(b), int(c))
    day, month = (a, b) if order == "dmy" else (b, a)
    return _value(_year(c), int(month), int(day))


def _kind_of_named(match: re.Match[str], has_year: bool, is_range: bool) -> DateKind:
    around = match.string[max(0, match.start() - 1) : match.end() + 1]
    if not has_year and around.startswith("(") and around.endswith(")"):
        return DateKind.EVENT
    if is_range:
        return DateKind.RANGE if has_year else DateKind.EVENT
    return DateKind.PRINTED if has_year else DateKind.YEARLESS


def _year(printed: str) -> int:
    number = int(printed)
    if len(printed) > 2:
        return number
    return number + (1900 if number >= _PIVOT else 2000)


def _value(year: int | None, month: int, day: int | None) -> str | None:
    """The date as written by ISO, or None where the calendar has no such day."""
    try:
        # 2000 had a 29 February: without a year every day that may exist is let through.
        checked = date(2000 if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return None
    if year is None:
        return f"--{checked.month:02d}-{checked.day:02d}"
    return checked.isoformat() if day is not None else checked.isoformat()[:7]


def _in_window(found: PrintedDate, latest: date) -> bool:
    if not found.has_year:
        return True
    first, _ = days_of(found.value)
    return first.year >= FIRST_YEAR and first <= latest
