"""A day that another place of the page disputes, as a set of both days."""

from collections.abc import Sequence
from dataclasses import replace

from archive.dates.candidates import DateCandidate, DayLine
from archive.dates.choosing.comparing import (
    MOST_DAYS_APART,
    days_apart,
    is_long_before,
    may_agree,
)
from archive.dates.choosing.widening import DAYS_DIFFER
from archive.dates.methods import IN_SIGHT, MACHINE, OF_SITE, PRINTED

_DAYS_APART_BY_RULE = {"header-line", "dateline"}
"""A dateline says when a text was written; the day over it, when it was given out."""

_BEFORE_THE_EYES = frozenset(IN_SIGHT) - {"url"}


def disputed(chosen: DateCandidate, ranked: Sequence[DateCandidate]) -> DateCandidate:
    """A day that one place prints, as a set with what one other place prints, a month apart at
    most: nothing tells which of the two slipped, or is of another story. What elements are called,
    and lines far from the title, dispute nothing: on 250 pages that withheld three right days. Nor
    does an address with the next day, or is the place where the pages of a site have their day."""
    if chosen.method not in PRINTED or chosen.precision != "day" or OF_SITE in chosen.place:
        return chosen
    others = [candidate for candidate in ranked if candidate.method != chosen.method]
    rivals = [
        other
        for other in others
        if other.method in PRINTED
        and other.precision == "day"
        and {other.method, chosen.method} != _DAYS_APART_BY_RULE
        and not may_agree(other, chosen)
        and not _is_next_in_address(other, chosen)
        and days_apart(other, chosen) <= MOST_DAYS_APART
    ]
    if len(rivals) != 1 or any(may_agree(other, chosen) for other in others):
        return chosen
    return _either(chosen, rivals[0])


def contradicted(
    chosen: DateCandidate, ranked: Sequence[DateCandidate], changed: Sequence[str]
) -> DateCandidate:
    """A day that a system wrote and nothing in sight shows, as a set with the day that is printed:
    where it is one voice against one that says more than a mere day, or a month later, as after the
    move of a site; or where a line says of the day before or behind that it is that of issue. The
    address is no more in sight than the system that made it."""
    if chosen.method not in MACHINE or chosen.precision != "day":
        return chosen
    others = [candidate for candidate in ranked if candidate.method != chosen.method]
    agreeing = {candidate.method for candidate in others if may_agree(candidate, chosen)}
    if not agreeing.isdisjoint(_BEFORE_THE_EYES):
        return chosen
    printed = [
        candidate
        for candidate in others
        if candidate.method in PRINTED and candidate.precision == "day"
        if candidate.value not in changed and not may_agree(candidate, chosen)
    ]
    for rival in printed:
        is_next = days_apart(rival, chosen) == 1
        is_even = not agreeing and rival.method != "url" and rival.line is not DayLine.BARE
        is_moved = "url" not in agreeing and is_long_before(rival, chosen)
        if is_moved or (rival.line is DayLine.LABELLED if is_next else is_even):
            return _either(chosen, rival)
    return chosen


def _is_next_in_address(other: DateCandidate, chosen: DateCandidate) -> bool:
    """Whether an address has the day after that of a line: of UTC, or of the paper that the text
    was in next morning."""
    pair = (chosen.method, other.method)
    is_behind = other.value > chosen.value and days_apart(other, chosen) == 1
    return pair == ("header-line", "url") and is_behind


def _either(chosen: DateCandidate, rival: DateCandidate) -> DateCandidate:
    """The set of both."""
    doubts = (*chosen.doubts, DAYS_DIFFER)
    return replace(chosen, others=(*chosen.others, rival.value), doubts=doubts)
