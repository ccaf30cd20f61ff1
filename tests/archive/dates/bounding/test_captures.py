"""The upper bound that the capture of a page gives, where its clock is set and where it is not."""

from datetime import UTC, date, datetime

import pytest

from archive.describe.describer import describer_of
from archive.models import Capture, Release
from tests.archive.knowledge import GENERIC

TODAY = date(2026, 1, 1)
DESCRIBER = describer_of(GENERIC, TODAY)
PROSE = f"<p>{'The ferry left the harbour before noon with two hundred people. ' * 6}</p>"


def captured(moment: datetime, language: str, line: str = "") -> Release:
    story = f"<h1>Ferries return to Encar</h1><p>{line}</p>{PROSE}"
    page = f"<html lang={language}><title>Ferries</title><body>{story}</body></html>"
    capture = Capture("page.html", page.encode(), moment=moment)
    return DESCRIBER.describe(capture).releases[0]


@pytest.mark.parametrize(
    ("language", "hour", "latest"),
    [
        ("en-AU", 20, date(2003, 5, 2)),
        ("en-AU", 5, date(2003, 5, 1)),
        ("en-US", 23, date(2003, 5, 1)),
    ],
)
def test_the_bound_of_a_capture_is_its_day_where_the_page_comes_from(
    language: str, hour: int, latest: date
) -> None:
    moment = datetime(2003, 5, 1, hour, tzinfo=UTC)
    assert captured(moment, language).issued.latest == latest


def test_a_page_east_of_greenwich_may_be_of_the_day_behind_its_capture_in_utc() -> None:
    release = captured(datetime(2003, 5, 1, 20, tzinfo=UTC), "en-AU", "2 May 2003")
    assert release.issued.value == "2003-05-02"


@pytest.mark.parametrize("year", [1899, 1970, 2031])
def test_a_clock_that_was_not_set_bounds_nothing(year: int) -> None:
    moment = datetime(year, 1, 1, tzinfo=UTC)
    assert captured(moment, "en", "12 May 2004").issued.value == "2004-05-12"
    assert captured(moment, "en").issued.latest == TODAY
