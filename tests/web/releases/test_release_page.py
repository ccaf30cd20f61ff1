"""The page of one release, its states and its addresses."""

import html

import pytest
from flask.testing import FlaskClient
from web_builders import HOSTILE, REASON, SPOKEN, Archive, value_of

from archive.models import digest_of
from archive.store import Store

ATTRIBUTE = 'A boat "onmouseover="alert(1)'


def page_of(client: FlaskClient, release_id: str, query: str = "") -> str:
    page = client.get(f"/releases/{release_id}{query}", follow_redirects=True)
    assert page.status_code == 200
    return page.text


def test_the_page_holds_text_quotes_evidence_and_source(
    client: FlaskClient, archive: Archive
) -> None:
    page = page_of(client, archive.open)
    assert "The ferry turned back in the fog" in page
    assert f'<a href="/person/{value_of("person")}">Ana Kolar</a></b>, Harbour Master' in page
    assert '<span class="status">named beside the words</span>' in page
    assert f'<span class="said" id="said-1" title="Quote 1">{SPOKEN}</span>' in page
    assert '<a href="#said-1">in the text</a>' in page
    assert f"“{SPOKEN}" in page.partition('class="citation">')[2].partition("</p>")[0]
    assert "<td>title</td>" in page
    assert "<td>profile</td><td>h1</td>" in page
    assert archive.digest in page
    assert "2002-01-01 00:00 UTC" in page
    assert "Something stood here that is not part of the text" in page


def test_the_original_stands_in_a_sandboxed_frame(client: FlaskClient, archive: Archive) -> None:
    page = page_of(client, archive.open)
    assert f'<iframe src="/releases/{archive.open}/capture/{archive.digest}" sandbox ' in page
    assert "Images and styles of the page are not kept" in page


def test_evidence_that_was_not_taken_says_whether_it_agrees(
    client: FlaskClient, archive: Archive
) -> None:
    page = page_of(client, archive.open)
    assert "<td>2001-03-07 (agrees)</td><td>meta</td>" in page
    assert "<td>2001-03-09 (not taken)</td><td>url</td>" in page
    assert "<td>2001-03-07</td><td>profile</td>" in page


def test_earlier_captures_are_listed(client: FlaskClient, archive: Archive) -> None:
    page = page_of(client, archive.open)
    assert f'/capture/{archive.earlier}">2001-01-01 00:00 UTC</a>' in page


def test_nothing_a_page_says_is_markup_here(client: FlaskClient, archive: Archive) -> None:
    for path in ("/", "/search?q=ferry", "/search?q=market", f"/releases/{archive.open}"):
        page = client.get(path, follow_redirects=True).text
        assert html.escape(HOSTILE, quote=False).split(" ")[0].split("(")[0] in page
        assert "<script" not in page
        assert "<b>market" not in page


def test_what_a_reader_types_is_not_markup_either(client: FlaskClient) -> None:
    for query in (ATTRIBUTE, "<script>alert(1)</script>", "'\"><img src=x>"):
        page = client.get("/search", query_string={"q": query, "office": query}).text
        assert "<script" not in page
        assert "<img" not in page
        assert '"onmouseover=' not in page


def test_the_words_of_a_query_are_marked(client: FlaskClient, archive: Archive) -> None:
    assert "<mark>passport</mark>" in page_of(client, archive.open, "?q=passport")


def test_a_query_that_cannot_be_read_marks_nothing(client: FlaskClient, archive: Archive) -> None:
    page = page_of(client, archive.open, "?q=(ferry+AND")
    assert "Nothing is marked: " in page
    assert "<mark>" not in page


def test_another_slug_leads_to_the_release(client: FlaskClient, archive: Archive) -> None:
    answer = client.get(f"/releases/{archive.undated}/another?q=note")
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/releases/{archive.undated}/a-undated-note?q=note"


def test_an_alias_leads_to_the_release(client: FlaskClient, archive: Archive) -> None:
    answer = client.get("/releases/oldaddress")
    assert answer.status_code == 301
    assert answer.headers["Location"].startswith(f"/releases/{archive.open}/")


def test_a_withdrawn_release_leaves_its_reason(client: FlaskClient, archive: Archive) -> None:
    page = client.get(f"/releases/{archive.withdrawn}")
    assert page.status_code == 410
    assert REASON in page.text
    assert "lighthouse" not in page.text


def test_a_hidden_release_is_not_there(client: FlaskClient, archive: Archive) -> None:
    page = client.get(f"/releases/{archive.hidden}")
    assert page.status_code == 404
    assert "lighthouse" not in page.text
    assert "lighthouse" in client.get(f"/releases/{archive.undated}/a-undated-note").text


@pytest.mark.parametrize("kind", ["html", "bytes"])
def test_every_sample_shows_its_text_and_its_bytes(
    reader: FlaskClient, sample_store: Store, kind: str
) -> None:
    for stored in sample_store.releases():
        if kind == "html":
            assert stored.capture.digest in page_of(reader, stored.id)
        else:
            answer = reader.get(f"/releases/{stored.id}/capture/{stored.capture.digest}")
            assert digest_of(answer.data) == stored.capture.digest
            assert answer.headers["Content-Security-Policy"].startswith("sandbox;")


def test_the_folders_of_the_machine_are_not_told(reader: FlaskClient, sample_store: Store) -> None:
    stored = next(sample_store.releases())
    folder = stored.capture.locator.rsplit("/", 2)[0]
    assert folder.startswith("/")
    for path in (f"/releases/{stored.id}", f"/api/releases/{stored.id}"):
        assert folder not in reader.get(path, follow_redirects=True).text


def test_what_changed_is_shown_from_one_capture_to_the_next(
    client: FlaskClient, archive: Archive
) -> None:
    assert f"/releases/{archive.open}/versions/compared" in page_of(client, archive.open)
    answer = client.get(f"/releases/{archive.open}/versions/compared")
    assert answer.status_code == 200
    assert "2002-01-01 00:00 UTC</h2>" in answer.text
    assert "<ins>" in answer.text or "The same words." in answer.text
    assert client.get("/releases/nothing1/versions/compared").status_code == 404


def test_an_office_is_told_once_whatever_rows_count_it(
    reader: FlaskClient, sample_store: Store
) -> None:
    for stored in sample_store.releases():
        page = page_of(reader, stored.id)
        assert page.count("<dt>Office</dt>") <= 1
        assert "or one above</dt>" not in page
