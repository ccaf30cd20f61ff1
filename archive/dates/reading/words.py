"""Month and weekday names of every language, as one table each."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from archive.knowledge.date_words import YearAhead
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.prefilter import RarePattern


@dataclass(frozen=True, slots=True)
class DateWords:
    """All names by number. The patterns are alternations of them, the longest first; names that
    two languages give to two months are left out, 'listopada' is October or November.
    dotted_months: names that have stops inside, as in Thailand: no words to who parts a text.

    also_words: names that are common words too when in lower case, such as 'may'. days: numbers of
    days in words. years_ahead: of the months of a language whose years have other numbers.
    """

    month_numbers: Mapping[str, int]
    weekday_numbers: Mapping[str, int]
    month_pattern: str
    weekday_pattern: str
    also_words: frozenset[str]
    month_openings: frozenset[str]
    dotted_months: RarePattern
    days: Mapping[str, int]
    years_ahead: Mapping[str, YearAhead]

    def names_month(self, word: str) -> bool:
        """Whether a word is a month, or the first of one: 'كانون الثاني'."""
        key = word.lower() if word.isascii() else _key(word)
        return key in self.month_numbers or key in self.month_openings

    def month(self, name: str) -> int:
        """1 for January, in whatever language the month is named."""
        return self.month_numbers[_key(name)]

    def day(self, name: str) -> int:
        """12 for the twelfth."""
        return self.days[_key(name)]

    def year(self, number: int, month: str) -> int:
        """The year of a number that is printed with a month: 2547 with one of Thailand is 2004."""
        ahead = self.years_ahead.get(_key(month))
        return number - ahead.by if ahead and number >= ahead.since else number

    def weekday(self, name: str) -> int:
        """0 for Monday, as datetime counts."""
        return self.weekday_numbers[_key(name)]


def date_words(knowledge: KnowledgeSnapshot) -> DateWords:
    """The names of every language's calendar."""
    calendars = [language.calendar for language in knowledge.languages]
    months = dict(_numbered([calendar.months for calendar in calendars], 1))
    weekdays = dict(_numbered([calendar.weekdays for calendar in calendars], 0))
    also_words = frozenset().union(*(calendar.also_words for calendar in calendars))
    openings = frozenset(name.split()[0] for name in months if " " in name)
    patterns = _alternation(months), _alternation(weekdays)
    days = {_key(name): day for each in calendars for day, name in enumerate(each.day_names, 1)}
    ahead = {
        _key(name): each.year_ahead
        for each in calendars
        for name in chain.from_iterable(each.months)
        if each.year_ahead
    }
    dotted = RarePattern(re.escape(name) for name in months if "." in name)
    return DateWords(months, weekdays, *patterns, also_words, openings, dotted, days, ahead)


def _numbered(
    languages: Sequence[tuple[tuple[str, ...], ...]], first: int
) -> Iterator[tuple[str, int]]:
    meanings: dict[str, set[int]] = {}
    for names in languages:
        for number, forms in enumerate(names, first):
            for form in forms:
                meanings.setdefault(_key(form), set()).add(number)
                meanings.setdefault(form, set()).add(number)
    yield from ((form, numbers.pop()) for form, numbers in meanings.items() if len(numbers) == 1)


@lru_cache(maxsize=1 << 15)
def _key(name: str) -> str:
    """The name in lower case without accents; Cyrillic й is a letter and stays, Turkish ı is an i
    to who writes without accents."""
    lowered = name.lower().replace("\u0307", "").replace("ı", "i")
    return "".join(
        letter if letter == "й" else unicodedata.normalize("NFD", letter)[0] for letter in lowered
    )


def _alternation(names: Iterable[str]) -> str:
    """The names as one pattern that parts where they do, the longest first: to try hundreds of them
    one by one at every place takes twice the time."""
    tails: dict[str, list[str]] = {}
    for name in sorted(filter(None, names)):
        tails.setdefault(name[0], []).append(name[1:])
    if not tails:
        return "(?!)"
    branches = [re.escape(letter) + _tail(endings) for letter, endings in tails.items()]
    return "|".join(branches)


def _tail(names: Sequence[str]) -> str:
    longer = [name for name in names if name]
    if not longer:
        return ""
    return f"(?:{_alternation(longer)})" + ("?" if "" in names else "")
