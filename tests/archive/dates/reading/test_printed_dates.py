"""What days, months and years are read from printed text."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates.candidates import read_candidate
from archive.dates.reading.numbers import days_of_weekday
from archive.dates.reading.printed import (
    DateKind,
    PrintedDate,
    days_of,
    find_dates,
    read_date,
)
from tests.archive.knowledge import GENERIC

LATEST = date(2026, 6, 30)


def only(text: str, order: str | None = "dmy") -> PrintedDate:
    (printed,) = find_dates(GENERIC, text, LATEST, order)
    return printed


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("7 February 2003", "2003-02-07"),
        ("7th of February, 2003", "2003-02-07"),
        ("February 7, 2003", "2003-02-07"),
        ("Feb. 7 2003", "2003-02-07"),
        ("FEBRUARY 6,1997", "1997-02-06"),
        ("Thursday, May 29, 2019", "2019-05-29"),
        ("December 15th, 2004", "2004-12-15"),
        ("26-FEB-1997", "1997-02-26"),
        ("7-Feb-03", "2003-02-07"),
        ("29/07/2003", "2003-07-29"),
        ("07.02.2003", "2003-02-07"),
        ("13-04-2007", "2007-04-13"),
        ("2003-02-07", "2003-02-07"),
        ("2014/9/9", "2014-09-09"),
        ("20030207", "2003-02-07"),
        ("2003-02-07T23:30:00-05:00", "2003-02-07"),
        ("2003-02-07T01:30:00Z", "2003-02-07"),
        ("7 février 2003", "2003-02-07"),
        ("1er mars 2011", "2011-03-01"),
        ("3 aout 2010", "2010-08-03"),
        ("7 de febrero de 2003", "2003-02-07"),
        ("7 февраля 2003 г.", "2003-02-07"),
        ("7. Februar 2003", "2003-02-07"),
        ("7 febbraio 2003", "2003-02-07"),
        ("1º de março de 2010", "2010-03-01"),
        ("7 June, 2007", "2007-06-07"),
        ("February 2003", "2003-02"),
        ("février 2003", "2003-02"),
        ("febrero de 2003", "2003-02"),
        ("феврале 2003", "2003-02"),
        ("2003 February 7", "2003-02-07"),
    ],
)
def test_a_date_is_read_as_printed(printed, value):
    found = only(f"({printed})" if printed == "2014/9/9" else f"x {printed} y")
    assert found.value == value
    assert found.precision == ("day" if len(value) == 10 else "month")
    assert (found.kind, found.turned) == (DateKind.PRINTED, "")


def test_the_span_covers_the_date_and_a_weekday_before_it():
    text = "Lima, Thursday, May 29, 2019 - river"
    printed = only(text)
    assert text[printed.start : printed.end] == "Thursday, May 29, 2019"


@pytest.mark.parametrize(
    "text",
    [
        "31/02/1999",
        "00/00/0000",
        "31 February 2003",
        "February 30, 2003",
        "30 de febrero de 2003",
        "2003-13-01",
        "19991399",
        "1900",
        "the 2030 Agenda",
        "since 1951",
        "version 1.5.03",
        "Tel. 02.44.41.60.12",
        "Tel 254.2.444.416",
        "it may 5 times",
        "12 may rise",
        "",
    ],
)
def test_what_is_no_date_gives_none(text):
    assert find_dates(GENERIC, text, LATEST) == ()


@pytest.mark.parametrize("text", ["1 July 2026", "2087-01-01", "9999-01-01", "31 December 1905"])
def test_a_day_outside_the_window_is_no_date(text):
    assert find_dates(GENERIC, text, LATEST) == ()


def test_the_window_takes_in_its_last_day_and_the_month_it_lies_in():
    assert only("30 June 2026").value == "2026-06-30"
    assert only("June 2026").value == "2026-06"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12/10", None),
        ("(12/10)", "--10-12"),
        ("(29-30/11)", "--11-29"),
        ("(18/3/13)", "2013-03-18"),
    ],
)
def test_day_and_month_in_brackets_are_an_event(text, value):
    dates = find_dates(GENERIC, text, LATEST)
    assert [printed.value for printed in dates] == ([value] if value else [])
    assert all(printed.kind == DateKind.EVENT for printed in dates)


@pytest.mark.parametrize(
    ("text", "value"),
    [("(16-17 October)", "--10-16"), ("(15-16 mayo)", "--05-15"), ("(March 26)", "--03-26")],
)
def test_a_named_month_in_brackets_without_year_is_an_event(text, value):
    assert (only(text).value, only(text).kind) == (value, DateKind.EVENT)


def test_a_day_without_year_is_told_apart():
    printed = only("Bangkok, 4 February - The ferry")
    assert (printed.value, printed.kind, printed.has_year) == ("--02-04", DateKind.YEARLESS, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12-14 May 2014", "2014-05-12"),
        ("8 and 9 May 2014", "2014-05-08"),
        ("29 February – 3 March 2012", "2012-02-29"),
        ("May 12-14, 2014", "2014-05-12"),
    ],
)
def test_a_range_is_one_date_of_its_own_kind(text, value):
    assert (only(text).value, only(text).kind) == (value, DateKind.RANGE)


@pytest.mark.parametrize(
    ("order", "value"), [("dmy", "2003-02-01"), ("mdy", "2003-01-02"), ("ymd", "2001-02-03")]
)
def test_three_small_numbers_follow_the_order_given(order, value):
    printed = only("01/02/03", order)
    assert (printed.value, printed.turned) == (value, "")


def test_without_an_order_both_readings_stay_possible():
    printed = only("01/02/2003", None)
    assert (printed.value, printed.turned) == ("2003-02-01", "2003-01-02")
    assert only("01/01/2003", None).turned == ""
    assert only("01.02.2003", None).turned == "", "with dots the day stands first"


def test_an_order_that_the_calendar_forbids_gives_way():
    printed = only("Posted: 06/20/17")
    assert (printed.value, printed.turned) == ("2017-06-20", "")


def test_a_weekday_settles_the_order():
    printed = only("Ven, 04/03/2015", None)  # a Friday only as 3 April
    assert (printed.value, printed.turned) == ("2015-04-03", "")


@pytest.mark.parametrize(
    ("printed", "year"), [("59", 1959), ("85", 1985), ("99", 1999), ("00", 2000)]
)
def test_two_digits_mean_the_year_that_the_last_day_allows(printed, year):
    assert only(f"20/06/{printed}").value.startswith(str(year))


def test_two_digits_of_a_year_to_come_mean_none_of_a_century_ago():
    assert find_dates(GENERIC, "20/06/07", date(2003, 5, 1)) == ()


def test_the_first_year_is_that_of_the_collection():
    old = replace(GENERIC, collection=replace(GENERIC.collection, first_year=1951))
    assert [printed.value for printed in find_dates(old, "3 May 1959", LATEST)] == ["1959-05-03"]
    assert find_dates(old, "3 May 1950", LATEST) == ()


def test_a_lone_year_or_month_counts_only_where_a_date_is_expected():
    assert read_date(GENERIC, "2003", LATEST) == PrintedDate("2003", "year", 0, 4)
    assert read_date(GENERIC, " 2003-02 ", LATEST) == PrintedDate("2003-02", "month", 1, 8)
    assert read_date(GENERIC, "1905", LATEST) is None
    assert read_date(GENERIC, "2027", LATEST) is None


def test_dates_come_in_the_order_of_the_text():
    text = "On 3 May 2004 (12/10), after February 2001 and 2004-02-29"
    assert [printed.value for printed in find_dates(GENERIC, text, LATEST)] == [
        "2004-05-03",
        "--10-12",
        "2001-02",
        "2004-02-29",
    ]


def test_an_ambiguous_candidate_is_believed_less():
    sure = read_candidate(GENERIC, "20/06/2017", "meta", "meta date", 0.8)
    unsure = read_candidate(GENERIC, "05/06/2017", "meta", "meta date", 0.8)
    assert sure and unsure
    assert unsure.confidence < sure.confidence


def test_a_range_is_an_event_wherever_it_stands():
    candidate = read_candidate(GENERIC, "12-14 May 2014", "profile", ".date", 0.9)
    assert candidate and candidate.method == "event"


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2003", date(2003, 1, 1), date(2003, 12, 31)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("2004-12", date(2004, 12, 1), date(2004, 12, 31)),
        ("2004-12-05", date(2004, 12, 5), date(2004, 12, 5)),
    ],
)
def test_a_coarse_date_covers_its_days(value, first, last):
    assert days_of(value) == (first, last)


DAYS = st.dates(date(GENERIC.first_year, 1, 1), LATEST)


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%A, %d %b. %Y"]))
def test_every_day_of_the_window_is_read_back(day, shape):
    assert only(f"Koblenz, {day.strftime(shape)} – river").value == day.isoformat()


@given(st.text(alphabet="0123456789/-. ()May,ièáфев", max_size=40))
def test_no_text_makes_an_impossible_or_unordered_date(text):
    dates = find_dates(GENERIC, text, LATEST)
    for printed in dates:
        assert 0 <= printed.start < printed.end <= len(text)
        days_of(printed.value if printed.has_year else f"2000{printed.value[1:]}")
    assert all(printed.end <= two.start for printed, two in pairwise(dates))


def test_a_reading_that_is_later_than_the_page_is_none() -> None:
    def readings(text: str, latest: date) -> list[tuple[str, str]]:
        return [(printed.value, printed.turned) for printed in find_dates(GENERIC, text, latest)]

    assert readings("03/07/2004", date(2004, 12, 31)) == [("2004-07-03", "2004-03-07")]
    assert readings("03/07/2004", date(2004, 5, 1)) == [("2004-03-07", "")]
    assert readings("07/03/2004", date(2004, 5, 1)) == [("2004-03-07", "")]
    assert readings("03/07/2004", date(2004, 7, 2)) == [("2004-07-03", "2004-03-07")]
    assert readings("03/07/2004", date(2004, 2, 1)) == []


def test_a_year_late_is_the_same_day_of_the_next_january():
    saturday = 5
    assert days_of_weekday("2003-01-31", saturday) == ("2003-01-25", "2003-02-01", "2004-01-31")
    monday = 0
    assert days_of_weekday("2004-02-29", monday) == ("2004-02-23", "2004-03-01")
