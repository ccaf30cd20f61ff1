"""A list of hits: one that cannot be shown costs no other, and no text makes a list endless."""

import logging
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from web_builders import put

from archive.config import Config
from archive.facets import FACETS
from archive.models import AccessPoint, Block, BlockKind, IssueDate, Release
from archive.publication import PublicRelease
from archive.store import create_store
from indexer import indexing
from indexer.highlight import Marker
from indexer.search import Histogram, Hit, SearchRequest, SearchResults, Snippet, Usage
from web.app import create_app
from web.budgets import MOST_BYTES
from web.search import hits
from web.search.advice import Advice
from web.search.results_json import results_as_json

OFFICE = FACETS[0]
# A day that no calendar has: what the readers of dates never give.
BROKEN = IssueDate("2003-99-99", "day", date(2003, 3, 7), date(2003, 3, 7))


def note(number: int, issued: IssueDate) -> Release:
    relation = OFFICE.source.relations[0]  # type: ignore[union-attr] # of access points
    point = AccessPoint(OFFICE.kind, "harbour", "The harbour", relation)
    text = (Block(BlockKind.PARAGRAPH, f"The lighthouse says {number}."),)
    return Release(f"Note {number}", text, issued=issued, access_points=(point,))


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Three notes, the second of which has an impossible day."""
    config = Config(home=tmp_path_factory.mktemp("notes") / "home", collection="demo")
    sound = IssueDate("2003-03-07", "day", date(2003, 3, 7), date(2003, 3, 7))
    with create_store(config) as store:
        for number, issued in enumerate((sound, BROKEN, sound)):
            put(store, f"note{number}", note(number, issued), b"<p>%d" % number, "2004-01-01")
    return create_app(config).test_client()


@pytest.mark.plants_faults
@pytest.mark.parametrize("path", ["/search?q=lighthouse", "/", "/office/harbour"])
def test_a_hit_that_cannot_be_rendered_costs_no_other(
    room: FlaskClient, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    page = room.get(path)
    assert page.status_code == 200
    assert page.text.count("What stands here cannot be shown in a list") == 1
    assert ["Note 0" in page.text, "Note 2" in page.text] == [True, True]
    assert "The release itself" in page.text
    assert "month must be in 1..12" in caplog.text
    assert caplog.records[-1].levelno == logging.ERROR


def failing(real: Callable[..., object], wanted: str) -> Callable[..., object]:
    def fails(*values: object) -> object:
        if wanted in str(values[1]):
            raise ZeroDivisionError(wanted)
        return real(*values)

    return fails


@pytest.mark.plants_faults
def test_a_hit_that_the_engine_cannot_make_costs_no_other(
    room: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Marker, "snippet", failing(Marker.snippet, "says 0"))
    answer = room.get("/api/search?q=lighthouse&sort=added").get_json()
    assert answer["total"] == 3
    assert [hit["title"] for hit in answer["hits"]].count("") == 1
    (lost,) = (hit for hit in answer["hits"] if "error" in hit)
    assert lost["id"]
    assert "cannot be shown in a list" in room.get("/search?q=lighthouse").text


@pytest.mark.plants_faults
def test_a_release_that_cannot_be_indexed_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "documents", refusing(indexing.documents, "Note 1"))
    config = Config(home=tmp_path / "home", collection="demo")
    with create_store(config) as store:
        for number in range(3):
            put(store, f"n{number}", note(number, IssueDate()), b"<p>%d" % number, "2004-01-01")
    answer = create_app(config).test_client().get("/api/search?sort=added").get_json()
    assert sorted(hit["title"] for hit in answer["hits"]) == ["Note 0", "Note 2"]


def refusing(real: Callable[..., object], title: str) -> Callable[..., object]:
    def refuses(public: PublicRelease) -> object:
        if public.release.title == title:
            raise ZeroDivisionError(title)
        return real(public)

    return refuses


@pytest.fixture(scope="module")
def huge(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A hundred releases with texts that no list can hold, and two thousand offices."""
    config = Config(home=tmp_path_factory.mktemp("huge") / "home", collection="demo")
    with create_store(config) as store:
        for number in range(100):
            put(store, f"r{number}", endless(number), b"<p>%d" % number, "2004-01-01")
    return create_app(config).test_client()


def endless(number: int) -> Release:
    words = ("harbour " + "<&>" * 3_000, "x" * 10_000, "harbour " * 500)
    points = tuple(
        AccessPoint(facet.kind, f"{facet.name}{n}", "<" * 300 + f"{n}", relation)
        for facet in FACETS
        if facet.kind and not facet.people
        for relation in facet.source.relations[:1]  # type: ignore[union-attr] # of access points
        for n in range(number * 5, number * 5 + 20)
    )
    return Release(
        '"&' * 3_000 + f" {number}",
        tuple(Block(BlockKind.PARAGRAPH, text) for text in words),
        place="p" * 3_000,
        kind="k" * 3_000,
        access_points=points,
    )


@pytest.mark.parametrize(
    "path",
    [
        "/search?per_page=100",
        "/search?per_page=100&q=harbour",
        f"/search?per_page=100&q={'x' * 500}",
        "/search?per_page=100&q=%22harbour+harbour%22",
        "/api/search?per_page=100&q=harbour",
        "/",
        "/office/office5",
    ],
)
def test_no_list_is_larger_than_its_budget(huge: FlaskClient, path: str) -> None:
    answer = huge.get(path)
    assert answer.status_code == 200, answer.text[:500]
    assert len(answer.data) < MOST_BYTES


@pytest.mark.plants_faults
def test_copies_stand_below_the_first_and_a_broken_one_costs_no_other(room: FlaskClient) -> None:
    sound = (
        Hit(f"r{number}", f"r{number}", Snippet(f"Note {number}"), Snippet("x"), 1.0, work=work)
        for number, work in enumerate((7, 8, 7, 0, 0))
    )
    broken = Hit("r9", "r9", Snippet("Note 9"), Snippet("x"), 1.0, issued="2003-99-99", work=8)
    with room.application.test_request_context():
        works = hits.hits([*sound, broken], "river")
    assert [re.findall(r"Note \d", work) for work in works] == [
        ["Note 0", "Note 2"],
        ["Note 1"],
        ["Note 3"],
        ["Note 4"],
    ]
    assert works[0].count("A copy of it") == 1 and "/releases/r2/note-2?q=river" in works[0]
    assert "cannot be shown" in works[1] and "/releases/r9" in works[1]


def test_programs_are_told_which_hits_are_copies() -> None:
    copies = [
        Hit(f"r{number}", f"r{number}", Snippet("Note"), Snippet("x"), 1.0, work=work)
        for number, work in enumerate((7, 8, 7))
    ]
    results = SearchResults(3, 3, tuple(copies), (), Histogram((), 3), 1, "")
    shown = results_as_json(SearchRequest(), results, Advice(), Usage(), Usage())
    assert [each.copy_of or None for each in shown.hits] == [None, None, "r0"]
