"""Days in numbers where people count years otherwise, or write them first with two digits."""

from dataclasses import replace
from datetime import date

import pytest

from archive.describe.describer import describer_of
from archive.kinds import PageKind
from archive.knowledge.snapshot import KnownKind
from archive.models import Capture
from tests.archive.knowledge import GENERIC

TOLD = replace(GENERIC, known_kinds=(KnownKind("*", PageKind.RELEASE),))
DESCRIBER = describer_of(TOLD, date(2026, 1, 1))
PROSE = {
    "th": "เรือข้ามฟากกลับมาแล้ว ",
    "fa": "کشتی‌ها به رودخانه بازگشتند پس از آن. ",
    "ja": "フェリーが川に戻りました。",
    "am": "ጀልባዎቹ ወደ ወንዙ ተመለሱ። ",
    "sv": "Färjorna är tillbaka på floden. ",
    "en": "The ferries are back on the river. ",
}


def day_of(language: str, line: str, tag: str) -> str | None:
    """The value of the day of a page in a language."""
    text = f"<h1>{PROSE[language]}</h1><p>{line}</p>" + f"<p>{PROSE[language] * 20}</p>" * 3
    page = f"<html lang='{tag}'><head><meta charset=utf-8></head><body>{text}</body></html>"
    return DESCRIBER.describe(Capture("page.html", page.encode())).releases[0].issued.value


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("th", "13/05/48", None),
        ("th", "12 พ.ค. 2548", "2005-05-12"),
        ("fa", "23/02/83", None),
        ("fa", "2004/05/12", "2004-05-12"),
        ("ja", "15.05.12", None),
        ("ja", "2004.05.12", "2004-05-12"),
        ("am", "13/09/1996", None),
    ],
)
@pytest.mark.parametrize("is_told", ["by its tag", "by its letters"])
def test_numbers_of_other_years_are_unread(
    language: str, line: str, day: str | None, is_told: str
) -> None:
    assert day_of(language, line, language if is_told == "by its tag" else "") == day


def test_two_digits_of_a_year_stay_unread_where_it_is_written_first() -> None:
    assert day_of("sv", "04-05-13", "sv") is None
    assert day_of("en", "13/05/04", "en-GB") == "2004-05-13"
