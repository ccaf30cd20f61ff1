"""The dates of one line of a page: of issue, of a change, or merely mentioned."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, takewhile, zip_longest

from archive.dates.candidates import DateCandidate, DayLine, candidate_of
from archive.dates.finding.date_labels import Labels
from archive.dates.finding.line_kinds import kind_of_line
from archive.dates.methods import EMBARGO, FIRST_ISSUE, MENTION
from archive.dates.reading.numbers import Order
from archive.dates.reading.printed import MAY_DATE, DateKind, PrintedDate, find_dates
from archive.knowledge.snapshot import KnowledgeSnapshot

_SURE = {
    DayLine.LABELLED: 0.9,
    DayLine.WORDED: 0.89,
    DayLine.BARE: 0.88,
    DayLine.PLACED: 0.75,
    DayLine.PART: 0.6,
}
"""How surely a line of each kind gives the day of issue."""

_LONGEST_LINE = 160
_COARSE = 0.8
_LITTLE = 0.1
_RIGHT_BEHIND, _SHORT_LINE = 24, 60


def dates_in_line(
    knowledge: KnowledgeSnapshot, line: str, place: str, latest: date, order: Order | None
) -> Iterator[DateCandidate]:
    """The day of issue where the line is one for it; the day of a change; else the days that it
    mentions."""
    if len(line) > _LONGEST_LINE or not MAY_DATE.search(line):
        return
    every = _with_year(find_dates(knowledge, line, latest, order), line)
    labels = knowledge.derived(Labels)
    if not every or labels.never.search(line):
        return
    change = labels.changed.search(line)
    behind = [printed for printed in every if change and printed.start >= change.end()]
    of_issue = _without_change(line, every, change)
    dates = [printed for printed in every if printed.end <= len(of_issue)]
    if dates and (kind := kind_of_line(of_issue, line, dates, labels)):
        sure = _SURE[kind] * (1.0 if dates[0].precision == "day" else _COARSE)
        yield replace(candidate_of(dates[0], "header-line", place, line, sure), line=kind)
    elif special := _of_first_issue(line, every, labels) or _of_embargo(line, every, labels):
        method, printed = special
        yield candidate_of(printed, method, place, line, _SURE[DayLine.LABELLED])
    else:
        for printed in filter(_is_day, dates):
            yield candidate_of(printed, MENTION, place, line, _LITTLE)
    for printed in behind[:1]:
        yield candidate_of(printed, "modified", place, line, _LITTLE)


def _with_year(dates: Iterable[PrintedDate], line: str) -> list[PrintedDate]:
    """The dates that have one; '12/2006' beside a day is the number of a release."""
    known = [printed for printed in dates if printed.has_year]
    if not any(printed.precision == "day" for printed in known):
        return known
    return [
        printed
        for printed in known
        if "/" not in line[printed.start : printed.end] or printed.precision == "day"
    ]


def _of_first_issue(
    line: str, dates: Sequence[PrintedDate], labels: Labels
) -> tuple[str, PrintedDate] | None:
    """'A corrected version of the release issued on 1 May 2000': the day right behind it."""
    label = labels.first_issue.search(line)
    if label is None:
        return None
    behind = (each for each in dates if 0 <= each.start - label.end() <= _RIGHT_BEHIND)
    printed = next(behind, None)
    return (FIRST_ISSUE, printed) if printed and _is_day(printed) else None


def _of_embargo(
    line: str, dates: Sequence[PrintedDate], labels: Labels
) -> tuple[str, PrintedDate] | None:
    """'Not for broadcast before 00.01 hours, Wednesday 13 May 1998': the only day of the line."""
    label = labels.embargo.search(line)
    opens = label and not line[: label.start()].strip(" *-([")
    return (EMBARGO, dates[0]) if opens and len(dates) == 1 and _is_day(dates[0]) else None


def _is_day(printed: PrintedDate) -> bool:
    return printed.kind == DateKind.PRINTED and printed.precision == "day"


def with_label_above(
    knowledge: KnowledgeSnapshot, lines: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Each line, and it as it is to be read: behind the line before it where that is nothing but
    what is said of a day, as in a table: 'Last updated' over '3 May 2000'."""
    above: list[str] = []
    for may_hold_days, cells in groupby(lines, _may_hold_day):
        if may_hold_days:
            yield from _in_columns(knowledge, _heads(knowledge, above), list(cells))
            above = []
        else:
            for line in cells:
                yield line, line
                above.append(line)


def _may_hold_day(line: str) -> bool:
    """Whether a line may be the cell of a table that holds a day."""
    return 0 < len(line) <= _SHORT_LINE and MAY_DATE.search(line) is not None


def _heads(knowledge: KnowledgeSnapshot, above: Sequence[str]) -> Sequence[str]:
    """The last of these lines that are nothing but labels. Asked only where days stand below: to
    know a label takes five patterns, and most lines of a page are none."""
    is_label = knowledge.derived(Labels).is_label
    heads = takewhile(lambda line: 0 < len(line) <= _SHORT_LINE and is_label(line), reversed(above))
    return [*heads][::-1]


def _in_columns(
    knowledge: KnowledgeSnapshot, heads: Sequence[str], cells: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The cells right below some labels, each behind its own: the last label stands over the last
    of the days. A label that says of its day only that it is that of issue adds nothing to it."""
    labels = knowledge.derived(Labels)
    days = sum(
        1 for _ in takewhile(lambda cell: find_dates(knowledge, cell), cells if heads else ())
    )
    above = heads[-days:] if days else ()
    for cell, head in zip_longest(cells, above):
        yield cell, f"{head} {cell}" if head and labels.says_all_of(head) else cell


def words_before(knowledge: KnowledgeSnapshot, candidate: DateCandidate) -> str:
    """What its line says before the date and is no label, in small letters: 'joined:'."""
    line = candidate.snippet
    printed = find_dates(knowledge, line)
    before = line[: printed[0].start] if printed else ""
    labels = knowledge.derived(Labels)
    rest = labels.clock.sub(" ", labels.any.sub(" ", before))
    return " ".join(re.findall(r"[^\W\d_]+", rest)).lower()


def _without_change(line: str, dates: Sequence[PrintedDate], change: re.Match[str] | None) -> str:
    """'Published 1 May 2000, updated 3 May 2000' up to the change; nothing of a line that tells a
    change alone."""
    if change is None:
        return line
    parted = dates[0].end <= change.start() and change.end() <= dates[-1].start
    return line[: change.start()] if parted else ""
