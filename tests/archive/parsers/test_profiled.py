"""A page read by the profile of its family, and by general rules where it is another's."""

from datetime import date

import msgspec
import pytest

from archive.describe.describer import Describer, describer_of
from archive.models import Capture, Description
from tests.archive.knowledge import GENERIC, IOM

DESCRIBER = describer_of(GENERIC, date(2026, 1, 1))
HEAD = "<meta name='generator' content='Drupal 9 (https://www.drupal.org)'><title>Ferries</title>"
SUMMARY = "<div class='field--type-text-with-summary'><p>Two boats a day from Monday.</p></div>"
EMPTY = "<div class='narrow-content'><div class='field--type-text-with-summary'> </div></div>"
TEXT = "<p>The ferry left the harbour before noon with two hundred people, and came back.</p>" * 8


def description_of(body: str, describer: Describer = DESCRIBER) -> Description:
    page = (
        f"<html><head>{HEAD}</head><body><main><h1>Ferries return</h1>{body}</main></body></html>"
    )
    return describer.describe(Capture("page.html", page.encode()))


def test_a_profile_that_finds_a_summary_alone_gives_way_to_general_rules() -> None:
    (release,) = description_of(f"{SUMMARY}<div class='story'>{TEXT}</div>").releases
    assert release.profile == ""
    assert "profile-misfit" in release.flags
    assert "came back" in release.text


def test_a_profile_that_finds_the_text_reads_it() -> None:
    story = f"<div class='field--type-text-with-summary'>{TEXT}</div><p>See also the others.</p>"
    (release,) = description_of(story).releases
    assert release.profile == "drupal9"
    assert "profile-misfit" not in release.flags


@pytest.mark.parametrize(("has_dateline", "place"), [(True, "BAMAKO"), (False, None)])
def test_a_profile_may_say_that_its_pages_have_no_dateline(
    has_dateline: bool, place: str | None
) -> None:
    (profile,) = (each for each in DESCRIBER.knowledge.profiles if each.name == "drupal9")
    changed = msgspec.structs.replace(profile, dateline=has_dateline)
    knowledge = DESCRIBER.knowledge.with_profiles((changed,))
    story = f"<div class='field--type-text-with-summary'><p>BAMAKO, 7 March 2003 – {TEXT[3:]}</div>"
    (release,) = description_of(story, describer_of(knowledge, date(2026, 1, 1))).releases
    assert (release.profile, release.place) == ("drupal9", place)


def test_paragraphs_that_nest_for_lack_of_end_tags_are_no_misfit() -> None:
    line = "<p><font size=2>The ferry left the harbour before noon with two hundred people."
    nested = f"<div class='field--type-text-with-summary'>{line * 12}</div>"
    (release,) = description_of(nested).releases
    assert release.profile == "drupal9"


def test_long_comments_under_a_short_text_are_no_misfit() -> None:
    story = "<div class='field--type-text-with-summary'><p>The ferry left at noon.</p></div>"
    comments = f"<div class='comments'>{TEXT}</div>"
    (release,) = description_of(story + comments).releases
    assert (release.profile, release.text) == ("drupal9", "The ferry left at noon.")


@pytest.mark.parametrize("around", ["", "<div id='menu'><a href='/'>Home</a></div>"])
def test_a_container_without_text_is_no_misfit(around: str) -> None:
    assert description_of(EMPTY + around).reason == "no-body"


def test_a_page_without_the_items_of_its_family_gives_way_to_general_rules() -> None:
    lines = ("PRESS BRIEFING NOTES", "Spokesperson: Ana Kos", "Tuesday, 12 April 2005", "FERRIES")
    body = "".join(f"<p>{line}</p>" for line in lines)
    iom = describer_of(IOM, date(2026, 1, 1))
    page = f"<html><title>Notes</title><body>{body}{TEXT}</body></html>"
    (release,) = iom.describe(Capture("notes.html", page.encode())).releases
    assert release.profile == ""
    assert "profile-misfit" in release.flags
    assert "came back" in release.text


TYPED = """RIVER COUNCIL
Press Release No. 712

3 May 1996

CONVOYS REACH ENCAR

GENEVA - The first convoy of twelve boats came up the river this morning
with food and blankets for 3,000 people, said Ana Kos, who heads the council.

"We had waited for them since the flood of the spring," she told reporters in
Encar. "They came in the night, and nobody slept until the last was ashore."
"""


@pytest.mark.parametrize(
    ("beside", "title"), [("", "CONVOYS REACH ENCAR"), (TEXT, "Council")], ids=["alone", "inside"]
)
def test_a_page_that_is_one_typed_text_is_read_as_one(beside: str, title: str) -> None:
    page = f"<html><title>Council</title><body><pre>\n{TYPED}</pre>{beside}</body></html>"
    (release,) = DESCRIBER.describe(Capture("page.html", page.encode())).releases
    assert release.title == title
    assert release.issued.value == "1996-05-03"
