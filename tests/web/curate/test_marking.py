"""A quotation that the rules missed: words of the text, one key, and who said it."""

import html
import re

import pytest
from curate_builders import SAID, Room, heading
from flask.testing import FlaskClient
from test_answers import picture, settle
from werkzeug.test import TestResponse

from archive.models import Quote
from archive.records import StoredRelease

MISSED = "Notice of the town"


def stored(room: Room, title: str = "What Gary Shuster said") -> StoredRelease:
    return next(each for each in room.store.releases() if each.release.title == title)


def shown(room: Room, title: str = "What Gary Shuster said") -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in stored(room, title).release.quotes]


def look(room: Room, client: FlaskClient, words: str, around: str = "") -> str:
    fields = {"release": stored(room).id, "words": words, "around": around}
    return client.get("/quotation", query_string=fields, headers=room.get_headers).text


def mark(room: Room, client: FlaskClient, **fields: str) -> TestResponse:
    return room.post(client, "/quotation", release=stored(room).id, **fields)


def test_words_of_a_text_are_kept_with_who_says_them_and_undone(
    room: Room, client: FlaskClient
) -> None:
    before, waiting = picture(room), room.desk.waiting
    page = look(room, client, f"“{MISSED}”")
    assert heading(page) == "Who says this?"
    assert f"<mark>{MISSED}</mark>" in page
    assert 'data-key="1"' in page
    assert "Gary Shuster" in page
    response = mark(room, client, words=MISSED, says="Ana Kolar", post="Mayor")
    assert response.headers["Location"] == "/"
    marked = stored(room).release.quotes[0]
    assert (marked.text, marked.speaker, marked.position) == (MISSED, "Ana Kolar", "Mayor")
    assert "Ana Kolar: Notice" in room.page(client)
    assert MISSED in (audit := room.page(client, "/audit"))
    assert "a quotation that was missed" in audit
    room.post(client, "/undo")
    settle(room)
    assert (picture(room), room.desk.waiting) == (before, waiting)


def test_it_is_taken_back_in_the_audit_with_all_that_was_said_of_it(
    room: Room, client: FlaskClient
) -> None:
    before = picture(room)
    mark(room, client, words=MISSED, says="Ana Kolar", post="Mayor")
    (form,) = re.findall(
        r"<form[^>]*take-back.*?</form>", room.page(client, "/audit").partition("Ines")[0], re.S
    )
    numbers = re.findall(r'name="correction" value="(\d+)"', form)
    data = {"csrf": room.guard.csrf, "correction": numbers}
    assert client.post("/audit/take-back", data=data, headers=room.post_headers).status_code == 303
    assert picture(room) == before


@pytest.mark.parametrize(
    ("fields", "speaker"),
    [
        ({"written": "Jan Hribar", "says": "Ana Kolar"}, "Jan Hribar"),
        ({"written": "Jan Hribar"}, "Jan Hribar"),
        ({"says": ""}, None),
    ],
)
def test_who_says_it_is_chosen_written_or_nobody(
    room: Room, client: FlaskClient, fields: dict[str, str], speaker: str | None
) -> None:
    assert mark(room, client, words=MISSED, after="record", **fields).status_code == 303
    assert shown(room)[0] == (MISSED, speaker)
    settle(room)
    question_ids = [item.id for item in room.desk._queue.items]
    assert f"{stored(room).release.quotes[0].id}.speaker" not in question_ids


def test_what_cannot_be_is_told_on_the_page(room: Room, client: FlaskClient) -> None:
    assert heading(look(room, client, "")) == "Which words?"
    page = look(room, client, "The well of the south")
    assert "do not stand in the text" in page
    assert 'value="The well of the south"' in page
    response = mark(room, client, words=MISSED)
    assert response.status_code == 422
    assert "Say who speaks" in response.text
    assert mark(room, client, words="nowhere", says="A B").status_code == 422
    assert room.post(client, "/quotation", release="nothere", words="a").status_code == 404


def test_which_of_several_places_is_asked_unless_the_selection_tells(
    room: Room, client: FlaskClient
) -> None:
    text = stored(room).release.text
    assert text.count("the") > 1
    page = look(room, client, "the")
    assert heading(page) == "Which of them?"
    values = [html.unescape(each) for each in re.findall(r'name="words" value="([^"]+)"', page)]
    assert heading(look(room, client, values[0])) == "Who says this?"
    mark(room, client, words=values[-2], says="")
    assert ("the", None) in shown(room)
    assert heading(look(room, client, "of", "Notice [of] the town")) == "Who says this?"


def test_of_words_within_a_quotation_it_is_asked_what_they_are(
    room: Room, client: FlaskClient
) -> None:
    whole = stored(room).release.quotes[0].text
    head, tail = "The well of the north", "is clean again"
    assert whole == f"{head} {tail}"
    before = picture(room)
    page = look(room, client, tail)
    assert 'value="cut" checked' in page
    assert 'value="nested"' in page
    mark(room, client, words=tail, way="cut", says="Ana Kolar")
    assert shown(room) == [(head, "Gary Shuster"), (tail, "Ana Kolar")]
    room.post(client, "/undo")
    mark(room, client, words=tail, way="nested", says="Ana Kolar")
    assert shown(room) == [(whole, "Gary Shuster"), (tail, "Ana Kolar")]
    room.post(client, "/undo")
    assert picture(room) == before


def test_words_across_two_quotations_are_told_so(room: Room, client: FlaskClient) -> None:
    whole = stored(room).release.quotes[0].text
    mark(room, client, words="is clean again", way="cut", says="Ana Kolar")
    page = look(room, client, "of the north is clean")
    assert whole.startswith("The well of the north")
    assert "a part of one quotation and a part of another" in page
    assert 'value="bounds"' not in page


def test_the_bounds_of_a_quotation_are_corrected_and_two_are_made_one(
    room: Room, client: FlaskClient
) -> None:
    (known,) = stored(room).release.quotes
    assert 'value="bounds"' in look(room, client, "The well of the north")
    mark(room, client, words="The well of the north", way="bounds")
    assert shown(room) == [("The well of the north", "Gary Shuster")]
    mark(room, client, words="clean again", says="Ana Kolar")
    whole = known.text
    assert 'value="bounds"' in look(room, client, whole)
    mark(room, client, words=whole, way="bounds")
    assert shown(room) == [(whole, "Gary Shuster")]
    (merged,) = stored(room).release.quotes
    assert merged.id == known.id
    assert stored(room).release.unquoted == ()
    for _ in range(3):
        room.post(client, "/undo")
    assert ids(stored(room).release.quotes) == [known.id]
    assert shown(room) == [(whole, "Gary Shuster")]


def ids(quotes: tuple[Quote, ...]) -> list[str]:
    return [quote.id for quote in quotes]


def test_words_that_are_one_already_lead_to_its_fields(room: Room, client: FlaskClient) -> None:
    (known,) = stored(room).release.quotes
    page = look(room, client, known.text)
    assert heading(page) == "A quotation already"
    assert f"/record/{stored(room).id}#{known.id}" in page


def test_the_form_stands_beside_a_question_and_on_the_record(
    room: Room, client: FlaskClient
) -> None:
    question = next(i.id for i in room.desk._queue.items if i.id.endswith(".speaker"))
    for path in (f"/questions/{question}", f"/record/{stored(room).id}"):
        page = room.page(client, path)
        assert 'action="/quotation"' in page
        assert 'data-key="q"' in page
    assert SAID in room.page(client, f"/questions/{question}")
