"""The day of issue and its bounds, as people write them."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from archive.errors import UsageError
from archive.models import IssueDate, Release

ISSUED, EARLIEST, LATEST = "issued", "earliest", "latest"

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_PRECISIONS = ("year", "month", "day")


def issue_date(value: str) -> IssueDate:
    """The day, month or year of such a value, with its bounds. Raises UsageError."""
    match = _DAY.fullmatch(value)
    try:
        if match is None:
            raise ValueError("write YYYY-MM-DD, YYYY-MM or YYYY")
        year, month, day = (int(part) if part else 0 for part in match.groups())
        last = monthrange(year, month or 12)[1]
        earliest, latest = date(year, month or 1, day or 1), date(year, month or 12, day or last)
    except ValueError as error:
        raise UsageError(f"{value!r} is no day of issue: {error}") from error
    return IssueDate(value, _PRECISIONS[value.count("-")], earliest, latest)


def with_issued(release: Release, value: str) -> Release:
    """The release of this day, or of an unknown one. Raises UsageError."""
    return replace(release, issued=issue_date(value) if value else IssueDate())


def with_earliest(release: Release, value: str) -> Release:
    """The release issued not before this day; '' for no bound. Where its day is known better, it is
    left as it is. Raises UsageError for what is no day."""
    bound = issue_date(value).earliest if value else None
    issued = release.issued
    latest = issued.latest if _ordered(bound, issued.latest) else None
    return _bounded(release, replace(issued, earliest=bound, latest=latest))


def with_latest(release: Release, value: str) -> Release:
    """The same for issued not after it."""
    bound = issue_date(value).latest if value else None
    issued = release.issued
    earliest = issued.earliest if _ordered(issued.earliest, bound) else None
    return _bounded(release, replace(issued, earliest=earliest, latest=bound))


def prove_bound(release: Release, field: str, value: str) -> None:
    """Raises UsageError where a bound of this day would say nothing of a release, or what is not
    so: a known day has no other bounds."""
    issued = release.issued
    if issued.precision == "day":
        raise UsageError(
            f"the release is of {issued.value}; a known day has no other bounds: correct the field"
            f" {ISSUED!r}, to '' first where the day is not known"
        )
    bounded = with_earliest(release, value) if field == EARLIEST else with_latest(release, value)
    if bounded is release:
        raise UsageError(
            f"{value or 'no bound'!r} does not lie within {issued.value}, when the release was"
            f" issued: correct the field {ISSUED!r} first"
        )
    if value and None in (bounded.issued.earliest, bounded.issued.latest):
        _prove_order(issued, bounded.issued)


def _prove_order(before: IssueDate, after: IssueDate) -> None:
    lost = before.earliest if after.earliest is None else before.latest
    if lost is not None:
        raise UsageError(
            f"earliest would be later than latest, beside {lost}: correct the other bound first"
        )


def _ordered(earliest: date | None, latest: date | None) -> bool:
    return earliest is None or latest is None or earliest <= latest


def _bounded(release: Release, issued: IssueDate) -> Release:
    """With these bounds; where a year or month is known, only with such as lie within it."""
    if not issued.value:
        return replace(release, issued=issued)
    known = issue_date(issued.value)
    days = [day for day in (issued.earliest, issued.latest) if day]
    inside = all(
        known.earliest is not None
        and known.latest is not None
        and known.earliest <= day <= known.latest
        for day in days
    )
    known_day = issued.precision == "day"
    return (
        replace(release, issued=issued) if inside and len(days) == 2 and not known_day else release
    )
