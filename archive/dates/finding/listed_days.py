"""Candidates for the day of issue from the listings that link to a page."""

from collections.abc import Sequence

from archive.dates.candidates import DAY_OR_MONTH, DateCandidate
from archive.dates.methods import LISTING
from archive.models import IssueDate
from archive.sites import Listed

LISTINGS_DIFFER = "listings-differ"
"""The doubt about a day where two listings print two: neither counts."""

DAY_OF_LISTING = "day-of-listing"
"""The doubt about a day that nothing but a listing prints."""

LISTING_DIFFERS = "listing-day-differs"
"""The doubt about a day that the page prints, and a listing another."""

_WITHHELD = "other-listing"
_SURE = 0.65


def listed_days(listed: Sequence[Listed]) -> tuple[DateCandidate, ...]:
    """The day of each listing. Where no day fits all of them they are evidence, never chosen."""
    dated = [listed_page for listed_page in listed if listed_page.entry.days]
    days = [set(listed_page.entry.days) for listed_page in dated]
    agree = bool(days and set.intersection(*days))
    return tuple(_candidate(listed_page, LISTING if agree else _WITHHELD) for listed_page in dated)


def doubts_of(listed: Sequence[DateCandidate], issued: IssueDate, method: str) -> tuple[str, ...]:
    """What is doubtful of a day of issue, seeing what listings print. method: how it was found."""
    if any(candidate.method == _WITHHELD for candidate in listed):
        return (LISTINGS_DIFFER,)
    if issued.precision != "day":
        return ()
    if method == LISTING:
        return (DAY_OF_LISTING,)
    days = {day for candidate in listed for day in candidate.readings}
    return (LISTING_DIFFERS,) if days and issued.value not in days else ()


def _candidate(listed: Listed, method: str) -> DateCandidate:
    entry = listed.entry
    first, *others = entry.days
    doubts = (DAY_OR_MONTH,) if others else ()
    return DateCandidate(
        first, "day", method, listed.place, entry.printed, _SURE, tuple(others), doubts=doubts
    )
