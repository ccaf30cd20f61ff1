"""Weaker signs of which of day and month is first on a page, weighed."""

import re
from collections.abc import Iterable

from archive.dates.reading.numbers import Order
from archive.dates.reading.words import date_words
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, whole


class OrderSigns:
    """How a page writes days with names, telephones, money, clocks and words."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        signs = knowledge.cues.calendar.order_signs
        month = knowledge.derived(date_words).month_pattern
        self._least = signs.least
        self._open = re.compile(whole(any_pattern(signs.open)), re.I)
        self._mdy = [(weight, _compiled(pattern, month)) for weight, pattern in signs.mdy]
        self._dmy = [(weight, _compiled(pattern, month)) for weight, pattern in signs.dmy]

    def order(self, text: str) -> Order | None:
        """The order of which there are signs enough, and none of the other."""
        month_first, day_first = _weight(self._mdy, text), _weight(self._dmy, text)
        if bool(month_first) == bool(day_first) or self._open.search(text):
            return None
        if max(month_first, day_first) < self._least:
            return None
        return "mdy" if month_first else "dmy"


def _compiled(pattern: str, month: str) -> re.Pattern[str]:
    flags = re.I if "{month}" in pattern else re.NOFLAG
    return re.compile(pattern.replace("{month}", month), flags)


def _weight(signs: Iterable[tuple[float, re.Pattern[str]]], text: str) -> float:
    return sum(weight for weight, pattern in signs if pattern.search(text))
