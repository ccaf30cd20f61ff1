"""The lasting addresses of quotations."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from web_builders import SPOKEN, Archive, make_app, make_archive, without_quotes

from archive.records import State
from archive.store import open_store


def address_of_first(room: FlaskClient, archive: Archive) -> str:
    page = room.get(f"/releases/{archive.open}", follow_redirects=True).text
    match = re.search(r'href="(/quotes/[^"]+)"', page)
    assert match
    return match[1]


def test_a_quote_leads_to_its_place_in_its_release(client: FlaskClient, archive: Archive) -> None:
    address = address_of_first(client, archive)
    answer = client.get(address)
    assert answer.status_code == 302
    page, _, place = answer.headers["Location"].partition("#")
    assert page.startswith(f"/releases/{archive.open}/")
    assert address.endswith(place)
    block = client.get(page).text.split(f'id="{place}"')[1]
    assert SPOKEN in block[:300]


def test_all_quotations_have_an_address_that_takes_the_parameters_of_a_search(
    client: FlaskClient, archive: Archive
) -> None:
    answer = client.get("/quotes?q=passport&position=harbour-master", follow_redirects=True)
    assert address_of_first(client, archive) in answer.text
    assert "/quotes/" not in client.get("/quotes?q=zebra", follow_redirects=True).text
    assert "/quotes/" in client.get("/quotes?type=release", follow_redirects=True).text


def test_a_hit_leads_to_the_same_place(client: FlaskClient, archive: Archive) -> None:
    hit = client.get("/api/search?type=quote&q=passport").get_json()["hits"][0]
    assert hit["url"] == address_of_first(client, archive)
    page = client.get("/search?type=quote&q=passport").text
    assert f'<a href="{hit["url"]}?q=passport"' in page
    place = client.get(f"{hit['url']}?q=passport").headers["Location"]
    assert place.endswith(f"?q=passport#{hit['key']}")


@pytest.mark.parametrize(("state", "status"), [(State.WITHDRAWN, 410), (State.HIDDEN, 404)])
def test_a_quote_goes_the_way_of_its_release(tmp_path: Path, state: State, status: int) -> None:
    archive = make_archive(tmp_path / "home")
    room = make_app(archive).test_client()
    address = address_of_first(room, archive)
    with open_store(archive.config) as store:
        store.set_state(archive.open, state, "named a minor")
        answer = room.get(address)
        assert answer.status_code == status
        assert SPOKEN not in answer.text
        store.set_state(archive.open, State.PUBLIC, "no error")
    assert room.get(address).status_code == 302


def test_a_quote_that_its_release_has_no_more_says_so(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "home")
    room = make_app(archive).test_client()
    address = address_of_first(room, archive)
    without_quotes(archive)
    answer = room.get(address)
    assert answer.status_code == 410
    assert "no more in its release" in answer.text
    assert f'href="/releases/{archive.open}/' in answer.text
    assert SPOKEN not in answer.text
