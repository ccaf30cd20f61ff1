"""Describing knows no clock: the day on which a capture was taken in bounds its dates."""

from dataclasses import replace
from datetime import UTC, date, datetime

from archive.describe.describer import describer_of
from archive.models import Capture
from tests.archive.knowledge import DEMO

PAGE = (
    b"<html><h1>Ferry runs again</h1><p>Vidra, 12 March 2003 - The ferry runs again.</p>"
    b"<p>The river fell on Monday, and the boats went out.</p></html>"
)


def issued(today: date, capture: Capture) -> str | None:
    (release,) = describer_of(DEMO, today).describe(capture).releases
    return release.issued.value


def test_what_is_held_is_described_alike_on_every_day() -> None:
    capture = Capture("a", PAGE, accession=datetime(2026, 11, 24, tzinfo=UTC))
    days = (date(2001, 1, 1), date(2026, 11, 24), date(2090, 1, 1))
    descriptions = [describer_of(DEMO, day).describe(capture) for day in days]
    assert descriptions[0] == descriptions[1] == descriptions[2]
    assert issued(days[0], capture) == "2003-03-12"


def test_a_clock_that_was_wrong_at_the_accession_empties_no_date() -> None:
    capture = Capture("a", PAGE, accession=datetime(2001, 1, 1, tzinfo=UTC))
    assert issued(date(2001, 1, 1), capture) == "2003-03-12"


def test_no_release_is_later_than_its_accession() -> None:
    later = Capture(
        "a", PAGE.replace(b"2003", b"2031"), accession=datetime(2026, 11, 24, tzinfo=UTC)
    )
    assert issued(date(2040, 1, 1), later) != "2031-03-12"
    assert issued(date(2040, 1, 1), replace(later, accession=None)) == "2031-03-12"
