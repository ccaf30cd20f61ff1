"""Bytes that are withheld, and what stands in their place."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from web_builders import (
    MAIL,
    PHONE,
    Archive,
    SharedPage,
    make_app,
    make_archive,
    make_shared_page,
    value_of,
)

from archive.facets import FACETS
from archive.records import State
from archive.store import open_store

REASON = "names a minor"


@pytest.fixture
def page(tmp_path: Path) -> SharedPage:
    return make_shared_page(tmp_path / "home")


@pytest.fixture
def room(page: SharedPage) -> FlaskClient:
    return make_app(page).test_client()


def set_state(page: SharedPage, state: State, reason: str = REASON) -> None:
    with open_store(page.config) as store:
        store.set_state(page.second, state, reason)


@pytest.mark.parametrize(("state", "status"), [(State.WITHDRAWN, 410), (State.HIDDEN, 404)])
def test_the_original_of_a_sibling_is_withheld_at_once(
    page: SharedPage, room: FlaskClient, state: State, status: int
) -> None:
    path = f"/releases/{page.first}/capture/{page.digest}"
    assert b"railway" in room.get(path).data
    set_state(page, state)
    answer = room.get(path)
    assert answer.status_code == status
    assert "railway" not in answer.text
    assert (REASON in answer.text) is (state is State.WITHDRAWN)
    set_state(page, State.PUBLIC)
    assert b"railway" in room.get(path).data


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.HIDDEN])
def test_the_page_of_a_sibling_leads_to_a_reading_copy(
    page: SharedPage, room: FlaskClient, state: State
) -> None:
    set_state(page, state)
    text = room.get(f"/releases/{page.first}", follow_redirects=True).text
    copy = f"/releases/{page.first}/capture/{page.digest}/reading-copy"
    assert f'href="{copy}"' in text
    assert "<iframe" not in text
    assert (REASON in text) is (state is State.WITHDRAWN)
    answer = room.get(copy)
    assert answer.status_code == 200
    assert "not the page itself but a copy for reading" in answer.text
    assert "before dawn" in answer.text
    assert "railway" not in answer.text
    assert "ETag" not in answer.headers
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_withheld_capture_is_told_by_its_status_and_leads_to_the_copy(
    page: SharedPage, room: FlaskClient
) -> None:
    set_state(page, State.WITHDRAWN)
    answer = room.get(f"/releases/{page.first}/capture/{page.digest}")
    assert "<h1>Withdrawn</h1>" in answer.text
    assert f"{page.digest}/reading-copy" in answer.text


def test_the_bytes_go_by_their_digest_and_are_asked_for_each_time(
    page: SharedPage, room: FlaskClient
) -> None:
    path = f"/releases/{page.first}/capture/{page.digest}"
    answer = room.get(path)
    assert answer.headers["ETag"] == f'"{page.digest}"'
    assert answer.headers["Cache-Control"] == "no-cache"
    headers = {"If-None-Match": answer.headers["ETag"]}
    assert room.get(path, headers=headers).status_code == 304
    set_state(page, State.WITHDRAWN)
    assert room.get(path, headers=headers).status_code == 410


def test_a_capture_that_shows_covered_contacts_is_withheld(
    covered_client: FlaskClient, covered_archive: Archive
) -> None:
    path = f"/releases/{covered_archive.reach}/capture/{covered_archive.reach_digest}"
    answer = covered_client.get(path)
    assert answer.status_code == 403
    copy = covered_client.get(f"{path}/reading-copy")
    assert copy.status_code == 200
    for text in (answer.text, copy.text):
        assert not any(secret in text for secret in (MAIL, PHONE, "555 0199", "@irco"))


def test_a_capture_without_contacts_is_seen_where_they_are_covered(
    covered_client: FlaskClient, covered_archive: Archive
) -> None:
    path = f"/releases/{covered_archive.open}/capture/{covered_archive.digest}"
    assert covered_client.get(path).status_code == 200


def test_a_reading_copy_of_a_capture_of_another_release_is_not_there(
    client: FlaskClient, archive: Archive
) -> None:
    path = f"/releases/{archive.undated}/capture/{archive.digest}/reading-copy"
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("part", ["", "/reading-copy"])
def test_what_is_not_public_has_no_copy_either(
    client: FlaskClient, archive: Archive, part: str
) -> None:
    for release_id, status in ((archive.withdrawn, 410), (archive.hidden, 404)):
        answer = client.get(f"/releases/{release_id}/capture/{archive.digest}{part}")
        assert answer.status_code == status
        assert "lighthouse" not in answer.text


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.HIDDEN])
def test_nobody_is_listed_who_stands_in_withheld_releases_alone(
    tmp_path: Path, state: State
) -> None:
    archive = make_archive(tmp_path / "home")
    room = make_app(archive).test_client()
    listed = f'"{value_of("person")}"'
    for kind in ("release", "quote"):
        assert listed in room.get(f"/api/search?type={kind}").text
    with open_store(archive.config) as store:
        store.set_state(archive.open, state, REASON)
    for facet in FACETS:
        for kind in ("release", "quote"):
            narrowed = f"type={kind}&{facet.name}={value_of(facet.name)}"
            for path in (f"/api/search?{narrowed}", f"/search?{narrowed}", "/search", "/"):
                text = room.get(path).text
                assert "Ana Kolar" not in text
                assert f"{facet.label} &lt;one&gt;" not in text
        if facet.page:
            assert room.get(f"/{facet.name}/{value_of(facet.name)}").status_code == 404
