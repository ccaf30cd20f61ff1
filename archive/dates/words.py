"""Month and weekday names of every language, as one table each."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.knowledge.snapshot import KnowledgeSnapshot


@dataclass(frozen=True, slots=True)
class DateWords:
    """All names by number. The patterns are alternations of them, the longest first.

    also_words: names that are common words too when in lower case, such as 'may'.
    """

    month_numbers: Mapping[str, int]
    weekday_numbers: Mapping[str, int]
    month_pattern: str
    weekday_pattern: str
    also_words: frozenset[str]

    def names_month(self, word: str) -> bool:
        return word.lower() in self.month_numbers

    def month(self, name: str) -> int:
        """1 for January, in whatever language the month is named."""
        return self.month_numbers[_key(name)]

    def weekday(self, name: str) -> int:
        """0 for Monday, as datetime counts."""
        return self.weekday_numbers[_key(name)]


def date_words(knowledge: KnowledgeSnapshot) -> DateWords:
    """The names of every language's calendar."""
    calendars = [language.calendar for language in knowledge.languages]
    months = dict(_numbered([calendar.months for calendar in calendars], 1))
    weekdays = dict(_numbered([calendar.weekdays for calendar in calendars], 0))
    also_words = frozenset().union(*(calendar.also_words for calendar in calendars))
    return DateWords(months, weekdays, _alternation(months), _alternation(weekdays), also_words)


def _numbered(
    languages: Sequence[tuple[tuple[str, ...], ...]], first: int
) -> Iterator[tuple[str, int]]:
    for names in languages:
        for number, forms in enumerate(names, first):
            yield from ((_key(form), number) for form in forms)
            yield from ((form, number) for form in forms)


def _key(name: str) -> str:
    """The name in lower case without accents; Cyrillic й is a letter and stays."""
    lowered = name.lower()
    return "".join(
        letter if letter == "й" else unicodedata.normalize("NFD", letter)[0] for letter in lowered
    )


def _alternation(names: Mapping[str, int]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"
