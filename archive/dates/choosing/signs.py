"""What a page says of how its numbers mean days: the order of day and month, and its clocks.

Weaker than what is printed at a date; asked only where a date leaves something open.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.dates.choosing.order_signs import OrderSigns
from archive.dates.reading.numbers import Order
from archive.html.lines import Lines
from archive.html.page import Page
from archive.knowledge.cues import CalendarRules
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, whole

_NUMBERS = re.compile(
    r"(?<![\w./-])(\d{1,2})([-/])(\d{1,2})\2(?:(?:19|20)\d\d|\d\d)(?![\w]|[-./]\d)"
)
_MONTHS = 12
_LONGEST_LINE = 400
_MOST_READ = 20_000


@dataclass(frozen=True, slots=True)
class _Institutions:
    day_first: re.Pattern[str]
    elsewhere: re.Pattern[str]


def order_of(knowledge: KnowledgeSnapshot, page: Page) -> Order | None:
    """Whether its numbers put the day or the month first; None where nothing tells it.

    A number with a thirteenth or later day proves it for the whole page; one on another page of its
    site too. Else the languages that the page declares decide, and the domain of its host; where
    they differ, none does. A tag that content systems write unasked may contradict, and never
    decides alone. Of a page without any tag or host the institutions that it names tell; where all
    this leaves it open, weaker signs of which none contradicts.
    """
    proved = proved_orders(page.derived(Lines))
    if proved:
        return proved.pop() if len(proved) == 1 else None
    facts = knowledge.sites.get(page.site)
    if facts and facts.day_order:
        return "mdy" if facts.day_order == "mdy" else "dmy"
    rules = knowledge.cues.calendar
    declared = set(_declared(page, rules))
    decisive = {*(declared - rules.unasked), *_of_host(page, rules)}
    text = "\n".join(page.derived(Lines))[:_MOST_READ]
    if not declared and not decisive and (named := _of_institutions(knowledge, text)):
        return named
    orders = {_order(tag, rules) for tag in declared | decisive} - {None}
    if any(_order(tag, rules) for tag in decisive):
        return orders.pop() if len(orders) == 1 else None
    return knowledge.derived(OrderSigns).order(text)


def _of_institutions(knowledge: KnowledgeSnapshot, text: str) -> Order | None:
    """'dmy' where institutions of countries that put the day first are named, and no other."""
    patterns = knowledge.derived(_institutions)
    named = patterns.day_first.search(text) and not patterns.elsewhere.search(text)
    return "dmy" if named else None


def _institutions(knowledge: KnowledgeSnapshot) -> _Institutions:
    rules = knowledge.cues.calendar
    day_first, elsewhere = map(whole, map(any_pattern, (rules.institutions, rules.elsewhere)))
    return _Institutions(re.compile(f"(?i){day_first}"), re.compile(f"(?i){elsewhere}"))


def declared_languages(knowledge: KnowledgeSnapshot, page: Page) -> tuple[str, ...]:
    """The tags of languages that a page declares: 'en', 'en-US'."""
    return tuple(_declared(page, knowledge.cues.calendar))


def proved_orders(lines: Iterable[str]) -> set[Order]:
    """The orders in which numbers in these lines must be read: one, none, or on an odd page two."""
    return set(_proved(lines))


def hours_of(knowledge: KnowledgeSnapshot, page: Page) -> tuple[int, int]:
    """How far the clocks of those who wrote the page may be from UTC, the westernmost first."""
    rules = knowledge.cues.calendar
    spans = [span for tag in _tags(page, rules) if (span := _hours(tag, rules))]
    if not spans:
        return rules.hours_anywhere
    return min(west for west, _ in spans), max(east for _, east in spans)


def _proved(lines: Iterable[str]) -> Iterator[Order]:
    for line in lines:
        for match in _NUMBERS.finditer(line[:_LONGEST_LINE]):
            first, second = int(match[1]), int(match[3])
            if first > _MONTHS >= second:
                yield "dmy"
            elif second > _MONTHS >= first:
                yield "mdy"


def _tags(page: Page, rules: CalendarRules) -> Iterator[str]:
    """The languages that a page declares, and English as its host's country writes it."""
    yield from _declared(page, rules)
    yield from _of_host(page, rules)


def _declared(page: Page, rules: CalendarRules) -> Iterator[str]:
    declared = [page.tree.get("lang") or ""]
    for node in page.tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("http-equiv") or ""
        if name.strip().lower() in rules.locale_meta:
            declared.append(node.get("content") or "")
    for tag in dict.fromkeys(
        stated.strip().replace("_", "-") for stated in declared if stated.strip()
    ):
        language, _, region = tag.partition("-")
        yield f"{language.lower()}-{region.upper()}" if region else language.lower()


def _of_host(page: Page, rules: CalendarRules) -> Iterator[str]:
    domain = (page.host or "").rpartition(".")[2].lower()
    region = rules.domains.get(domain, domain.upper())
    if region in rules.hours:
        yield f"en-{region}"


def _order(tag: str, rules: CalendarRules) -> Order | None:
    for known in (tag, tag.partition("-")[0]):
        if known in rules.month_first:
            return "mdy"
        if known in rules.year_first:
            return "ymd"
        if known in rules.open and (known == tag or "-" not in tag):
            return None
    return "dmy"


def _hours(tag: str, rules: CalendarRules) -> tuple[int, int] | None:
    language, _, region = tag.partition("-")
    return rules.hours.get(region) or rules.hours.get(language)
