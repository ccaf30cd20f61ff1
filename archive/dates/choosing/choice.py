"""The day of issue chosen among candidates; all of them stay as evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from archive.dates.candidates import DateCandidate
from archive.dates.choosing.comparing import days_apart, is_long_before, may_agree
from archive.dates.choosing.disputes import contradicted, disputed
from archive.dates.choosing.widening import (
    DAY_OF_CHANGE,
    DAYS_DIFFER,
    by_sight,
    narrowed,
    span_of,
)
from archive.dates.methods import MACHINE, MENTION, PRINTED, TRUST
from archive.dates.reading.printed import days_of
from archive.models import Evidence, IssueDate

_EPOCH = "1970-01-01"
"""The day of a field that holds nothing: zero seconds of Unix time."""

_ONE_VOTE = {"far-line": "header-line"}
"""One and the same line may be read as both."""

_VAGUE = ("meta-date", "far-line", "named-element")
"""Methods whose days may be those of anything on the page."""

_AGREEMENT = 0.03
_CONFLICT, _NEAR_CONFLICT = 0.75, 0.9


@dataclass(frozen=True, slots=True)
class Choice:
    """The day of issue, or what is left of it. evidence: one for each reading of a candidate, the
    chosen one first. doubts: why no day is shown."""

    issued: IssueDate
    evidence: tuple[Evidence, ...]
    doubts: tuple[str, ...] = ()


def choose_issued(candidates: Sequence[DateCandidate], latest: date, first_year: int) -> Choice:
    """The issue date: a day where the most trusted candidate and all that agrees with it leave one,
    else its bounds.

    latest, first_year: no release is later, or older. Conflicts lower the confidence; a finer date
    that agrees refines a coarse one; metadata of a migrated site gives way to printed dates.
    """
    changed = _changes(candidates, latest, first_year)
    ranked = sorted(
        (
            candidate
            for candidate in candidates
            if candidate.method in TRUST
            and _possible(candidate, latest, first_year)
            and not _is_behind_change(candidate, changed)
        ),
        key=_rank,
    )
    if not ranked:
        return Choice(IssueDate(), _evidence_of(candidates))
    first = _outvoted(_not_migrated(ranked, changed), ranked)
    refined = contradicted(disputed(_refined(first, ranked), ranked), ranked, changed)
    mentions = [candidate for candidate in candidates if candidate.method == MENTION]
    # Where two places differ the same lines, read again, tell nothing.
    is_disputed = DAYS_DIFFER in refined.doubts
    chosen = refined if is_disputed else narrowed(refined, ranked, mentions)
    chosen = by_sight(chosen, candidates)
    sure = replace(chosen, confidence=_confidence(chosen, refined, ranked))
    not_chosen = [
        candidate for candidate in candidates if candidate is not first and candidate is not refined
    ]
    evidence = (_shown(sure), *_evidence_of(not_chosen if sure.is_sure else candidates))
    return Choice(_issued(sure, latest), evidence, sure.doubts)


def _rank(candidate: DateCandidate) -> tuple[int, bool, float]:
    """The most trusted first; of one method, what may be the day of a change comes last."""
    is_change = DAY_OF_CHANGE in candidate.doubts
    return TRUST.index(candidate.method), is_change, -candidate.confidence


def issue_date(value: str) -> IssueDate:
    """The issue date of 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', with the bounds that follow from it."""
    earliest, latest = days_of(value)
    precision = ("year", "month", "day")[value.count("-")]
    return IssueDate(value, precision, earliest, latest)


def _issued(chosen: DateCandidate, latest: date) -> IssueDate:
    """Of several days what they have in common, such as their year, between the bounds of all."""
    if chosen.is_sure:
        return issue_date(chosen.value)
    earliest, last = span_of(chosen)
    ends = () if earliest is None else (earliest.isoformat(), last.isoformat())
    common = _common(ends) if ends else None
    precision = ("year", "month")[common.count("-")] if common else None
    return IssueDate(common, precision, earliest, min(last, latest))


def _common(values: Sequence[str]) -> str | None:
    """'2003-03' of the days '2003-03-04' and '2003-03-05'; None of days of two years."""
    parts = zip(*(value.split("-") for value in values), strict=False)
    shared = takewhile(lambda part: len(set(part)) == 1, parts)
    return "-".join(part[0] for part in shared) or None


def _possible(candidate: DateCandidate, latest: date, first_year: int) -> bool:
    first, _ = days_of(candidate.value)
    empty = candidate.value == _EPOCH and candidate.method in (*MACHINE, "modified")
    return first.year >= first_year and first <= latest and not empty


def _changes(candidates: Sequence[DateCandidate], latest: date, first_year: int) -> tuple[str, ...]:
    """The days on which the page says that it was changed."""
    return tuple(
        candidate.value
        for candidate in candidates
        if candidate.method == "modified" and _possible(candidate, latest, first_year)
    )


def _is_behind_change(candidate: DateCandidate, changed: Sequence[str]) -> bool:
    """A field that says 'date' and not which one gives no day of issue after the last change, nor
    does a place far from the title, such as a clock in the head of a site."""
    return candidate.method in _VAGUE and bool(changed) and candidate.value > max(changed)


def _not_migrated(ranked: Sequence[DateCandidate], changed: Sequence[str]) -> DateCandidate:
    """The most trusted; but where a page's metadata stand alone against two printed dates that
    agree, and come more than a month later, they tell when the page was moved.

    changed: the days on which the page says that it was changed. Where none is later than the day
    of issue, that may be a day of building, and one day printed in the page itself will do.
    """
    first = ranked[0]
    if first.method not in MACHINE:
        return first
    printed = [
        candidate
        for candidate in ranked
        if candidate.method in PRINTED and is_long_before(candidate, first)
    ]
    for candidate in printed:
        if len({other.method for other in printed if may_agree(candidate, other)}) > 1:
            return candidate
    if not changed or max(changed) > first.value:
        return first
    return next((candidate for candidate in printed if _is_day_in_page(candidate)), first)


def _is_day_in_page(candidate: DateCandidate) -> bool:
    return candidate.method in ("header-line", "dateline") and candidate.precision == "day"


def _outvoted(first: DateCandidate, ranked: Sequence[DateCandidate]) -> DateCandidate:
    """The most trusted; but where it stands alone against two kinds of evidence that agree on
    another day, it is a slip: of the content system, or of the hand that wrote last year's number.
    What may be the day of a change has no vote; lines near the title and far from it have one.
    """
    if first.method == "profile":
        return first
    others = [
        candidate
        for candidate in ranked
        if not may_agree(candidate, first) and DAY_OF_CHANGE not in candidate.doubts
    ]
    if any(
        candidate.method != first.method and may_agree(candidate, first) for candidate in ranked
    ):
        return first
    for candidate in others:
        agreeing = {
            _ONE_VOTE.get(other.method, other.method)
            for other in others
            if may_agree(candidate, other)
        }
        if candidate.precision == "day" and len(agreeing) > 1:
            return candidate
    return first


def _refined(chosen: DateCandidate, ranked: Sequence[DateCandidate]) -> DateCandidate:
    """A day inside the month or year that was chosen, where another candidate gives one."""
    finer = (candidate for candidate in ranked if candidate.value.startswith(f"{chosen.value}-"))
    return next(finer, chosen)


def _confidence(
    chosen: DateCandidate, refined: DateCandidate, ranked: Sequence[DateCandidate]
) -> float:
    others = [candidate for candidate in ranked if candidate.method != refined.method]
    agreeing = {other.method for other in others if may_agree(chosen, other)}
    against = [other for other in others if other.method not in agreeing]
    if against:
        near = all(days_apart(chosen, reason) <= 1 for reason in against)
        return chosen.confidence * (_NEAR_CONFLICT if near else _CONFLICT)
    return min(0.99, chosen.confidence + _AGREEMENT * len(agreeing))


def _evidence_of(candidates: Sequence[DateCandidate]) -> tuple[Evidence, ...]:
    """One for each reading of each candidate, none of them chosen."""
    return tuple(
        dict.fromkeys(
            _evidence(candidate, value, chosen=False)
            for candidate in candidates
            if candidate.method != MENTION
            for value in candidate.readings
        )
    )


def _shown(chosen: DateCandidate) -> Evidence:
    """What is shown: a value, or the interval of all days that are left, as EDTF writes it."""
    if chosen.is_sure:
        return _evidence(chosen, chosen.value, chosen=True)
    earliest, last = span_of(chosen)
    return _evidence(chosen, f"{earliest or '..'}/{last}", chosen=True)


def _evidence(candidate: DateCandidate, value: str, *, chosen: bool) -> Evidence:
    return Evidence(
        "issued",
        value,
        candidate.method,
        candidate.place,
        candidate.snippet[:200],
        round(candidate.confidence, 3),
        chosen,
    )
