"""The places of a page that may hold its day, as its site is learned; and that place read."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from archive.dates.candidates import DateCandidate
from archive.dates.finding.address_dates import url_date
from archive.dates.finding.header_dates import title_date
from archive.dates.finding.line_dates import dates_in_line
from archive.dates.methods import OF_SITE, SITE_PLACE
from archive.html.page import Page, squeeze, title_tag
from archive.html.selectors import select, selector_of
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.sites import PlaceVote

DAY = "day"
_TEXTS = etree.XPath(
    "//body//text()[(contains(., '19') or contains(., '20') or contains(., '/') or contains(., '-')"
    " or contains(., '.')) and string-length() < 200"
    " and not(ancestor::a or parent::script or parent::style)]"
)
_YEAR = re.compile(r"(?:19|20)\d\d|\d[/.-]\d\d\b")
_MOST, _LONGEST = 15, 160
_SURE, _SURER = 0.8, 0.92


def day_votes(knowledge: KnowledgeSnapshot, page: Page, latest: date) -> Iterator[PlaceVote]:
    """Each place that holds one day and is the only one of its kind on the page. It is told wrong
    where the address or the title tag names another day, or it is the day of the capture, as a
    clock on the page is."""
    told_elsewhere = {printed.value for printed in _known_days(knowledge, page, latest)}
    days: dict[str, set[str]] = {}
    for node in _dated(page):
        for printed in dates_in_line(knowledge, _text(node), "", latest, None):
            if printed.method == "header-line" and printed.precision == "day":
                days.setdefault(selector_of(node), set()).add("/".join(printed.readings))
    captured = page.moment.date().isoformat() if page.moment else ""
    for selector, values in days.items():
        value = next(iter(values))
        readings = set(value.split("/"))
        agrees = False if captured in readings else None
        if told_elsewhere:
            agrees = bool(readings & told_elsewhere)
        if len(values) == 1:
            yield PlaceVote(DAY, selector, value, agrees)


def by_place(
    knowledge: KnowledgeSnapshot, page: Page, candidates: list[DateCandidate], latest: date
) -> list[DateCandidate]:
    """The candidates, with the day of the place where this site has it: the line of the header that
    it is comes before others; where none is, it is a candidate of its own."""
    facts = knowledge.sites.get(page.site)
    named = facts.day_places if facts else ()
    places = [(place, nodes) for place in named if (nodes := select(place, page.tree))]
    if len(places) != 1:
        return candidates
    place, nodes = places[0]
    if len({_text(node) for node in nodes}) != 1:
        return candidates
    for printed in dates_in_line(knowledge, _text(nodes[0]), f"{OF_SITE}{place}", latest, None):
        if printed.method == "header-line" and printed.precision == "day":
            return _with(candidates, printed)
    return candidates


def _with(candidates: list[DateCandidate], of_place: DateCandidate) -> list[DateCandidate]:
    same = [
        candidate
        for candidate in candidates
        if candidate.method == "header-line" and candidate.value in of_place.readings
    ]
    if not same:
        return [*candidates, replace(of_place, method=SITE_PLACE, confidence=_SURE)]
    surer = replace(same[0], place=f"{same[0].place}, {of_place.place}", confidence=_SURER)
    return [surer if candidate is same[0] else candidate for candidate in candidates]


def _known_days(knowledge: KnowledgeSnapshot, page: Page, latest: date) -> Iterator[DateCandidate]:
    days = (url_date(knowledge, page.url, latest), title_date(knowledge, title_tag(page), latest))
    yield from (day for day in days if day and day.precision == "day")


def _dated(page: Page) -> Iterator[HtmlElement]:
    """The innermost elements that hold a short text with a year."""
    nodes: dict[HtmlElement, None] = {}
    for text in cast(list[etree._ElementUnicodeResult], _TEXTS(page.tree)):
        if _YEAR.search(text) and len(nodes) < _MOST:
            parent = text.getparent()
            node = parent.getparent() if parent is not None and text.is_tail else parent
            if isinstance(node, HtmlElement) and node.tag not in ("body", "html"):
                nodes.setdefault(node)
    yield from (node for node in nodes if 0 < len(_text(node)) <= _LONGEST)


def _text(node: HtmlElement) -> str:
    return squeeze(node.text_content())
