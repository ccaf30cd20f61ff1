"""Which words of a page are its title."""

import pytest

from archive.html.page import parse_page
from archive.parsers.titles.choice import find_title, first_words
from tests.archive.knowledge import GENERIC

PROSE = f"<p>{'The ferry left the harbour before noon with two hundred people. ' * 4}</p>"
SITE = "<div class='masthead'><h1>River Commission News</h1></div>"


def title_of(body: str, head: str = "") -> str:
    page = parse_page(f"<html><head>{head}</head><body>{body}</body></html>")
    return find_title(GENERIC, page)[0]


def test_a_heading_in_the_header_of_its_story_is_the_title_where_the_title_tag_repeats_it() -> None:
    story = (
        f"<article><header class='entry-header'><h1>Ferries return to Encar</h1></header>{PROSE}"
    )
    body = f"{story}<h2>What the crews asked for</h2>{PROSE}</article>"
    assert title_of(body, "<title>Ferries return to Encar | River Commission</title>") == (
        "Ferries return to Encar"
    )


def test_the_name_of_the_site_is_no_title_though_the_title_tag_holds_it() -> None:
    head = "<title>Ferries return to the river at Encar - River Commission News</title>"
    body = f"{SITE}<h2>Ferries return to the river at Encar</h2>{PROSE}"
    assert title_of(body, head) == "Ferries return to the river at Encar"


def test_a_heading_that_differs_a_little_from_the_metadata_is_the_title_as_printed() -> None:
    head = "<meta property='og:title' content='Ferries return to Encar after the long flood'>"
    body = f"{SITE}<h1>Ferries have returned to Encar after the flood</h1>{PROSE}"
    assert title_of(body, head) == "Ferries have returned to Encar after the flood"


def test_a_heading_inside_the_text_is_no_title() -> None:
    body = f"{PROSE}<h2>What the crews asked for</h2>{PROSE}"
    assert title_of(body, "<title>Ferries return to Encar</title>") == "Ferries return to Encar"


def test_a_question_inside_the_text_is_no_title_though_the_metadata_begins_like_it() -> None:
    head = "<title>What is a ferry and what must crews know before they sail? | Crews</title>"
    body = f"<h1>Ferries explained</h1>{PROSE}<h2>What is a ferry?</h2>{PROSE}"
    assert title_of(body, head) == "Ferries explained"


def test_a_page_whose_title_tag_says_nothing_has_its_first_heading_as_title() -> None:
    body = f"<h3>FERRIES RETURN TO ENCAR</h3>{PROSE}<h3>ABOUT THE COMMISSION</h3>{PROSE}"
    assert title_of(body, "<title>release-2004-03-01.html</title>") == "FERRIES RETURN TO ENCAR"


def test_the_title_tag_without_the_name_of_the_site_where_nothing_is_a_heading() -> None:
    head = "<title>Encar: ferries return to the river – River Commission</title>"
    assert title_of(PROSE, head) == "Encar: ferries return to the river"


def test_a_page_without_any_title_has_an_empty_one() -> None:
    assert title_of(PROSE) == ""


def test_a_line_that_ends_the_title_tag_is_the_title_of_a_page_without_headings() -> None:
    line = "Ferries return to the river at Encar"
    body = f"<font size='+2'><b>{line}</b></font>{PROSE}<h3>Most read</h3>"
    assert title_of(body, f"<title>IRCO Press Room: {line}</title>") == line


def test_half_of_a_title_over_two_lines_is_none() -> None:
    body = f"<div>FERRIES RETURN TO THE RIVER</div><div>AT ENCAR</div>{PROSE}"
    head = "<title>IRCO/1 FERRIES RETURN TO THE RIVER AT ENCAR</title>"
    assert title_of(body, head) == "IRCO/1 FERRIES RETURN TO THE RIVER AT ENCAR"


def test_a_heading_of_a_side_box_behind_the_text_is_no_title() -> None:
    body = f"<div><b>Encar</b>{PROSE}</div><div><div><h3>Most read</h3></div></div>"
    assert title_of(body, "<title>Ferries return to Encar</title>") == "Ferries return to Encar"


def test_what_its_class_calls_a_title_is_one_where_nothing_else_is() -> None:
    body = f"<p class='titel'>Ferries return to the river</p>{PROSE}<p class='title'>More of us</p>"
    assert title_of(body, "<title>Information Service</title>") == "Ferries return to the river"


SHORT = "Flood warning lifted"
NEWS = "Encar River Basin Commission"


def test_what_the_metadata_calls_the_title_goes_before_the_name_of_the_site() -> None:
    head = f"<title>{SHORT} | {NEWS}</title><meta property='og:title' content='{SHORT}'>"
    body = f"<header><h1>{NEWS}</h1></header><main><h1>{SHORT}</h1>{PROSE}</main>"
    assert title_of(body, head) == SHORT


def test_a_heading_of_the_story_goes_before_one_of_the_foot() -> None:
    body = f"<main><h1>{SHORT}</h1>{PROSE}</main><footer><h3>{NEWS}</h3></footer>"
    assert title_of(body, f"<title>{SHORT} - Newsroom - {NEWS}</title>") == SHORT


def test_an_empty_title_of_the_metadata_is_none() -> None:
    empty = "<meta property='og:title' content=''>"
    head = f"{empty}<meta name='twitter:title' content='{SHORT}'>"
    assert title_of(PROSE, head) == SHORT


def test_a_text_without_blanks_has_its_first_letters_for_a_title() -> None:
    assert first_words("河" * 200)[0] == "河" * 120


def test_the_only_h1_goes_before_a_heading_of_a_part_that_speaks_of_the_same() -> None:
    head = "<title>What is a river ferry? | River Commission</title>"
    story = f"<h1>River ferries explained: what a ferry is and does</h1>{PROSE}"
    body = f"{story}<h2>What is a river ferry?</h2>{PROSE}"
    assert title_of(body, head) == "River ferries explained: what a ferry is and does"


def test_a_heading_that_the_metadata_says_word_for_word_is_the_title_under_that_of_a_section() -> (
    None
):
    head = "<title>River ferries return to Encar | River Commission</title>"
    body = f"<h1>News of river ferries</h1><h2>River ferries return to Encar</h2>{PROSE}"
    assert title_of(body, head) == "River ferries return to Encar"


def test_the_name_that_a_page_gives_its_site_is_cut_from_the_end_of_its_title() -> None:
    head = "<meta property='og:site_name' content='River Office of Encar'>"
    heading = "<h1>{}</h1><p>The ferries return to Encar.</p>"
    cut = title_of(heading.format("Ferries return in spring – River Office"), head)
    assert cut == "Ferries return in spring"
    kept = "Ferries return in spring – River"
    assert title_of(heading.format(kept), head) == kept
    assert title_of(heading.format("Ferries - River Office"), head) == "Ferries - River Office"


@pytest.mark.parametrize(
    ("host", "name", "is_cut"),
    [
        ("upper.river.example", "Upper River", True),
        ("www.upperriver.example", "Upper River", True),
        ("www.upperriver.example", "Lower River", False),
        ("upper.river.example", "Example", False),
    ],
)
def test_the_name_in_the_own_address_of_a_page_is_cut_from_the_end_of_its_title(
    host: str, name: str, is_cut: bool
) -> None:
    head = f"<link rel='canonical' href='https://{host}/news/1'>"
    printed = f"Ferries return in spring – {name}"
    shown = "Ferries return in spring" if is_cut else printed
    assert title_of(f"<h1>{printed}</h1>{PROSE}", head) == shown


def test_a_heading_that_says_the_title_twice_is_said_once() -> None:
    wide, small = "<span class='wide'>{0}</span>", "<span class='small'>{0}</span>"
    heading = f"<h1>{wide} {small}</h1>{PROSE}"
    assert title_of(heading.format("Ferries return in spring")) == "Ferries return in spring"
    assert title_of(heading.format("Encar")) == "Encar Encar"


def test_the_only_h1_in_the_head_of_a_page_goes_before_other_words_of_the_metadata() -> None:
    head = "<meta property='og:title' content='Ferries of the upper river return in spring'>"
    over = "<div class='header-wrapper'><h1>{}</h1></div>"
    own = "In spring the upper river sees its ferries again"
    assert title_of(over.format(own) + PROSE, head) == own
    name = "River Commission of Encar and Upper Lands"
    assert title_of(over.format(name) + PROSE, head).startswith("Ferries of")


def test_the_only_h1_speaks_of_the_same_in_other_forms_of_its_words() -> None:
    head = "<title>Ferryman in Encar, Sava - Prices 2014</title>"
    part = "<div><div><h2>Price for Ferryman in Encar, Sava</h2></div></div>"
    body = f"<h1>How much do ferrymen cost in Encar?</h1>{PROSE}{part}{PROSE}"
    assert title_of(body, head) == "How much do ferrymen cost in Encar?"


def test_a_page_without_headings_is_called_by_what_it_sets_in_bold_above_its_text() -> None:
    above, below = "<p><b>PRESS RELEASE</b></p><p>No. 35/2001</p>", "<p>Encar, 6 July 2001</p>"
    for set_apart in (
        "<b>Ferries leave<br>Encar for good</b>",
        "<font size=+2>Ferries leave Encar for good</font>",
        "<span style='font-weight: bold'>Ferries leave Encar for good</span>",
    ):
        cell = f"{above}<p align=center>{set_apart}</p>{below}{PROSE}"
        body = f"<table><tr><td>{cell}</td></tr></table>"
        assert title_of(body, "<title>Press release</title>") == "Ferries leave Encar for good"


def test_bold_words_in_a_line_or_below_the_text_are_no_title() -> None:
    body = f"<p>The <b>ferry</b> left.</p>{PROSE}<p><b>Ferries leave Encar for good</b></p>"
    assert title_of(body, "<title>River news</title>") == "River news"


@pytest.mark.parametrize(
    ("tag", "headline"),
    [
        ("IRCO > Press > Ferries return to the river", "Ferries return to the river"),
        ("IRCO • Ferries return to the river", "Ferries return to the river"),
        ("Press Release: Ferries return to the river", "Ferries return to the river"),
        ("Encar: Ferries return to the river - IRCO", "Encar: Ferries return to the river"),
        # A part in small letters goes on from the one before it.
        (
            "Ferries return - a year after the flood - IRCO",
            "Ferries return - a year after the flood",
        ),
    ],
)
def test_a_title_tag_without_its_site_section_and_kind(tag: str, headline: str) -> None:
    assert title_of(f"<div>{PROSE}</div>", f"<title>{tag}</title>") == headline


def test_a_site_before_a_colon_is_known_by_its_host() -> None:
    source = f"<html><head><title>IRCO: Ferries return</title></head><body>{PROSE}</body></html>"
    page = parse_page(source, "http://www.irco.example/pr12.htm")
    assert find_title(GENERIC, page)[0] == "Ferries return"


@pytest.mark.parametrize(
    "label",
    [
        "Press Release",
        "PRESS RELEASE No. 12",
        "Press Release IRCO/123",
        "12 May 2004",
        "News",
        "Latest news",
        "Últimas noticias",
        "Communiqué de presse",
        "Printer-friendly version",
    ],
)
@pytest.mark.parametrize("tags", [("h1", "h2"), ("h2", "h2"), ("h3", "h2")])
def test_a_kind_a_number_a_day_or_a_section_in_a_heading_is_no_title(
    label: str, tags: tuple[str, str]
) -> None:
    above, below = tags
    body = f"<{above}>{label}</{above}><{below}>Ferries return to the river</{below}>{PROSE}"
    assert title_of(body, "<title>IRCO</title>") == "Ferries return to the river"


def test_a_label_is_the_title_where_nothing_else_is() -> None:
    assert title_of(f"<h1>Press release</h1>{PROSE}", "<title>IRCO</title>") == "Press release"


@pytest.mark.parametrize(
    ("image", "title"),
    [
        ("<img src='t12.gif' alt='Ferries return to the river'>", "Ferries return to the river"),
        ("<h2><img src='t.gif' alt='Ferries return to Encar'></h2>", "Ferries return to Encar"),
        ("<img src='logo.gif' alt='The River Organization of Encar'>", "Press release"),
        ("<img src='a.gif' alt='River Organization of Encar logo'>", "Press release"),
        ("<a href='/'><img src='a.gif' alt='River Organization of Encar'></a>", "Press release"),
    ],
)
def test_a_title_may_stand_in_an_image(image: str, title: str) -> None:
    assert title_of(f"{image}{PROSE}", "<title>Press release</title>") == title


def test_a_headline_in_bold_goes_on_with_a_small_word() -> None:
    bold = "<center><b>FERRIES RETURN</b><br><b>TO THE UPPER RIVER</b></center>"
    assert title_of(f"{bold}{PROSE}", "<title>IRCO</title>") == "FERRIES RETURN TO THE UPPER RIVER"


def test_the_name_that_a_site_has_as_an_application_is_cut_from_a_title() -> None:
    head = (
        "<meta property='og:title' content='Ferries return to Encar | River Office'>"
        "<meta name='application-name' content='River Office'>"
    )
    assert title_of(PROSE, head) == "Ferries return to Encar"


def test_what_the_site_repeats_at_the_end_of_its_titles_is_cut_from_them() -> None:
    head = "<meta property='og:title' content='Ferries return to Encar | Rivers today'>"
    page = parse_page(f"<html><head>{head}</head><body>{PROSE}</body></html>")
    assert find_title(GENERIC, page)[0] == "Ferries return to Encar | Rivers today"
    repeats = "Rivers today".__eq__
    assert find_title(GENERIC, page, repeats)[0] == "Ferries return to Encar"
