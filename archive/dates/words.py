"""Month and weekday names of seven languages, as one table each."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from archive.text.cues import load_cues


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    also_words: frozenset[str] = frozenset()


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


@cache
def date_words() -> DateWords:
    """The names of data/cues/months.yaml."""
    languages = load_cues("months", dict[str, _Names])
    months = dict(_numbered([names.months for names in languages.values()], 1))
    weekdays = dict(_numbered([names.weekdays for names in languages.values()], 0))
    also_words = frozenset().union(*(names.also_words for names in languages.values()))
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
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
