"""Which days of a typed text are its own, and which are those of what it tells."""

import pytest

from archive.parsers.plain import PLAIN, page_of_plain_text
from archive.parsers.preformatted import read_preformatted
from tests.archive.knowledge import GENERIC

TEXT = (
    "The ferries that left Encar in spring will return before the end of the month, the Minister "
    "for Rivers, Ms Ana Koren, said today, and two more will follow them in summer."
)
TITLE = "FERRIES RETURN TO ENCAR"


def days_of(*lines: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those of issue, and those on which what the text records was signed or held."""
    page = page_of_plain_text("\n".join(lines), None, None)
    reading = read_preformatted(GENERIC, page, PLAIN)
    return reading.header_lines, tuple(day.text for day in reading.dates)


@pytest.mark.parametrize(
    ("foot", "days"),
    [
        (("ENCAR, 12 May 1994",), ("12 May 1994",)),
        (("12/05/94",), ()),
        (("ENCAR, 12 May 1994", "Sava, 13 May 1994"), ()),
        (("12 May 1994", "", "Contact: Ana Koren 555 0100", TEXT), ("12 May 1994",)),
        (("ENCAR 12 May 1994 Contact: Ana Koren (06) 277 78600",), ("12 May 1994",)),
        (("12 May 1994 Media inquiries: Ana Koren",), ("12 May 1994",)),
        (("12 May 1994 Ana Koren met them",), ()),
        (("ENDS", "", "12 May 1994", "", "Media inquiries: Ana Koren"), ("12 May 1994",)),
        (("Last updated: 12 May 1994",), ()),
        (("until 12 May 1994.",), ()),
    ],
)
def test_a_day_at_the_foot_counts_where_the_head_has_none(
    foot: tuple[str, ...], days: tuple[str, ...]
) -> None:
    assert days_of(TITLE, "", *[TEXT] * 14, "", *foot) == (days, ())


def test_a_day_under_a_headline_that_is_read_as_text_counts() -> None:
    headline = "Koren: the ferries to Encar will not stop in winter"
    assert days_of(headline, " 12 May 1994", f" {TEXT}", TEXT)[0] == ("12 May 1994",)


def test_the_day_of_a_letter_that_the_text_quotes_is_not_its_own() -> None:
    letter = ("12 May 1994", "The Honourable Ana Koren", "Minister for Rivers", "Dear Minister,")
    assert days_of(TITLE, "", TEXT, f"{TEXT} The letter:", *letter, TEXT, TEXT) == ((), ())


def test_days_of_a_list_are_those_of_what_is_to_come() -> None:
    dates = ("Friday, 12 May 1994", "9 am Encar", "Monday, 15 May 1994", "9 am Sava")
    assert days_of(TITLE, "", TEXT, *dates) == ((), ())


def test_under_a_signature_it_is_the_day_of_signing() -> None:
    foot = ("ANA KOREN", "", "THE MINT,", "12 May 1994.")
    assert days_of(TITLE, "", *[TEXT] * 3, "", *foot) == ((), ("12 May 1994",))


def test_in_brackets_under_a_place_it_is_the_day_of_a_speech() -> None:
    head = ("Town Hall", "Encar", "(12 May 1994)", "10 A.M.")
    assert days_of(*head, "", f"MS KOREN: {TEXT}", "", TEXT) == ((), ("12 May 1994",))


@pytest.mark.parametrize(
    "lines",
    [
        # A line of a wrapped paragraph that opens, ends or stands alone with a day.
        ("Ms Koren said today that the harbour of Encar was closed", "by ice from 10 May to",
         "12 May 1994.", "", TEXT),
        ("Ms Koren named Ivo Sava, who had been sent", "to the harbour of Encar and Sava on",
         "12 May 1994, for the port.", "", TEXT),
        ("On Monday, May 12, 1994, the Minister signed for the ports:", "", "Encar and Sava"),
        ("1. On 12 May 1994, I signed the rules of the river", "and of its ports.", "", TEXT),
        # What is to come, and a clock of the page.
        (f"{TITLE} for Saturday, May 11 & Sunday, May 12, 1994", "", TEXT),
        ("The Minister to Open the New Ferry", "on", "Tuesday, 12 May 1994", "", TEXT),
        (TITLE, "", "Today: May 12, 1994", "", TITLE, "", TEXT),
    ],
)  # fmt: skip
def test_a_day_of_a_sentence_of_a_span_or_of_a_clock_is_none_of_the_text(
    lines: tuple[str, ...],
) -> None:
    assert days_of(*lines) == ((), ())


def test_the_first_of_two_days_is_no_year() -> None:
    text = "damage from storms of September 13   September 20  2004 in Encar"
    assert "13 September" not in str(days_of(f"{TITLE}   {text}", "", TEXT)[0])


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("Media Release T12/1996", "Thursday 14 March"), ("Thursday 14 March 1996",)),
        (("Media Release T12/1996", "Friday 14 March"), ()),  # no Friday
        (("Media Release T12/1996", "14 March"), ()),  # no weekday that would bear it out
        (("Media Release T12/1996 and 7/2002", "Thursday 14 March"), ()),  # a Thursday in both
    ],
)
def test_a_weekday_bears_out_the_year_that_stands_elsewhere_in_the_head(
    lines: tuple[str, ...], days: tuple[str, ...]
) -> None:
    assert days_of(*lines, "", TITLE, "", TEXT)[0] == days


def test_a_day_in_numbers_with_dots_is_no_version() -> None:
    assert days_of("No. 34/86", "27.3.86", "", TITLE, "", TEXT)[0] == ("27.03.86",)


def test_a_head_that_a_scanner_ran_together_with_its_text_has_a_day() -> None:
    head = "M EDIA RELEASE SENATOR KOREN WARDENS SENATOR FOR SAVA 89-172 Encar 1st May '89FERRIES"
    assert days_of(f"{head} RETURN {TEXT} {TEXT}")[0] == ("1st May '89",)
    assert days_of(f"{head} 2 May 1989 RETURN {TEXT} {TEXT}")[0] == ()
    assert days_of(f"FERRIES RETURN {TEXT} {TEXT} 12 May 1989 {TEXT}")[0] == ()
