"""The day that a list prints beside a link, or over the links that are of that day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice

from lxml.html import HtmlElement

from archive.dates.candidates import DateCandidate
from archive.dates.finding.line_dates import dates_in_line
from archive.dates.reading.numbers import Order
from archive.dates.reading.printed import find_dates
from archive.html.page import Page, squeeze, title_tag
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.listings.rows import Row

_HEAD_LEVELS = 4
_LONGEST_HEAD, _LONGEST_LINE = 60, 160
_YEAR = re.compile(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/-])")
_DAY_NUMBER = re.compile(r"(?<![\w/.:-])\d{1,2}(?:\.|[a-z]{2})?(?![\w/-]|:\d)")
_MONTH = re.compile(r"(?<=\d) ?[^\W\d_]{3,}\.?(?!\w)|(?<=\d\.) [^\W\d_]{3,}\.?(?!\w)")
_DAY_AND_MONTH = re.compile(r"(?<![\w/.:-])\d{1,2}(?:\.\d{1,2}\.|/\d{1,2})(?![\w/.-])")
_DIGIT = re.compile(r"\d")
_IN_LINE = 0.1
"""What is said of no day of issue is a mention, and as little worth as this."""


@dataclass(frozen=True)
class RowDays:
    """Reads the days of the rows of one list. order: that its numbers prove. years: the one year
    that its heading names, for days that print none."""

    knowledge: KnowledgeSnapshot
    page: Page
    latest: date
    order: Order | None

    def day_of(self, row: Row) -> DateCandidate | None:
        """The one day that the row prints; where it prints none, that of the head above it."""
        heads = list(self._heads(row.element))
        year = next((year for head in heads if (year := _year(head))), self._title_year)
        printed = [day for line in row.unlinked for day in self._in(line, year)]
        if printed:
            return printed[0] if len({day.readings for day in printed}) == 1 else None
        dated = next((days for head in heads if (days := list(self._in(head, year)))), [])
        return dated[0] if len(dated) == 1 else None

    def _in(self, line: str, year: str) -> Iterator[DateCandidate]:
        """The days that a line of a list is there to tell."""
        if len(line) > _LONGEST_LINE or not _DIGIT.search(line):
            return
        whole = self._with_year(line, year) if year else line
        for day in dates_in_line(self.knowledge, whole, "list", self.latest, self.order):
            if day.method == "header-line" and day.precision == "day":
                yield replace(day, snippet=line[:200])

    def _with_year(self, line: str, year: str) -> str:
        """'12 May', 'May 12' and '12.5.' under '2004' are 12 May 2004."""
        if self._names_day(line, ""):
            return line
        ends = {0, *(number.end() for number in _DAY_NUMBER.finditer(line[:_LONGEST_HEAD]))}
        ends |= {month.end() for month in _MONTH.finditer(line[:_LONGEST_HEAD])}
        ends |= {both.end() for both in _DAY_AND_MONTH.finditer(line[:_LONGEST_HEAD])}
        numbers = _DAY_AND_MONTH.search(line)
        between = ("/" if "/" in numbers[0] else "") if numbers else " "
        whole = (f"{line[:end]}{between}{year}{line[end:]}" for end in sorted(ends - {0}))
        return next((text for text in whole if self._names_day(text, year)), line)

    def _names_day(self, line: str, year: str) -> bool:
        dates = find_dates(self.knowledge, line, self.latest, self.order)
        days = [
            printed_date.value
            for printed_date in dates
            if printed_date.precision == "day" and printed_date.has_year
        ]
        return any(day.startswith(year) for day in days)

    def _heads(self, element: HtmlElement) -> Iterator[str]:
        """The lines without links that stand over an element and its neighbours, the nearest
        first."""
        node = element
        for parent in islice(element.iterancestors(), _HEAD_LEVELS):
            if head := self._order_of(parent).get(node):
                yield from head
            node = parent

    def _order_of(self, parent: HtmlElement) -> dict[HtmlElement, tuple[str, ...]]:
        known = self._known
        if parent not in known:
            known[parent] = _heads_of(parent)
        return known[parent]

    @cached_property
    def _known(self) -> dict[HtmlElement, dict[HtmlElement, tuple[str, ...]]]:
        return {}

    @cached_property
    def _title_year(self) -> str:
        heading = next((squeeze(node.text_content()) for node in self.page.tree.iter("h1")), "")
        return _year(heading) or _year(title_tag(self.page))


def _heads_of(parent: HtmlElement) -> dict[HtmlElement, tuple[str, ...]]:
    """The heads over each child that holds links: the last day, and the last year before it.

    Where a list begins with a link, or ends with a line, its days stand below their links; then
    each is that of the link right before it.
    """
    children = [(child, _head(child)) for child in parent]
    marks = [(child, head) for child, head in children if head is None or _DIGIT.search(head)]
    if not marks:
        return {}
    below = marks[0][1] is None and marks[-1][1] is not None
    return _below(marks) if below else _above(marks)


def _above(
    marks: Sequence[tuple[HtmlElement, str | None]],
) -> dict[HtmlElement, tuple[str, ...]]:
    heads: dict[HtmlElement, tuple[str, ...]] = {}
    above: tuple[str, ...] = ()
    for child, head in marks:
        if head is None:
            heads[child] = above
        else:
            above = (head, *above[:1])
    return heads


def _below(
    marks: Sequence[tuple[HtmlElement, str | None]],
) -> dict[HtmlElement, tuple[str, ...]]:
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if 2 * len(pairs) != len(marks) or any(a[1] is not None or b[1] is None for a, b in pairs):
        return {}
    return {child: (head,) for (child, _), (_, head) in pairs if head}


def _head(child: HtmlElement) -> str | None:
    """The text of a line without links, '' for what is none; None for what holds links."""
    if not isinstance(child.tag, str):
        return ""
    if child.tag == "a" or next(child.iter("a"), None) is not None:
        return None
    text = squeeze(child.text_content())
    return text if len(text) <= _LONGEST_HEAD else ""


def _year(text: str) -> str:
    """The only year that a short text names, or ''."""
    years = set(_YEAR.findall(text)) if len(text) <= _LONGEST_LINE else set()
    return years.pop() if len(years) == 1 else ""
