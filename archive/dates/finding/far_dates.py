"""Days that stand apart from the title, asked for where nothing nearer tells the day of issue."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from archive.dates.candidates import DateCandidate, candidate_of
from archive.dates.finding.date_labels import Labels
from archive.dates.finding.line_dates import dates_in_line, with_label_above
from archive.dates.methods import MENTION
from archive.dates.reading.printed import DateKind, find_dates
from archive.html.lines import Lines, lines_of
from archive.html.page import Page, squeeze
from archive.knowledge.chrome import chrome_of
from archive.knowledge.snapshot import KnowledgeSnapshot

_NAMED = etree.XPath(
    "//@class[contains(., 'date') or contains(., 'publish') or contains(., 'posted')]/.."
    " | //@id[contains(., 'date') or contains(., 'publish')]/.."
)
_HIDDEN = re.compile(r"hidden|display\s*:\s*none")
_NO_TEXT = ("script", "style", "form")
_LONGEST, _BANNER = 60, 160
_ASIDE = ("aside", "footer", "nav")
_LABELLED, _NAMED_SO = 0.6, 0.5


def far_dates(
    knowledge: KnowledgeSnapshot, page: Page, latest: date, events: Set[str] = frozenset()
) -> tuple[DateCandidate, ...]:
    """The day of all lines of a page with words that tell it, or of all elements whose class or id
    says that they hold a date. Where there are several days they are those of other stories: none
    counts, nor do those of comments. A day that stands alone in a line may confirm another.

    events: days that lines near the title say are those of events.
    """
    chrome = knowledge.derived(chrome_of)
    beside = {line[:200] for part in chrome.parts_beside(page.tree) for line in lines_of(part)}
    days = [
        (printed, candidate)
        for number, (printed, line) in enumerate(
            with_label_above(knowledge, page.derived(Lines)), 1
        )
        for candidate in dates_in_line(knowledge, line, f"line {number} of the page", latest, None)
        if candidate.method == "header-line" and candidate.precision == "day"
    ]
    labelled = [
        replace(day, method="far-line", confidence=_LABELLED)
        for printed, day in days
        if day.line and day.line.is_told and printed[:200] not in beside and day.value not in events
    ]
    named = _named(knowledge, page, latest)
    alone = [replace(day, method=MENTION) for _, day in days]
    return (*_of_one_day(labelled), *_of_one_day(list(named)), *alone)


def banner_date(knowledge: KnowledgeSnapshot, page: Page, latest: date) -> DateCandidate | None:
    """The first line that says when the page was put by: no release on it is later."""
    captured = knowledge.derived(Labels).captured
    for number, line in enumerate(page.derived(Lines), 1):
        capture_label = captured.search(line) if len(line) <= _BANNER else None
        for printed in find_dates(knowledge, line, latest) if capture_label else ():
            if printed.has_year and printed.kind == DateKind.PRINTED:
                return candidate_of(printed, "banner", f"line {number} of the page", line, 1.0)
    return None


def _of_one_day(candidates: Sequence[DateCandidate]) -> Sequence[DateCandidate]:
    return candidates[:1] if len({candidate.value for candidate in candidates}) == 1 else ()


def _named(knowledge: KnowledgeSnapshot, page: Page, latest: date) -> Iterator[DateCandidate]:
    of_events = knowledge.cues.date_metadata.event_class
    for node in cast(list[HtmlElement], _NAMED(page.tree)):
        if node.tag in _NO_TEXT or _is_hidden(node):
            continue
        if not of_events.isdisjoint((node.get("class") or "").split()):
            continue
        text = squeeze(node.text_content())
        if not text or len(text) > _LONGEST or any(up.tag in _ASIDE for up in node.iterancestors()):
            continue
        place = f"{node.tag} {node.get('class') or node.get('id') or ''}"[:60]
        for candidate in dates_in_line(knowledge, text, place, latest, None):
            if candidate.method == "header-line" and candidate.precision == "day":
                yield replace(candidate, method="named-element", confidence=_NAMED_SO)


def _is_hidden(node: HtmlElement) -> bool:
    """Whether nobody sees it: what content systems write for machines is mostly a change."""
    return bool(_HIDDEN.search(f"{node.get('class') or ''} {node.get('style') or ''}"))
