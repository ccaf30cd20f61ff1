"""Dates as printed in a text: what day, month or year, and how surely.

Our own reader: general parsers invent a missing day from today's, read '01/02/03' in silence and
accept the year 9999. Impossible days are no dates; what the page leaves open is said to be open.
No date is earlier than the first year of the collection.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from archive.dates.reading.numbers import (
    Order,
    days_of_weekday,
    in_order,
    last_year,
    value_of,
    year_of,
)
from archive.dates.reading.numerals import counted
from archive.dates.reading.patterns import EVENT, NUMERIC, date_patterns
from archive.dates.reading.words import date_words
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern

_WEEKDAY_REACH = 24
_WORD = re.compile(r"[^\s\d!-/:-@[-`{-~«»–—“”‘’،]{2,}")
_ALONE = re.compile(r"\W*((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)\W*")
_DIGIT = re.compile(r"\d")
_NEAR = 16
_SHORT = 200
_PARTED = re.compile(r"\d[./ -]{1,2}[IVX]|\d\s?[-/._]\s?\d|\d{8}|\d{4}\. \d")
MAY_DATE = re.compile(r"\d|年")
"""What holds none of these holds no date."""

_EAST = re.compile(r"[年년]")
_YEARS = ("y", "y2", "y3", "y4")
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
    precision: 'day', 'month' or 'year'. turned: what the number says where its month comes first,
    "" where nothing is left open. other_days: that the weekday beside it may mean, where it is none
    of that day.
    """

    value: str
    precision: str
    start: int
    end: int
    kind: DateKind = DateKind.PRINTED
    turned: str = ""
    other_days: tuple[str, ...] = ()

    @property
    def has_year(self) -> bool:
        return not self.value.startswith("-")


def find_dates(
    knowledge: KnowledgeSnapshot, text: str, latest: date = date.max, order: Order | None = None
) -> tuple[PrintedDate, ...]:
    """Every date in the text, in order, from the collection's first year to `latest`.

    order: of dates in numbers; None leaves open what the number itself does.
    """
    return knowledge.derived(_Reader).find(text, latest, order) if MAY_DATE.search(text) else ()


def read_date(
    knowledge: KnowledgeSnapshot, text: str, latest: date = date.max, order: Order | None = None
) -> PrintedDate | None:
    """The first whole date of a short text, such as a date field.

    A lone year and a lone '2003-02' count here; in running text they are mostly something else.
    """
    whole = (
        printed_date
        for printed_date in find_dates(knowledge, text, latest, order)
        if printed_date.has_year
    )
    if not (alone := _ALONE.fullmatch(text)):
        return next(whole, None)
    precision = "year" if len(alone[1]) == 4 else "month"
    printed_date = PrintedDate(alone[1], precision, alone.start(1), alone.end(1))
    return _in_window(printed_date, knowledge.first_year, latest)


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
        self._first_year = knowledge.first_year
        self._words = knowledge.derived(date_words)
        self._patterns = knowledge.derived(date_patterns)
        self._eras = re.compile(rf"\s?\(?(?:{any_pattern(knowledge.cues.calendar.other_eras)})")
        # A page says its date in its header, its metadata and its list of news: the same few texts.
        self._read_again = lru_cache(maxsize=4096)(self._read)

    def find(self, text: str, latest: date, order: Order | None) -> tuple[PrintedDate, ...]:
        read = self._read_again if len(text) <= _SHORT else self._read
        return read(text, latest, order)

    def _read(self, text: str, latest: date, order: Order | None) -> tuple[PrintedDate, ...]:
        dates: list[PrintedDate] = []
        taken = bytearray(len(text))
        candidates = self._candidates(text, order, last_year(latest))
        for printed in sorted(candidates, key=lambda candidate: not candidate.has_year):
            span = slice(printed.start, printed.end)
            candidate = _in_window(printed, self._first_year, latest)
            if candidate and not any(taken[span]) and not self._eras.match(text, printed.end):
                taken[span] = b"\1" * (candidate.end - candidate.start)
                dates.append(candidate)
        return tuple(sorted(dates, key=lambda printed_date: printed_date.start))

    def _candidates(self, text: str, order: Order | None, last: int) -> Iterator[PrintedDate]:
        """All readings, the surest first; they may overlap. last: no two digits mean a year after
        it."""
        for match in EVENT.finditer(text) if "(" in text else ():
            yield from _of_event(match, last)
        for pattern in NUMERIC if _PARTED.search(text) else ():
            for match in pattern.finditer(text):
                yield from self._of_numbers(match, order, last)
        for match in self._patterns.eastern.finditer(text) if _EAST.search(text) else ():
            yield from self._of_eastern(match)
        for pattern in (
            self._patterns.numbered if self._patterns.may_be_numbered.might_match([text]) else ()
        ):
            for match in pattern.finditer(text):
                yield from self._of_numbers(match, order, last)
        for start, end in self._near_months(text):
            for pattern in self._patterns.named:
                for match in pattern.finditer(text, start, end):
                    yield from self._of_named(match, last)

    def _near_months(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a month is named beside a digit: the patterns are slow, and most text has none."""
        for word in _WORD.finditer(text):
            if self._words.names_month(word[0]) and _DIGIT.search(
                text, max(0, word.start() - _NEAR), word.end() + _NEAR
            ):
                yield max(0, word.start() - _BEFORE_MONTH), word.end() + _AFTER_MONTH
        if dotted := self._words.dotted_months.search(text):
            yield max(0, dotted.start() - _BEFORE_MONTH), dotted.end() + _AFTER_MONTH

    def _of_numbers(
        self, match: re.Match[str], order: Order | None, last: int
    ) -> Iterator[PrintedDate]:
        parts = match.groupdict()
        start, weekday = self._start_with_weekday(match)
        if "a" not in parts:
            day = int(parts["d"]) if "d" in parts else None
            value = value_of(int(match["y"]), counted(match["m"]), day)
            if value:
                precision = "day" if "d" in parts else "month"
                yield PrintedDate(value, precision, start, match.end())
            return
        # With dots the day stands first wherever dots are used, but for years of two digits: as a
        # matter of taste '06.05.13' stands on American pages too.
        likely_order = order or ("dmy" if parts.get("s") == "." else None)
        value, turned = in_order((match["a"], match["b"], match["c"]), likely_order, weekday, last)
        if value:
            others = () if turned else days_of_weekday(value, weekday)
            yield PrintedDate(value, "day", start, match.end(), turned=turned, other_days=others)

    def _of_eastern(self, match: re.Match[str]) -> Iterator[PrintedDate]:
        era = self._patterns.eras.get(match["era"] or "", 0)
        value = value_of(
            era + counted(match["e"] or match["y"]), counted(match["m"]), counted(match["d"])
        )
        if value:
            yield PrintedDate(value, "day", match.start(), match.end())

    def _of_named(self, match: re.Match[str], last: int) -> Iterator[PrintedDate]:
        parts = match.groupdict()
        name = match["m"].rstrip(".")
        printed_year = next((parts[part] for part in _YEARS if parts.get(part)), None)
        if not printed_year and name in self._words.also_words:
            return
        if parts.get("y4") and "," in match[0]:
            return  # 'Heisei 15, May 12'
        if not {"d", "dn"} & parts.keys() and self._patterns.day_before.search(
            match.string[: match.start()][-12:]
        ):
            return  # '31 February 2003' is no date, not some day of that month
        month = self._words.month(name)
        first_month = self._words.month(parts["m0"].rstrip(".")) if parts.get("m0") else month
        year = self._words.year(year_of(printed_year, last), name) if printed_year else None
        day = parts.get("d0") or parts.get("d") or self._in_words(parts.get("dn"))
        value = value_of(year, first_month, int(day) if day else None)
        if value is None or (parts.get("d") and not value_of(year, month, int(parts["d"] or 0))):
            return
        start, weekday = self._start_with_weekday(match)
        others = days_of_weekday(value, weekday) if year and day else ()
        kind = _kind_of_named(match, bool(printed_year), bool(parts.get("d0") or parts.get("d1")))
        precision = "day" if day else "month"
        yield PrintedDate(value, precision, start, match.end(), kind, other_days=others)

    def _in_words(self, name: str | None) -> str | None:
        return str(self._words.day(name)) if name else None

    def _start_with_weekday(self, match: re.Match[str]) -> tuple[int, int | None]:
        reach = max(0, match.start() - _WEEKDAY_REACH)
        weekday = self._patterns.weekday_before.search(match.string[reach : match.start()])
        if not weekday:
            return match.start(), None
        return reach + weekday.start(), self._words.weekday(weekday["weekday"])


def _of_event(match: re.Match[str], last: int) -> Iterator[PrintedDate]:
    year = year_of(match["y"], last) if match["y"] else None
    for month, day in ((match["m"], match["d"]), (match["d"], match["m"])):
        value = value_of(year, int(month), int(match["d0"] or day))
        if value:
            yield PrintedDate(value, "day", match.start(), match.end(), DateKind.EVENT)
            return


def _kind_of_named(match: re.Match[str], has_year: bool, is_range: bool) -> DateKind:
    around = match.string[max(0, match.start() - 1) : match.end() + 1]
    if not has_year and around.startswith("(") and around.endswith(")"):
        return DateKind.EVENT
    if is_range:
        return DateKind.RANGE if has_year else DateKind.EVENT
    return DateKind.PRINTED if has_year else DateKind.YEARLESS


def _in_window(printed: PrintedDate, first_year: int, latest: date) -> PrintedDate | None:
    """The date with those of its readings that may be; a clock far east is a day ahead."""
    if not printed.has_year:
        return printed
    last = min(latest.toordinal() + bool(printed.turned), date.max.toordinal())
    both = (printed.value, printed.turned)
    kept = [v for v in both if v and int(v[:4]) >= first_year and days_of(v)[0].toordinal() <= last]
    return replace(printed, value=kept[0], turned="".join(kept[1:])) if kept else None
