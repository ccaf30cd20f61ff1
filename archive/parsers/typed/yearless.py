"""The year of a day that a head prints without one: 'Thursday 14 March' beside 'T12/1996'.

A year counts that stands elsewhere in the head, where the day falls on that weekday in no other of
the years that stand there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, any_word

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Yearless:
    """months, weekdays: names of all languages by their number, January 1 and Monday 0."""

    day: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]


def days_with_year(knowledge: KnowledgeSnapshot, lines: Sequence[str]) -> Iterator[str]:
    """The days of these lines, each with the one year that its weekday leaves."""
    yearless = knowledge.derived(_yearless)
    years = {int(year) for line in lines for year in _YEAR.findall(line)}
    for line in lines:
        if (day := yearless.day.fullmatch(line.strip(" .,*_()"))) is not None:
            fitting = [year for year in years if _falls(day, year, yearless)]
            if len(fitting) == 1:
                yield f"{day[0]} {fitting[0]}"


def _falls(day: re.Match[str], year: int, yearless: Yearless) -> bool:
    """Whether a day falls on its weekday in a year."""
    month = yearless.months[day["month"].lower()]
    try:
        meant = date(year, month, int(day["number"]))
    except ValueError:
        return False
    return meant.weekday() == yearless.weekdays[day["weekday"].lower()]


def _yearless(knowledge: KnowledgeSnapshot) -> Yearless:
    calendars = [language.calendar for language in knowledge.languages]
    months = dict(_numbered([calendar.months for calendar in calendars], 1))
    weekdays = dict(_numbered([calendar.weekdays for calendar in calendars], 0))
    ordinals = any_pattern(joined(knowledge.languages, lambda language: language.calendar.ordinals))
    small = any_pattern(joined(knowledge.languages, lambda language: language.calendar.of))
    number = rf"(?P<number>\d{{1,2}}) ?(?:{ordinals})?"
    weekday, month = rf"(?P<weekday>{any_word(weekdays)})", rf"(?P<month>{any_word(months)})"
    pattern = rf"(?i){weekday}[ ,.]+{number}[ ,.]*(?:(?:{small}) )?{month}"
    return Yearless(re.compile(pattern), months, weekdays)


def _numbered(
    calendars: Sequence[tuple[tuple[str, ...], ...]], first: int
) -> Iterator[tuple[str, int]]:
    for names in calendars:
        for number, forms in enumerate(names, first):
            yield from ((form.lower(), number) for form in forms)
