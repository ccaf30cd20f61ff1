"""To which of two stories a line with a day belongs, and where the last one ends."""

from datetime import date

import pytest

from archive.describe.describer import describer_of
from archive.html.page import parse_page
from archive.models import Capture, Release
from archive.stories.lines import page_text
from tests.archive.knowledge import GENERIC

DESCRIBER = describer_of(GENERIC.with_profiles(()), date(2016, 1, 1))
STORIES = (
    (
        "Ferry of Port Anso sails again",
        "28 May 1998",
        "GENEVA – The ferry that joins Port Anso to the mainland sailed again this morning, eleven "
        "days after a storm had torn it from its chains and from the landing.",
    ),
    (
        "Wells in four districts are tested",
        "21 May 1998",
        "GENEVA – Teams have begun to test two thousand wells in four districts where the sea came "
        "over the dykes in March and left its salt in the fields.",
    ),
    (
        "Forty pumps for the lower valley",
        "12 May 1998",
        "GENEVA – Forty pumps left the stores for the lower valley on Monday, where fields have "
        "stood under water since the middle of April, and will come back.",
    ),
)
DAYS = ["1998-05-28", "1998-05-21", "1998-05-12"]
MASTHEAD = "<p>River Commission</p><p>1 June 1998</p>"
FOOT = "".join(f"<p>{line}</p>" for line in ("Harbour Road 3", "Port Anso", "Room 12", "Telex 4"))


def described(body: str) -> tuple[Release, ...]:
    page = f"<html><head><title>River Commission</title></head><body>{body}</body></html>"
    return DESCRIBER.describe(Capture("page.html", page.encode())).releases


def days_of(body: str) -> list[str | None]:
    return [release.issued.value for release in described(body)]


def test_a_day_at_the_foot_of_a_box_is_none_of_the_next_box() -> None:
    boxes = "".join(
        f"<div><h3>{title}</h3><p>{text}</p><p>{day}</p></div>" for title, day, text in STORIES
    )
    assert days_of(f"{MASTHEAD}{boxes}{FOOT}") == DAYS


def test_a_page_is_not_parted_where_a_day_may_be_of_either_of_two_stories() -> None:
    lines = "".join(f"<h3>{title}</h3><p>{text}</p><p>{day}</p>" for title, day, text in STORIES)
    (release,) = described(f"{MASTHEAD}{lines}{FOOT}")
    assert "may-be-several" in release.flags


def test_stories_within_one_text_are_not_parted_into_copies_of_it() -> None:
    lines = "\n\n".join(f"{title.upper()}\n{day}\n{text}" for title, day, text in STORIES)
    (release,) = described(f"<p>River Commission</p><p>Home of it</p><pre>{lines}</pre>{FOOT * 9}")
    assert "may-be-several" in release.flags


MENU = "<p><a href='/'>Home</a> | <a href='/news'>News</a> | <a href='/jobs'>Jobs</a></p>"
CONTACT = "<p>For more information, contact Ilse Brandt</p>"


@pytest.mark.parametrize(
    ("kept", "foot"),
    [
        ("", "<p>© 1998 River Commission. All rights reserved.</p>"),
        ("", "<p>Last updated: 3 June 1998</p>"),
        ("", f"{MENU}<p>Harbour Road 3, Port Anso</p><p>webmaster@rivers.example</p>"),
        ("", "<p><a href='#top'>Back to top</a></p><p>&copy; River Commission</p>"),
        ("<p>The pumps will come back.</p>", "<p>Copyright 1998 River Commission</p>"),
        (CONTACT, "<p>Copyright 1998 River Commission</p>"),
        (f"{CONTACT}<p><a href='mailto:ib@rivers.example'>ib@rivers.example</a></p>", ""),
        (f"{CONTACT}<p>Press office: <a href='/press'>www.rivers.example/press</a></p>", ""),
    ],
)
def test_the_last_story_ends_before_the_foot_of_its_page(kept: str, foot: str) -> None:
    stories = "".join(f"<h3>{title}</h3><p>{day}</p><p>{text}</p>" for title, day, text in STORIES)
    last = described(f"{stories}{kept}{foot}")[2]
    own = page_text(parse_page(kept).tree).lines if kept else ()
    assert last.text.split() == " ".join([STORIES[2][2], *(line.text for line in own)]).split()
