"""Candidates for the day of issue as sets: what widens the day that is named, what narrows it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from archive.dates.candidates import DAY_OR_MONTH, WEEKDAY_DIFFERS, DateCandidate
from archive.dates.methods import IN_SIGHT, MACHINE, MENTION
from archive.dates.reading.numbers import Order
from archive.dates.reading.printed import DateKind, days_of

UTC_EDGE = "day-at-edge-of-utc"
"""The doubt about a stamp in UTC where the clocks of the page may have shown another day."""

CHANGE_IN_SIGHT = "change-in-sight"
"""The doubt about a day of issue that nobody sees on the page, which prints that of its change."""

DAY_OF_CHANGE = "day-of-change"
"""The doubt about a day that the page gives as that of its last change too."""

DAYS_DIFFER = "days-differ"
"""The doubt about a day that one place of the page shows, and another place of it another day."""

_SLACK = {DAYS_DIFFER: 7, WEEKDAY_DIFFERS: 7, CHANGE_IN_SIGHT: 1, DAY_OF_CHANGE: 1}
"""How many days the bounds of such a set are wider: where two places differ, or day and weekday do,
neither need be right; those who publish a change, and those who print it, may have other clocks."""

_STAMP = re.compile(r"\d{4}-?\d\d-?\d\d")
_UTC = re.compile(r"[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)? ?(?:Z|GMT|UTC|[+-]00:?00)\Z")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_ZONE = re.compile(r"T?([+-]\d\d):(\d\d)\Z")
_ZONED = re.compile(r"(?P<moment>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?P<zone>Z|[+-]\d{4})", re.A)
_AT_ZERO = re.compile(r"T?(?:[+-]0000|Z)\Z")
_NO_ZONE = re.compile(r"\A\d{4}-\d\d-\d\d[T ](\d\d):\d\d(?::\d\d(?:\.\d+)?)?\Z")
_HOURS, _FAR_WEST, _FAR_EAST = 24, 10, 13
"""The hours of a day; how far the clocks of Hawaii are behind UTC, and those of Tonga before it."""
_IN_A_LINE = "line "
"""How the place of a date begins that stands in a line of the page, not among its metadata."""


def by_clocks(candidate: DateCandidate, hours: Callable[[], tuple[int, int]]) -> DateCandidate:
    """The candidate with every day that the clocks of the page may have shown at a stamp in UTC.

    hours: how far they may be from UTC. A stamp at their midnight sharp is that of a field without
    a clock, and says its day; at midnight of UTC too.
    """
    time = _UTC.search(candidate.snippet) if candidate.method in MACHINE else None
    if time is None or candidate.precision != "day":
        return candidate
    hour, minute, second = (int(part or 0) for part in time.groups())
    if (hour, minute, second) == (0, 0, 0):
        return candidate
    west, east = hours()
    day = date.fromisoformat(candidate.value)
    if minute == second == 0 and any((hour + far) % _HOURS == 0 for far in range(west, east + 1)):
        if hour + east < _HOURS:
            return candidate
        if east - west <= 1:  # one zone, in summer and in winter
            return replace(candidate, value=(day + timedelta(days=1)).isoformat())
    steps = [-1] * (hour + west < 0) + [1] * (hour + east >= _HOURS)
    if not steps:
        return candidate
    others = tuple((day + timedelta(days=step)).isoformat() for step in steps)
    doubts = (*candidate.doubts, UTC_EDGE)
    return replace(candidate, others=(*candidate.others, *others), doubts=doubts)


def by_neighbours(candidate: DateCandidate, printed: Sequence[DateCandidate]) -> DateCandidate:
    """The candidate with the day before or behind it that a line of the page prints, where its
    stamp has an hour and no zone: it may be of UTC, and another day on the clocks of the page. A
    line that may be that of the last change tells nothing of it."""
    time = _NO_ZONE.search(candidate.snippet) if candidate.method in MACHINE else None
    if time is None or candidate.precision != "day":
        return candidate
    hour, day = int(time[1]), date.fromisoformat(candidate.value)
    steps = [-1] * (hour < _FAR_WEST) + [1] * (hour >= _HOURS - _FAR_EAST)
    neighbours = {(day + timedelta(days=step)).isoformat() for step in steps}
    changes = {change.value for change in printed if change.method == "modified"}
    lines = {line.value for line in printed if line.method == "header-line"}
    others = neighbours & (lines - changes)
    if not others:
        return candidate
    doubts = (*candidate.doubts, UTC_EDGE)
    return replace(candidate, others=(*candidate.others, *others), doubts=doubts)


def by_changes(candidate: DateCandidate, changes: Sequence[DateCandidate]) -> DateCandidate:
    """The candidate with all days before it, where the page says of the same moment that it was
    changed then: a system that keeps no day of issue writes that of the last change or of building.

    Where both have a clock, it is the same moment only if the clocks agree; where the page tells of
    a later change too, the moment is not that of the last. A <time> that stands in
    the line of the change ('Updated 3 May 2014') is that change.
    """
    if candidate.method == "time" and any(_is_line_of(change, candidate) for change in changes):
        return replace(candidate, or_earlier=True, doubts=(*candidate.doubts, DAY_OF_CHANGE))
    if candidate.method not in MACHINE or not _STAMP.match(candidate.snippet.strip()):
        return candidate
    clocked = [change for change in changes if _CLOCK.search(change.snippet)]
    alike = clocked if clocked and _CLOCK.search(candidate.snippet) else changes
    same = [change for change in alike if _same_moment(candidate, change)]
    if not same or any(_is_later(change, candidate) for change in changes):
        return candidate
    return replace(candidate, or_earlier=True, doubts=(*candidate.doubts, DAY_OF_CHANGE))


def by_order(candidate: DateCandidate, order: Callable[[], Order | None]) -> DateCandidate:
    """Of a number that can be read two ways, the reading in the order that the page tells."""
    if DAY_OR_MONTH not in candidate.doubts:
        return candidate
    page_order = order()
    if page_order is None or page_order == "ymd":
        return candidate
    value = candidate.value if page_order == "dmy" else candidate.others[0]
    doubts = tuple(doubt for doubt in candidate.doubts if doubt != DAY_OR_MONTH)
    return replace(candidate, value=value, others=candidate.others[1:], doubts=doubts)


def by_sight(candidate: DateCandidate, evidence: Sequence[DateCandidate]) -> DateCandidate:
    """The candidate up to the last change, where the page prints the day of that change alone: the
    text that it holds is of that day, and what a system keeps besides is often that of a draft.

    Of 11 pages drawn at random on which it was so, 5 were filed under the day of the change.
    """
    if candidate.method not in MACHINE or not candidate.is_sure or candidate.precision != "day":
        return candidate
    mentioned = {other.value for other in evidence if other.method == MENTION}
    printed = {other.value for other in evidence if other.method in IN_SIGHT}
    if any(agree(value, candidate.value) for value in printed | mentioned):
        return candidate
    changes = [
        other for other in evidence if other.method == "modified" and other.value > candidate.value
    ]
    days_in_sight = {change.value for change in changes if change.place.startswith(_IN_A_LINE)}
    days_in_sight |= {change.value for change in changes} & printed
    doubts = (*candidate.doubts, CHANGE_IN_SIGHT)
    last = max(change.value for change in changes) if days_in_sight else ""
    return replace(candidate, others=(last,), doubts=doubts) if days_in_sight else candidate


def by_announcement(
    candidate: DateCandidate, to_come: Callable[[], frozenset[str]]
) -> DateCandidate:
    """The candidate as that of an event, where the text says of its day that it is to come."""
    if candidate.method != "header-line" or candidate.precision != "day":
        return candidate
    return replace(candidate, method=DateKind.EVENT) if candidate.value in to_come() else candidate


def narrowed(
    candidate: DateCandidate, evidence: Sequence[DateCandidate], mentions: Sequence[DateCandidate]
) -> DateCandidate:
    """What is left of a set by the other candidates that agree with it, the most trusted first.

    mentions: dates that stand somewhere in the page; they count where all that agree are one day.
    """
    agreeing = [mention for mention in mentions if mention.value in candidate.readings]
    if len({mention.value for mention in agreeing}) == 1:
        evidence = (*evidence, *agreeing)
    if UTC_EDGE in candidate.doubts:  # another field of the system may hold the day of UTC alone
        evidence = sorted(evidence, key=lambda other: other.method not in IN_SIGHT)
    for other in evidence:
        if candidate.is_sure:
            break
        if other is not candidate and other.is_sure and not _same_source(candidate, other):
            candidate = _within(candidate, other)
    return candidate


def is_stamped(candidate: DateCandidate) -> bool:
    """Whether a field of the page, no line, gives its day with the hour, as systems write it."""
    return (
        candidate.precision == "day"
        and not candidate.place.startswith(_IN_A_LINE)
        and _CLOCK.search(candidate.snippet) is not None
    )


def span_of(candidate: DateCandidate) -> tuple[date | None, date]:
    """The first and the last day that a candidate allows, with what its doubts add to them; None
    where it allows any before."""
    spans = [days_of(value) for value in candidate.readings]
    slack = timedelta(days=max((_SLACK.get(doubt, 0) for doubt in candidate.doubts), default=0))
    earliest = None if candidate.or_earlier else min(first for first, _ in spans) - slack
    return earliest, max(last for _, last in spans) + slack


def _same_moment(candidate: DateCandidate, change: DateCandidate) -> bool:
    stamps = [stamp.snippet.strip() for stamp in (candidate, change)]
    clocks = [_CLOCK.search(stamp) is not None for stamp in stamps]
    if all(clocks):
        return _plain(stamps[0]) == _plain(stamps[1])
    return not any(clocks) and candidate.value == change.value and candidate.precision == "day"


def _is_later(change: DateCandidate, candidate: DateCandidate) -> bool:
    """Whether the stamp of a change is later than that of a candidate by the same clock."""
    later, stamp = (_ZONED.fullmatch(_plain(each.snippet.strip())) for each in (change, candidate))
    if not later or not stamp or later["zone"] != stamp["zone"]:
        return False
    return later["moment"] > stamp["moment"]


def _plain(stamp: str) -> str:
    """One way of writing a moment: '2014-05-03 10:11:12+0000' as '2014-05-03T10:11:12Z'."""
    without_colon = _ZONE.sub(r"\1\2", stamp.replace(" ", "T", 1))
    return _AT_ZERO.sub("Z", without_colon)


def _is_line_of(change: DateCandidate, candidate: DateCandidate) -> bool:
    return change.place.startswith(_IN_A_LINE) and change.value == candidate.value


def _same_source(candidate: DateCandidate, other: DateCandidate) -> bool:
    """Two fields that one system filled tell no more than one."""
    return candidate.or_earlier and other.method in MACHINE and bool(_STAMP.match(other.snippet))


def _within(candidate: DateCandidate, other: DateCandidate) -> DateCandidate:
    kept = [value for value in candidate.readings if agree(value, other.value)]
    if not kept or (candidate.or_earlier and other.precision == "year"):
        return candidate
    # A system that wrote the day of a later change would hardly hit the month of the address.
    exact = candidate.or_earlier
    doubts = () if len(kept) == 1 else candidate.doubts
    return replace(
        candidate,
        value=kept[0],
        others=tuple(kept[1:]),
        or_earlier=candidate.or_earlier and not exact,
        doubts=doubts,
    )


def agree(first: str, other: str) -> bool:
    """Whether one of two values holds the other: '2003' and '2003-02-07'."""
    return first.startswith(other) or other.startswith(first)
