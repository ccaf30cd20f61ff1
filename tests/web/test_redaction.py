"""Phones and mail addresses stay in the archive; nothing that is shown moves for it."""

import re

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from web_builders import MAIL, PHONE, REACH, Archive

from archive.models import Contact
from archive.redaction import covered, worded
from archive.store import Store

DESK = Contact("Ana Kolar", None, ("01 555 01 99",), ("desk@irco.example",))


@pytest.mark.parametrize(
    "text", ["Tel. 01 555 01 99", "tel. 01/555-0199", "015550199", "write to desk@irco.example"]
)
def test_what_a_contact_gives_is_covered_however_it_is_spaced(text: str) -> None:
    assert not re.search(r"\d|@", covered(text, [DESK]))


@pytest.mark.parametrize("text", ["On 7 March 2003, 1 200 boats", "2003-03-07", "14:30 to 16:00"])
def test_dates_and_numbers_of_a_text_stay(text: str) -> None:
    assert covered(text, [DESK]) == text


@given(st.text("0123456789+@. -()ab\n", max_size=60), st.booleans())
def test_covering_moves_nothing(text: str, contact_block: bool) -> None:
    shown = covered(text, [DESK], contact_block)
    assert len(shown) == len(text)
    assert [at for at, c in enumerate(text) if c.isspace()] == [
        at for at, c in enumerate(shown) if c.isspace()
    ]


def test_people_read_words_in_place_of_dots() -> None:
    shown = worded(covered("Tel. +386 1 555 0199, E-mail desk@irco.example", contact_block=True))
    assert shown == "Tel. [kept, not shown], E-mail [kept, not shown]"


@pytest.mark.parametrize("query", ["q=ferry", "q=E-mail", "q=0199", 'q="Ana Kolar, Tel"', "q=desk"])
def test_no_answer_to_a_search_holds_them(covered_client: FlaskClient, query: str) -> None:
    for path in ("/search", "/api/search"):
        text = covered_client.get(f"{path}?{query}").text
        assert not any(secret in text for secret in (PHONE, MAIL, "555 0199", "@irco"))


def test_a_contact_block_is_not_searched(covered_client: FlaskClient) -> None:
    for query in ("0199", '"Ana Kolar, Tel"'):
        assert covered_client.get(f"/api/search?q={query}").get_json()["total"] == 0


def test_no_page_holds_them(covered_client: FlaskClient, covered_archive: Archive) -> None:
    for path in (
        f"/releases/{covered_archive.open}?q=0199",
        f"/api/releases/{covered_archive.open}",
    ):
        text = covered_client.get(path, follow_redirects=True).text
        assert "Ana Kolar" in text
        assert not any(secret in text for secret in (PHONE, MAIL, REACH, "@irco"))


def test_no_phone_or_mail_of_any_sample_is_public(covered_reader: FlaskClient, held: Store) -> None:
    kept = [(one.id, contact) for one in held.releases() for contact in one.release.contacts]
    assert kept
    for release_id, contact in kept:
        for path in (f"/releases/{release_id}", f"/api/releases/{release_id}"):
            text = covered_reader.get(path, follow_redirects=True).text
            assert not any(secret in text for secret in (*contact.phones, *contact.emails))


def test_what_changed_shows_none_of_them_either(
    covered_client: FlaskClient, covered_archive: Archive
) -> None:
    text = covered_client.get(f"/releases/{covered_archive.open}/versions/compared").text
    assert "What changed" in text
    assert not any(secret in text for secret in (PHONE, MAIL, "555 0199", "@irco"))
