"""Places of datelines: given where a list of places, or the collection, knows them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive.authorities.collection import load_collection
from archive.config import data_folder
from archive.dates.finding.places import known_place
from archive.describe.describer import describer_of
from archive.kinds import PageKind
from archive.knowledge.snapshot import KnownKind
from archive.models import Capture, Release
from archive.text.folding import fold
from tests.archive.knowledge import DEMO, GENERIC

# What the pages are is no question here: each is told to be a release.
TOLD = replace(GENERIC, known_kinds=(KnownKind("*", PageKind.RELEASE),))
DESCRIBER = describer_of(TOLD, date(2026, 1, 1))
PROSE = "The ferry left the harbour before noon with two hundred people. " * 8


def described(opening: str, more: str = "") -> Release:
    page = f"<html><body><h1>Ferries</h1><p>{opening} {PROSE}</p>{more}</body></html>"
    return DESCRIBER.describe(Capture("page.html", page.encode())).releases[0]


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("Tbilisi", "Tbilisi"),
        ("KYIV", "KYIV"),
        ("N'Djamena", "N'Djamena"),
        ("Cox’s Bazar", "Cox’s Bazar"),
        ("Port of Spain", "Port of Spain"),
        ("Taguig, Philippines", "Taguig, Philippines"),
        ("Kaya, Burkina Faso", "Kaya, Burkina Faso"),
        ("Tunis/Geneva", "Tunis/Geneva"),
        ("Женева", "Женева"),
        ("Genève", "Genève"),
        ("NEW YORK (Newswire)", "NEW YORK"),
        ("Rostov (Russia)", "Rostov (Russia)"),
        ("Tunis/Ferry", None),
        ("Women", None),
        ("The Internet", None),
        ("Ana Lind MP", None),
        ("Published", None),
        ("March", None),
        ("/", None),
    ],
)
def test_a_place_is_one_that_a_list_knows(printed: str, place: str | None) -> None:
    assert known_place(GENERIC, printed) == place


def test_a_town_of_the_collection_is_known() -> None:
    towns = [town for office in DEMO.collection.offices for town in office.places]
    assert towns
    assert all(known_place(DEMO, town) == town for town in towns)


def test_an_unknown_name_in_the_shape_of_a_dateline_is_withheld() -> None:
    release = described("Rivers – The")
    assert release.place is None
    (hint,) = [piece for piece in release.evidence if piece.field == "place"]
    assert (hint.value, hint.chosen) == ("Rivers", False)
    assert described("Tbilisi – The").place == "Tbilisi"


@pytest.mark.parametrize("lines", ["09 Apr 2019", "By: Ana Lind", "09 Apr 2019</p><p>By: Ana Lind"])
def test_a_day_and_an_author_may_stand_above_a_dateline(lines: str) -> None:
    page = f"<html><body><h1>Ferries</h1><p>{lines}</p><p>Tbilisi – The {PROSE}</p></body></html>"
    release = DESCRIBER.describe(Capture("page.html", page.encode())).releases[0]
    assert release.place == "Tbilisi"
    assert release.issued.value == ("2019-04-09" if "Apr" in lines else None)


def test_a_dateline_below_a_sentence_opens_no_release() -> None:
    page = f"<html><body><h1>Ferries</h1><p>{PROSE}</p><p>Tbilisi – The {PROSE}</p></body></html>"
    assert DESCRIBER.describe(Capture("page.html", page.encode())).releases[0].place is None


def test_an_unknown_place_still_dates_a_release() -> None:
    release = described("Ferrytown, 7 May 2004 – The")
    assert (release.place, release.issued.value) == (None, "2004-05-07")


def test_who_speaks_in_a_transcript_is_no_place() -> None:
    assert described("KYIV: The").place == "KYIV"
    assert described("FLORENCE: The", "<p>LIND: No. It sank.</p>").place is None


def test_every_line_of_the_list_is_folded_and_says_where_it_is_from() -> None:
    lines = (data_folder() / "cues" / "places.txt").read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert "GeoNames" in " ".join(head) and "Attribution 4.0" in " ".join(head)
    places = lines[len(head) :]
    assert places == sorted(set(places))
    assert all(fold(place) == place for place in places[::7])


def test_a_collection_may_say_its_first_year(tmp_path: Path) -> None:
    (tmp_path / "collection.yaml").write_text("title: x\nfirst_year: 1951\n", encoding="utf-8")
    assert load_collection(tmp_path).first_year == 1951
