"""Titles among names of sites, lines above and below a headline, and headings that nobody sees."""

import pytest

from archive.html.page import parse_page
from archive.parsers.titles.choice import find_title
from tests.archive.knowledge import GENERIC

PROSE = f"<p>{'The ferry left the harbour before noon with two hundred people. ' * 4}</p>"
TITLE = "Ferries return to the upper river"
TAG = f"<title>{TITLE}</title>"


def title_of(body: str, head: str = "") -> str:
    page = parse_page(f"<html><head>{head}</head><body>{body}</body></html>")
    return find_title(GENERIC, page)[0]


@pytest.mark.parametrize(
    "link",
    [
        "<a href='http://irco.example'>River Commission of Encar</a>",
        "<a href='http://irco.example/'>River Commission of Encar</a>",
        "<a href='/?lang=en'>River Commission of Encar</a>",
        "<a href='/start' rel='home'>River Commission of Encar</a>",
    ],
)
def test_a_heading_that_leads_to_the_first_page_of_a_site_is_its_name(link: str) -> None:
    assert title_of(f"<h1>{link}</h1><h2>{TITLE}</h2>{PROSE}") == TITLE


def test_a_heading_that_leads_to_its_own_story_may_be_the_title() -> None:
    link = f"<a href='http://irco.example/ferries#top'>{TITLE}</a>"
    assert title_of(f"<h1>{link}</h1><h2>What the crews asked for</h2>{PROSE}") == TITLE


@pytest.mark.parametrize("unseen", ["sr-only", "visually-hidden", "element-invisible", "hide"])
def test_a_heading_for_those_who_hear_the_page_is_no_title(unseen: str) -> None:
    body = f"<h2 class='{unseen}'>Keys of the navigation</h2><h2>{TITLE}</h2>{PROSE}"
    assert title_of(body) == TITLE


def test_a_heading_that_only_small_screens_hide_is_seen() -> None:
    assert title_of(f"<h2 class='hidden-xs'>{TITLE}</h2><h2>Crews</h2>{PROSE}") == TITLE


def test_an_unseen_heading_that_the_metadata_repeats_is_the_title() -> None:
    assert title_of(f"<h1 class='sr-only'>{TITLE}</h1><h2>Crews</h2>{PROSE}", TAG) == TITLE


@pytest.mark.parametrize(
    "heading",
    [
        f"<span class='over'>Encar</span>{TITLE}",
        f"<small>Encar</small><br> {TITLE}",
        f"<span>{TITLE}</span> <span class='sub'>Two hundred people on board</span>",
        f"<div><time>Jun 17</time>{TITLE}</div>",
    ],
)
def test_a_line_above_or_below_the_headline_is_no_part_of_it_if_the_metadata_has_none(
    heading: str,
) -> None:
    assert title_of(f"<h1>{heading}</h1>{PROSE}", TAG) == TITLE


def test_a_line_above_that_the_metadata_repeats_is_not_taken_for_the_headline() -> None:
    heading = f"<span>River Week</span> {TITLE}"
    head = "<title>River Week - The Ferries - IRCO</title>"
    assert title_of(f"<h1>{heading}</h1>{PROSE}", head) == f"River Week {TITLE}"


def test_the_name_of_the_site_in_the_title_tag_makes_no_heading_the_title() -> None:
    head = "<title>Ferries - Upper River Commission</title>"
    head += "<meta property='og:site_name' content='Upper River Commission'>"
    body = f"<h1>Ferries</h1><h3>Upper River Commission.</h3>{PROSE}"
    assert title_of(body, head) == "Ferries"


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        ("渡轮重返上游河段_新闻中心_河流委员会", "渡轮重返上游河段"),
        ("渡轮重返上游河段-河流委员会网", "渡轮重返上游河段"),
        ("渡轮重返上游河段！|河流日报", "渡轮重返上游河段！"),
        ("1-10月渡轮乘客增加", "1-10月渡轮乘客增加"),
    ],
)
def test_a_title_tag_without_blanks_is_cut_at_its_bars_and_dashes(tag: str, title: str) -> None:
    assert title_of(PROSE, f"<title>{tag}</title>") == title


def test_a_heading_that_names_a_section_in_chinese_is_no_title() -> None:
    body = f"<h3>联系我们</h3><h3>新闻动态</h3><h3>渡轮重返上游河段</h3>{PROSE}"
    assert title_of(body) == "渡轮重返上游河段"
