"""Candidates for the day of issue from around a text: its title, its header lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.dates.candidates import DateCandidate, DayLine, candidate_of
from archive.dates.finding.date_labels import Labels
from archive.dates.finding.line_dates import (
    dates_in_line,
    with_label_above,
    words_before,
)
from archive.dates.methods import MENTION
from archive.dates.reading.numbers import Order
from archive.dates.reading.printed import DateKind, find_dates
from archive.knowledge.snapshot import KnowledgeSnapshot

_NEAR_TITLE, _BESIDE_TITLE = 8, 4
_MOST_DAYS = 8
_TELLING, _LONGEST = 15, 1000
_MOST_FIELDS = 3
_YEAR = re.compile(r"(?:19|20)\d\d|\d[/.]\d\d?[/.]\d\d\b")
_FIELD = re.compile(r"[^\W\d][^\d:]{0,30}:")


@dataclass(frozen=True, slots=True)
class _Line:
    """A candidate, and how many lines behind the title it stands; None where no line is that."""

    candidate: DateCandidate
    behind: int | None

    @property
    def is_over_title(self) -> bool:
        """Whether it may be the day on which the page was looked at, in the head of a site."""
        return self.behind is not None and self.behind < 0 and self.is_bare

    @property
    def is_far(self) -> bool:
        """Whether other lines stand between it and the title, as between that and other stories."""
        return abs(self.behind or 0) > _BESIDE_TITLE

    @property
    def tells_of_story(self) -> bool:
        """Whether it stands below the title, with more than the day: a label, an hour, a name."""
        return bool(self.behind and self.behind > 0 and self.is_near and not self.is_bare)

    @property
    def is_bare(self) -> bool:
        return self.candidate.line is DayLine.BARE

    @property
    def is_near(self) -> bool:
        return self.behind is None or abs(self.behind) <= _NEAR_TITLE


def header_dates(
    knowledge: KnowledgeSnapshot,
    lines: Sequence[str],
    title: str,
    latest: date,
    order: Order | None = None,
    behind: Sequence[str] = (),
) -> tuple[DateCandidate, ...]:
    """Every date that stands alone, or with a label or a place, in a line around the title; then
    those of changes, and those that are merely mentioned.

    Where many days stand it is a table or a list of other pages: only those beside the title count.
    Of several days the labelled one comes first, then one right beside the title: those of other
    stories, of members and of comments stand further down. A mere day over the title counts only
    beside it, and where no line below it tells more than a day; nor do several of them then.

    behind: lines that follow, which may tell where an event is to be.
    """
    at = _line_of_title(lines, title)
    every = list(_in_lines(knowledge, lines, behind, at, latest, order))
    others = [line.candidate for line in every if line.candidate.method != "header-line"]
    in_header = [line for line in every if line.candidate.method == "header-line"]
    of_issue = _without_columns(knowledge, in_header)
    mere = _mere(of_issue)
    others += [replace(line.candidate, method=MENTION) for line in mere]
    of_issue = [line for line in of_issue if line not in mere]
    days = {line.candidate.value for line in of_issue}
    if len(days) > _MOST_DAYS:
        of_issue = [line for line in of_issue if at is not None and line.is_near]
    ordered = sorted(of_issue, key=_of_one_day if len(days) == 1 else _of_many_days)
    return (*(line.candidate for line in ordered), *others)


def _in_lines(
    knowledge: KnowledgeSnapshot,
    lines: Sequence[str],
    behind: Sequence[str],
    at: int | None,
    latest: date,
    order: Order | None,
) -> Iterator[_Line]:
    """Every date of these lines but that of the title; at: its number. Days of occasions come with
    method 'event'."""
    occasions = {*_occasions(knowledge, [*lines, *behind])}
    for number, (printed, line) in enumerate(with_label_above(knowledge, lines)):
        if number == at:
            continue
        for candidate in dates_in_line(knowledge, line, f"line {number + 1}", latest, order):
            if printed in occasions:
                candidate = replace(candidate, method=DateKind.EVENT)
            yield _Line(candidate, None if at is None else number - at)


def title_date(
    knowledge: KnowledgeSnapshot, title: str, latest: date, order: Order | None = None
) -> DateCandidate | None:
    """The date that opens or ends a title: '1 May 2000 Press Release: ...', 'Update: 1 May 2000';
    or is a part of it: 'Boats return - 1.5.2000 - NAME OF THE SITE'.

    A date inside a title is mostly that of an event, and what is longer than a paragraph is none.
    """
    for printed in find_dates(knowledge, title, latest, order) if len(title) <= _LONGEST else ():
        if printed.kind != DateKind.PRINTED or printed.precision != "day":
            continue
        before, after = title[: printed.start].rstrip(), title[printed.end :].lstrip()
        opens = not before.strip("([ ") and bool(re.match(r"[-–—:|)\]]|$", after))
        labels = knowledge.derived(Labels)
        opens = opens or (not before and bool(labels.only.match(after)))
        # 'RIVER OFFICE Press Release, 1 May 2000: ...'
        opens = opens or (after[:1] in (":", "-", "–") and bool(labels.kind_ahead.search(before)))
        ends = not after.strip(")] .") and bool(re.search(r"[-–—:|,(\[]$", before))
        parted = bool(re.search(r"\s[-–—|]$", before) and re.match(r"[-–—|]\s", after))
        if opens or ends or parted:
            return candidate_of(printed, "title", "title", title, 0.75)
    return None


def _occasions(knowledge: KnowledgeSnapshot, lines: Sequence[str]) -> Iterator[str]:
    """The lines that tell when and where something is to be, those right below, and the fields
    above, up to that with a day: 'Date: 3 June 2004', 'Time: 10.00' over 'Venue: River House'. A
    bare day above is that of issue."""
    occasion = knowledge.derived(Labels).occasion
    for number, line in enumerate(lines):
        if occasion.search(line):
            yield from (*lines[number : number + 2], *_fields_above(lines[:number]))


def _fields_above(lines: Sequence[str]) -> Iterator[str]:
    for line in lines[: -_MOST_FIELDS - 1 : -1]:
        if not _FIELD.match(line):
            return
        yield line
        if _YEAR.search(line):
            return


def _mere(lines: Sequence[_Line]) -> list[_Line]:
    """The lines of a mere day that is hardly that of issue: over the title, and far from it; over
    the title or among several such days, as of a list, where a line below the title tells more."""
    is_told = any(line.tells_of_story for line in lines)
    is_list = len({line.candidate.value for line in lines if line.is_bare}) > 1
    return [
        line
        for line in lines
        if (line.is_over_title and (is_told or line.is_far))
        or (line.is_bare and is_list and is_told)
    ]


def _of_one_day(line: _Line) -> tuple[bool, float]:
    return not line.is_near, -line.candidate.confidence


def _of_many_days(line: _Line) -> tuple[bool, bool, bool, float]:
    unsaid = line.candidate.line is not DayLine.LABELLED
    return not line.is_near, unsaid, line.is_far, -line.candidate.confidence


def _without_columns(knowledge: KnowledgeSnapshot, lines: Sequence[_Line]) -> list[_Line]:
    """The lines without those of one wording that is no label and has several days: 'Joined: 1 May
    2000' beside each of those who wrote, 'NAME - 1 May 2000' of each story."""
    if len({line.candidate.value for line in lines}) < 2:
        return list(lines)
    wordings = [words_before(knowledge, line.candidate) for line in lines]
    days: dict[str, set[str]] = {}
    for line, words in zip(lines, wordings, strict=True):
        days.setdefault(words, set()).add(line.candidate.value)
    return [
        line
        for line, words in zip(lines, wordings, strict=True)
        if not words or len(days[words]) == 1
    ]


def _line_of_title(lines: Sequence[str], title: str) -> int | None:
    start = title.strip()[:40]
    named = [
        number
        for number, line in enumerate(lines)
        if line == title or (len(start) >= _TELLING and line.startswith(start))
    ]
    return named[-1] if named else None
