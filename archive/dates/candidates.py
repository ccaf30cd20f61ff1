"""What may be the day of issue: each candidate a set of days, with the place it was found in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from archive.dates.reading.numbers import Order
from archive.dates.reading.printed import DateKind, PrintedDate, read_date
from archive.knowledge.snapshot import KnowledgeSnapshot

DAY_OR_MONTH = "day-or-month"
"""The doubt about a number of which nothing says whether its day or its month comes first."""

WEEKDAY_DIFFERS = "weekday-differs"
"""The doubt about a day beside which another weekday is printed than it was."""

_AMBIGUOUS = 0.7
"""What is left of the confidence where day and month could be the other way round."""


class DayLine(StrEnum):
    """What a line that is there for its day says besides."""

    BARE = "bare"
    """Nothing, or the weekday and the hour."""

    WORDED = "worded"
    """Words that stand beside such a day: 'on', 'Uhr'."""

    LABELLED = "labelled"
    """That it is the day of issue, and nothing more."""

    PLACED = "placed"
    """A place."""

    PART = "part"
    """Other matters, parted from the day: who wrote, how many comments there are."""

    @property
    def is_told(self) -> bool:
        """Whether words say what the day is."""
        return self in (DayLine.LABELLED, DayLine.WORDED)


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A set of days one of which may be that of issue, and where it was found.

    value: the likeliest. others: what it may be besides. or_earlier: or any day before.
    doubts: why it is more than one day. method: see archive/dates/methods.py. snippet: the raw text
    it was read from. confidence: 0 to 1, before it meets the others. line: of what kind its line
    is; None where it was found elsewhere, or in a line that is not there for it.
    """

    value: str
    precision: str
    method: str
    place: str
    snippet: str
    confidence: float
    others: tuple[str, ...] = ()
    or_earlier: bool = False
    doubts: tuple[str, ...] = ()
    line: DayLine | None = None

    @property
    def readings(self) -> tuple[str, ...]:
        """Every value it may have; where it is `or_earlier`, the latest of them."""
        return (self.value, *self.others)

    @property
    def is_sure(self) -> bool:
        """Whether it says one thing only."""
        return not self.others and not self.or_earlier


def read_candidate(
    knowledge: KnowledgeSnapshot,
    text: str,
    method: str,
    place: str,
    confidence: float,
    latest: date = date.max,
    order: Order | None = None,
) -> DateCandidate | None:
    """The date of a short text as a candidate."""
    printed = read_date(knowledge, text, latest, order)
    if printed is None:
        return None
    if printed.kind != DateKind.PRINTED:
        method = DateKind.EVENT
    return candidate_of(printed, method, place, text.strip(), confidence)


def candidate_of(
    printed: PrintedDate, method: str, place: str, snippet: str, confidence: float
) -> DateCandidate:
    """A printed date as a candidate; less sure where day and month could be the other way round, or
    the weekday beside it is that of another day."""
    others, doubts = _left_open(printed)
    sure = confidence * (_AMBIGUOUS if doubts else 1.0)
    return DateCandidate(
        printed.value, printed.precision, method, place, snippet[:200], sure, others, doubts=doubts
    )


def _left_open(printed: PrintedDate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What else a printed date may be, and why."""
    if printed.turned:
        return (printed.turned,), (DAY_OR_MONTH,)
    if printed.other_days and printed.precision == "day":
        return printed.other_days, (WEEKDAY_DIFFERS,)
    return (), ()
