"""The day of issue of whole pages."""

from datetime import date

from archive.describe.describer import describer_of
from archive.models import Capture, Release
from tests.archive.knowledge import GENERIC

DESCRIBER = describer_of(GENERIC, date(2026, 1, 1))
PROSE = f"<p>{'The ferry left the harbour before noon with two hundred people. ' * 6}</p>"


def release_of(body: str, head: str = "") -> Release:
    page = f"<html><head>{head}<title>Ferries</title></head><body>{body}</body></html>"
    return DESCRIBER.describe(Capture("page.html", page.encode())).releases[0]


def test_a_date_alone_in_a_line_is_one_piece_of_evidence() -> None:
    head = "<meta property='article:published_time' content='2022-02-08'>"
    release = release_of(f"<h1>Ferries return to Encar</h1><p>8 February 2022</p>{PROSE}", head)
    methods = [evidence.method for evidence in release.evidence if evidence.field == "issued"]
    assert release.issued.value == "2022-02-08"
    assert methods == ["meta", "header-line"]


def test_a_dateline_behind_a_lede_is_read_on_a_page_with_a_profile() -> None:
    column = (
        "<h1>Ferries return to Encar</h1><p class='lede'>Two boats a day from Monday</p>"
        f"<p>March 18, 2021 (LIMA) — The ferries return.</p>{PROSE}"
    )
    mark = "<div id='agLogoHead'></div>"
    release = release_of(
        f"<div id='pg' class='gridContainer'>{mark}<div id='content'>{column}</div>"
    )
    assert (release.profile, release.issued.value, release.place) == (
        "state-grid",
        "2021-03-18",
        "LIMA",
    )


CARD = (
    "<div class=card><h3><a href='/pier'>The old pier is sold</a></h3>"
    "<time datetime='2004-03-12'>Mar 12, 2004</time></div>"
)


def test_the_day_of_a_teaser_is_not_that_of_the_page() -> None:
    other = f"<p>{'The pilots of Encar will have a new boat in spring, said one. ' * 3}</p>"
    story = f"<main><article><h1>Ferries return to Encar</h1>{PROSE}{other}</article>"
    release = release_of(f"{story}<section><h2>Related</h2>{CARD}</section></main>")
    assert release.issued.value is None
    methods = {piece.method for piece in release.evidence if piece.value == "2004-03-12"}
    assert methods.isdisjoint({"time", "dateline", "header-line"})


def test_the_day_under_the_linked_headline_of_the_page_itself_is_its_day() -> None:
    """As themes of blogs write it, with the name of the site in the h1."""
    head = "<title>The old pier is sold | Harbour</title>"
    page = f"<html><head>{head}</head><body><h1>Harbour</h1>{CARD}{PROSE}</body></html>"
    (release,) = DESCRIBER.describe(Capture("page.html", page.encode())).releases
    assert release.issued.value == "2004-03-12"
