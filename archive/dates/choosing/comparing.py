"""Two candidates for the day of issue beside each other."""

from archive.dates.candidates import DateCandidate
from archive.dates.choosing.widening import agree
from archive.dates.reading.printed import days_of

MOST_DAYS_APART = 31
"""Two days farther apart are no slip: one is that of a move of the site, or of another story."""


def may_agree(first: DateCandidate, other: DateCandidate) -> bool:
    """Whether two sets have a day in common."""
    return any(agree(value, reading) for value in first.readings for reading in other.readings)


def days_apart(candidate: DateCandidate, other: DateCandidate) -> int:
    """How many days lie from the one to the other, at the least."""
    first, last = sorted((days_of(candidate.value), days_of(other.value)))
    return max(0, (last[0] - first[1]).days)


def is_long_before(first: DateCandidate, other: DateCandidate) -> bool:
    return first.value < other.value and days_apart(first, other) > MOST_DAYS_APART
