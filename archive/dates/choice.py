"""The day of issue chosen among candidates; all of them stay as evidence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from archive.dates.printed import FIRST_YEAR, DateCandidate, days_of
from archive.models import Evidence, IssueDate

TRUST = (
    "profile",
    "json-ld",
    "meta",
    "header-line",
    "dateline",
    "title",
    "time",
    "meta-date",
    "url",
    "htmldate",
)
"""Methods in order of trust. What is not here ('modified', 'event', ...) is evidence, never chosen:
a page's change, its copyright or the day of an event is not the day of issue. 'meta-date' is a
field that says 'date' and not which one."""

_MACHINE = ("json-ld", "meta", "time", "meta-date")
_UTC = re.compile(r"T(\d\d):\d\d.*?(?:Z|[+-]00:?00)\Z")
_MIDNIGHT_IN_EUROPE = re.compile(r"T2[23]:00(?::00)?(?:\.0+)?(?:Z|[+-]00:?00)\Z")
_MORNING, _EVENING = 10, 20
_PRINTED = ("header-line", "dateline", "title", "url")
_MIGRATION_DAYS = 31
_AGREEMENT = 0.03
_CONFLICT, _NEAR_CONFLICT = 0.75, 0.9


def choose_issued(
    candidates: Sequence[DateCandidate], latest: date
) -> tuple[IssueDate, tuple[Evidence, ...]]:
    """The issue date and the evidence: one for each candidate, the chosen one first.

    latest: no release is later. Conflicts lower the confidence; a finer date that agrees refines a
    coarse one; metadata of a migrated site gives way to printed dates.
    """
    ranked = sorted(
        (one for one in candidates if one.method in TRUST and _possible(one, latest)),
        key=lambda one: (TRUST.index(one.method), -one.confidence),
    )
    if not ranked:
        return IssueDate(), tuple(_evidence(one, chosen=False) for one in candidates)
    changed = [
        one.value for one in candidates if one.method == "modified" and _possible(one, latest)
    ]
    first = _local_day(_outvoted(_not_migrated(ranked, changed), ranked), ranked)
    chosen = _settled(_refined(first, ranked), ranked)
    rest = [one for one in candidates if one is not chosen]
    sure = replace(chosen, confidence=_confidence(chosen, ranked))
    evidence = (
        _evidence(sure, chosen=True),
        *(_evidence(one, chosen=False) for one in dict.fromkeys(rest)),
    )
    return issue_date(chosen.value), evidence


def issue_date(value: str) -> IssueDate:
    """The issue date of 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', with the bounds that follow from it."""
    earliest, latest = days_of(value)
    precision = ("year", "month", "day")[value.count("-")]
    return IssueDate(value, precision, earliest, latest)


def _possible(candidate: DateCandidate, latest: date) -> bool:
    first, _ = days_of(candidate.value)
    return first.year >= FIRST_YEAR and first <= latest


def _not_migrated(ranked: Sequence[DateCandidate], changed: Sequence[str]) -> DateCandidate:
    """The most trusted; but where a page's metadata stand alone against two printed dates that
    agree, and come more than a month later, they tell when the page was moved.

    changed: the days on which the page says that it was changed. Where none is later than the day
    of issue, that may be a day of building, and one day printed in the page itself will do.
    """
    first = ranked[0]
    if first.method not in _MACHINE:
        return first
    printed = [one for one in ranked if one.method in _PRINTED and _is_long_before(one, first)]
    for one in printed:
        if len({other.method for other in printed if _agree(one.value, other.value)}) > 1:
            return one
    if not changed or max(changed) > first.value:
        return first
    return next((one for one in printed if _is_day_in_page(one)), first)


def _is_day_in_page(one: DateCandidate) -> bool:
    return one.method in ("header-line", "dateline") and one.precision == "day"


def _outvoted(first: DateCandidate, ranked: Sequence[DateCandidate]) -> DateCandidate:
    """The most trusted; but where it stands alone against two kinds of evidence that agree on
    another day, it is a slip: of the content system, or of the hand that wrote last year's number.
    """
    if first.method == "profile":
        return first
    others = [one for one in ranked if not _agree(one.value, first.value)]
    if any(one.method != first.method and _agree(one.value, first.value) for one in ranked):
        return first
    for one in others:
        agreeing = {other.method for other in others if _agree(one.value, other.value)}
        if one.precision == "day" and len(agreeing - {"htmldate"}) > 1:
            return one
    return first


def _local_day(chosen: DateCandidate, ranked: Sequence[DateCandidate]) -> DateCandidate:
    """Where a time in UTC was chosen, the day that the page itself prints for it.

    Late in the evening of New York it is tomorrow in UTC; late in UTC it is tomorrow in Geneva. A
    time of 22:00 or 23:00 sharp is the midnight of a field in Central Europe that has no clock.
    """
    utc = _UTC.search(chosen.snippet)
    if not utc or chosen.method not in _MACHINE or _MORNING <= int(utc[1]) < _EVENING:
        return chosen
    step = timedelta(days=-1 if int(utc[1]) < _MORNING else 1)
    wanted = (days_of(chosen.value)[0] + step).isoformat()
    if _MIDNIGHT_IN_EUROPE.search(chosen.snippet):
        return replace(chosen, value=wanted)
    local = (one for one in ranked if one.value == wanted and not _UTC.search(one.snippet))
    return next(local, chosen)


def _is_long_before(one: DateCandidate, other: DateCandidate) -> bool:
    return one.value < other.value and _days_apart(one, other) > _MIGRATION_DAYS


def _refined(chosen: DateCandidate, ranked: Sequence[DateCandidate]) -> DateCandidate:
    """A day inside the month or year that was chosen, where another candidate gives one."""
    finer = (one for one in ranked if one.value.startswith(f"{chosen.value}-"))
    return next(finer, chosen)


def _settled(chosen: DateCandidate, ranked: Sequence[DateCandidate]) -> DateCandidate:
    """Where '04/03/2017' was read the wrong way round, the candidate that says so."""
    if not chosen.ambiguous:
        return chosen
    year, month, day = chosen.value.split("-")
    turned = f"{year}-{day}-{month}"
    return next((one for one in ranked if one.value == turned and not one.ambiguous), chosen)


def _confidence(chosen: DateCandidate, ranked: Sequence[DateCandidate]) -> float:
    others = [one for one in ranked if one.method != chosen.method]
    agreeing = {one.method for one in others if _agree(chosen.value, one.value)}
    # A vote of last resort that differs says little against what is printed.
    against = [one for one in others if one.method not in agreeing and one.method != TRUST[-1]]
    if against:
        near = all(_days_apart(chosen, one) <= 1 for one in against)
        return chosen.confidence * (_NEAR_CONFLICT if near else _CONFLICT)
    return min(0.99, chosen.confidence + _AGREEMENT * len(agreeing))


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _days_apart(one: DateCandidate, other: DateCandidate) -> int:
    first, last = sorted((days_of(one.value), days_of(other.value)))
    return max(0, (last[0] - first[1]).days)


def _evidence(candidate: DateCandidate, *, chosen: bool) -> Evidence:
    return Evidence(
        "issued",
        candidate.value,
        candidate.method,
        candidate.place,
        candidate.snippet[:200],
        round(candidate.confidence, 3),
        chosen,
    )
