"""Which lines of a page tell its day of issue, and which another: of members, comments, stories."""

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
PROSE = f"<p>{'The ferry left the harbour before noon with two hundred people. ' * 6}</p>"
TITLE = "Ferries return to the upper river"


def day_of(behind: str) -> str | None:
    """The value of the day of a page whose title stands before all else."""
    title = f"<head><title>{TITLE}</title></head>"
    page = f"<html>{title}<body><h1>{TITLE}</h1>{behind}</body></html>"
    return DESCRIBER.describe(Capture("page.html", page.encode())).releases[0].issued.value


@pytest.mark.parametrize(
    "line",
    [
        "Ana Lind - May 3, 2014, 10:31 pm CST",
        "By Ana Lind and Tom Roe\nSaturday, May 3, 2014, 04:05 pm PT (07:05 pm ET)",
        "By admin - 2014-05-03",
        "Written by Ana Lind, MS, RD on May 3, 2014",
        "Published on May 3rd, 2014 by Ana Lind and Tomás de la Roe",
        "First published on May 3, 2014 / 8:16 AM",
        "3 May 2014, 16:05 UTC+2",
        "03 Mag 2014",
        "Posted 3 May 2014 AEST",
    ],
)
def test_a_line_that_tells_who_wrote_or_the_hour_tells_the_day(line: str) -> None:
    assert day_of(f"<p>{line}</p>{PROSE}") == "2014-05-03"


def test_an_italian_august_is_no_word_for_the_past() -> None:
    assert day_of(f"<p>02 Ago 2014</p>{PROSE}") == "2014-08-02"
    assert day_of(f"<p>2 May 2014 (three years ago)</p>{PROSE}") is None


@pytest.mark.parametrize(
    "line", ["Seen on 2014-05-03 by all, said Ana.", "On 3 May 2014 by boat, then on foot."]
)
def test_words_of_a_sentence_are_nobody_who_wrote(line: str) -> None:
    assert day_of(f"{PROSE}<p>{line}</p>") is None


def test_a_wording_that_stands_beside_several_days_tells_none() -> None:
    members = "".join(f"<div>Joined: May {day}, 2007</div>" for day in (3, 9, 17))
    assert day_of(f"{members}{PROSE}") is None
    assert day_of(f"<div>Lima: May 3, 2007</div>{PROSE}") == "2007-05-03"


def test_of_several_days_that_beside_the_title_is_its_own() -> None:
    stories = "".join(
        f"<div>Boats of {year}</div><div>May 3, {year}</div>" for year in (2009, 2011)
    )
    own = "<div>Irco News May 3, 2014 13:42</div>"
    assert day_of(f"{own}{PROSE}<div>{stories}</div>") == "2014-05-03"


def test_a_labelled_day_goes_before_one_that_is_nearer() -> None:
    lines = "<div>Lima, May 1, 2014</div><div>Published: May 3, 2014</div>"
    assert day_of(f"{lines}{PROSE}") == "2014-05-03"


@pytest.mark.parametrize(
    ("attributes", "day"), [("id='comments'", None), ("class='stamp'", "2014-05-03")]
)
def test_a_stamp_far_from_the_title_is_no_comment(attributes: str, day: str | None) -> None:
    stamp = f"<div {attributes}><div>3 May 2014 at 17:53</div></div>"
    assert day_of(f"{PROSE * 9}{stamp}") == day


@pytest.mark.parametrize(
    "line",
    ["Ažurirano: 3. svibnja 2014.", "Naposledy aktualizované: 3.5.2014", "Оновлено: 03.05.2014"],
)
def test_a_change_is_no_day_of_issue_in_any_language(line: str) -> None:
    assert day_of(f"<p>{line}</p>{PROSE}") is None


def test_microdata_of_many_posts_are_none_of_the_page() -> None:
    posts = "".join(
        f"<div><meta itemprop='datePublished' content='2014-05-0{day}T10:00:00-05:00'>{PROSE}</div>"
        for day in range(1, 8)
    )
    assert day_of(posts) is None
