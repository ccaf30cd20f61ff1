"""Phones and mail addresses stay in the archive; nothing that is shown moves for it."""

import pytest
from flask.testing import FlaskClient
from web_builders import MAIL, PHONE, REACH, Archive

from archive.store import Store


@pytest.mark.parametrize("query", ["q=ferry", "q=E-mail", "q=0199", 'q="Ana Kolar, Tel"', "q=desk"])
def test_no_answer_to_a_search_holds_them(covered_client: FlaskClient, query: str) -> None:
    for path in ("/search", "/api/search"):
        text = covered_client.get(f"{path}?{query}").text
        assert not any(secret in text for secret in (PHONE, MAIL, "555 0199", "@irco"))


def test_bare_words_leave_a_contact_block_out(covered_client: FlaskClient) -> None:
    for query in ("kolar tel", "E-mail desk"):
        assert _total(covered_client, query) == 0


def test_a_phrase_finds_what_is_printed_and_nothing_that_is_covered(
    covered_client: FlaskClient,
) -> None:
    assert _total(covered_client, '"Ana Kolar, Tel"') == 2
    for query in ('"0199"', '"555 0199"', '"desk"', f'"{MAIL}"', '"Tel E-mail"', '"Tel mail"'):
        assert _total(covered_client, query) == 0, query


def _total(client: FlaskClient, query: str) -> int:
    answer = client.get("/api/search", query_string={"q": query}).get_json()
    return int(answer["total"])


def test_no_page_holds_them(covered_client: FlaskClient, covered_archive: Archive) -> None:
    for path in (
        f"/releases/{covered_archive.open}?q=0199",
        f"/api/releases/{covered_archive.open}",
    ):
        text = covered_client.get(path, follow_redirects=True).text
        assert "Ana Kolar" in text
        assert not any(secret in text for secret in (PHONE, MAIL, REACH, "@irco"))


def test_no_phone_or_mail_of_any_sample_is_public(
    covered_reader: FlaskClient, sample_store: Store
) -> None:
    releases = [
        (stored.id, contact)
        for stored in sample_store.releases()
        for contact in stored.release.contacts
    ]
    assert releases
    for release_id, contact in releases:
        for path in (f"/releases/{release_id}", f"/api/releases/{release_id}"):
            text = covered_reader.get(path, follow_redirects=True).text
            assert not any(secret in text for secret in (*contact.phones, *contact.emails))


def test_what_changed_shows_none_of_them_either(
    covered_client: FlaskClient, covered_archive: Archive
) -> None:
    text = covered_client.get(f"/releases/{covered_archive.open}/versions/compared").text
    assert "What changed" in text
    assert not any(secret in text for secret in (PHONE, MAIL, "555 0199", "@irco"))
