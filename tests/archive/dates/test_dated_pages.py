"""The day of issue of whole pages."""

from datetime import date

from archive.config import collection_folder
from archive.describe.describer import make_describer
from archive.models import Capture, Release

DESCRIBER = make_describer(collection_folder("generic"), date(2026, 1, 1))
PROSE = f"<p>{'The ferry left the harbour before noon with two hundred people. ' * 6}</p>"


def release_of(body: str, head: str = "") -> Release:
    page = f"<html><head>{head}<title>Ferries</title></head><body>{body}</body></html>"
    return DESCRIBER.describe(Capture("page.html", page.encode())).releases[0]


def test_a_date_alone_in_a_line_is_one_piece_of_evidence() -> None:
    head = "<meta property='article:published_time' content='2022-02-08'>"
    found = release_of(f"<h1>Ferries return to Encar</h1><p>16 July 2025</p>{PROSE}", head)
    methods = [one.method for one in found.evidence if one.field == "issued"]
    assert found.issued.value == "2022-02-08"
    assert methods == ["meta", "header-line"]


def test_a_dateline_behind_a_lede_is_read_on_a_page_with_a_profile() -> None:
    column = (
        "<h1>Ferries return to Encar</h1><p class='lede'>Two boats a day from Monday</p>"
        f"<p>March 18, 2021 (LIMA) — The ferries return.</p>{PROSE}"
    )
    mark = "<div id='agLogoHead'></div>"
    found = release_of(f"<div id='pg' class='gridContainer'>{mark}<div id='content'>{column}</div>")
    assert (found.profile, found.issued.value, found.place) == ("state-grid", "2021-03-18", "LIMA")
