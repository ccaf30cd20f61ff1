"""Candidates for the day of issue from around a text: its title, its header lines."""

import re
from collections.abc import Sequence
from datetime import date

from archive.dates.candidates import DateCandidate, candidate_of
from archive.dates.line_dates import Labels, dates_in_line
from archive.dates.printed import DateKind, Order, find_dates
from archive.knowledge.snapshot import KnowledgeSnapshot

_NEAR_TITLE = 8
_MOST_DAYS = 8
_TELLING = 15


def header_dates(
    knowledge: KnowledgeSnapshot,
    lines: Sequence[str],
    title: str,
    latest: date,
    order: Order | None = None,
) -> tuple[DateCandidate, ...]:
    """Every date that stands alone, or with a label or a place, in a line around the title; then
    those of changes, and those that are merely mentioned.

    Where many days stand it is a table or a list of other pages: only those beside the title count.
    """
    at = _line_of_title(lines, title)
    found, others = [], []
    for number, line in enumerate(lines):
        place = f"line {number + 1}"
        for candidate in (
            dates_in_line(knowledge, line, place, latest, order) if number != at else ()
        ):
            near = at is None or abs(number - at) <= _NEAR_TITLE
            if candidate.method == "header-line":
                found.append((not near, -candidate.confidence, number, candidate))
            else:
                others.append(candidate)
    if len({candidate.value for *_, candidate in found}) > _MOST_DAYS:
        found = [one for one in found if at is not None and abs(one[2] - at) <= _NEAR_TITLE]
    ordered = (candidate for *_, candidate in sorted(found, key=lambda one: one[:3]))
    return (*ordered, *others)


def title_date(
    knowledge: KnowledgeSnapshot, title: str, latest: date, order: Order | None = None
) -> DateCandidate | None:
    """The date that opens or ends a title: '1 May 2000 Press Release: ...', 'Update: 1 May 2000'.

    A date inside a title is mostly that of an event.
    """
    for printed in find_dates(knowledge, title, latest, order):
        if printed.kind != DateKind.PRINTED or printed.precision != "day":
            continue
        before, after = title[: printed.start].rstrip(), title[printed.end :].lstrip()
        opens = not before.strip("([ ") and bool(re.match(r"[-–—:|)\]]|$", after))
        opens = opens or (not before and bool(knowledge.derived(Labels).only.match(after)))
        ends = not after.strip(")] .") and bool(re.search(r"[-–—:|,(\[]$", before))
        if opens or ends:
            return candidate_of(printed, "title", "title", title, 0.75)
    return None


def _line_of_title(lines: Sequence[str], title: str) -> int | None:
    start = title.strip()[:40]
    named = [
        number
        for number, line in enumerate(lines)
        if line == title or (len(start) >= _TELLING and line.startswith(start))
    ]
    return named[-1] if named else None
