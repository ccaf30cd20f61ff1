"""A reading room over a collection that knows no organisation: nothing empty, nobody private."""

import pytest
from flask.testing import FlaskClient
from web_builders import room_of_a_page

from archive.facets import LABELS, UNLISTED

FILLER = "The ferry left the harbour before noon with two hundred people on its two decks."
PAGE = f"""<html><head><title>A ferry sails</title></head><body><article><h1>A ferry sails</h1>
<p>{FILLER}</p><p>“We carried everybody over before the fog came down,” said Harbour Master Ana
Kolar.</p><p>“I lost my house and both of my boats to the river,” said Milka Zupan.</p>
<p>{FILLER}</p></article></body></html>"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return room_of_a_page(tmp_path_factory.mktemp("generic"), PAGE).test_client()


def speakers(room: FlaskClient) -> dict[str, int]:
    results = room.get("/api/search?type=quote").json
    assert results is not None
    (speaker,) = [facet for facet in results["facets"] if facet["name"] == "speaker"]
    return {value["label"]: value["count"] for value in speaker["values"]}


def test_a_facet_without_any_value_is_not_listed(room: FlaskClient) -> None:
    form = room.get("/search").text
    assert "<summary>Person</summary>" in form
    assert "<summary>Topic</summary>" not in form
    assert "<summary>Topic</summary>" in room.get("/search?topic=unknown").text
    home = room.get("/").text
    assert "issuing offices" not in home
    assert '<div class="whose">Press releases</div>' in home


def test_speakers_without_post_or_record_count_together(room: FlaskClient) -> None:
    assert speakers(room) == {"Ana Kolar": 1, LABELS[UNLISTED]: 1}


def test_a_private_speaker_has_no_id_no_page_and_no_filter(room: FlaskClient) -> None:
    results = room.get("/api/search?type=quote").json
    assert results is not None
    private = next(hit for hit in results["hits"] if hit["quote"]["speaker"] == "Milka Zupan")
    assert private["quote"]["speaker_id"] is None
    assert room.get("/person/milka-zupan").status_code == 404
    for query in ("speaker:milka-zupan", "speaker:Milka", "speaker:%22Milka%20Zupan%22"):
        answer = room.get(f"/api/search?type=quote&q={query}")
        assert answer.json is not None
        assert answer.json.get("total", 0) == 0
    assert room.get("/api/search?type=quote&q=boats").json["total"] == 1  # type: ignore[index] # by words


def test_all_who_are_not_listed_have_no_id_no_page_and_no_match(room: FlaskClient) -> None:
    results = room.get("/api/search?type=quote").json
    assert results is not None
    for facet in results["facets"]:
        ids = {v["label"]: v["id"] for v in facet["values"]}
        assert ids.get(LABELS[UNLISTED]) is None
    private = next(hit for hit in results["hits"] if hit["quote"]["speaker"] == "Milka Zupan")
    assert private["access"]["speaker"] == []
    assert room.get(f"/person/{UNLISTED}").status_code == 404
    for query in (
        "q=speaker:unlisted",
        "q=speaker:%22Not listed by name%22",
        "speaker=unlisted",
        "q=person:not_Listed-by-name",
    ):
        answer = room.get(f"/api/search?type=quote&{query}")
        assert answer.status_code == 400
        assert "who is not listed by name is found by words alone" in str(answer.json)
    page = room.get("/search?type=quote").text
    assert f'<li class="quiet">{LABELS[UNLISTED]} <span class="number">1</span></li>' in page
    assert f'value="{UNLISTED}"' not in page
    assert "person was left out: person takes no" in room.get("/search?person=unlisted").text
