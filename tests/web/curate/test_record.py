"""Every field of a release is corrected on one page, and undone without a trace."""

import re

import pytest
from curate_builders import SAID, Room
from flask.testing import FlaskClient
from test_answers import picture

from archive.errors import UsageError
from archive.models import GAP, Block, BlockKind, Release
from archive.store.overlay.fields import QUOTE_FIELDS, RELEASE_FIELDS
from archive.store.overlay.headings import POINT_FIELDS
from web.curate.stretch import stretch

VALUES = {
    "issued": "1999-02",
    "language": "sl",
    "status": "ambiguous",
    "speaker_kind": "organisation",
    "words": "We will keep the pumps",
    "kind": "statement",
    "earliest": "2001-03-07",
    "latest": "2001-03-07",
    "office": "irco-peru",
    "about": "irco-peru",
    "topic": "FLOOD",
    "country": "ML",
}


def of(room: Room) -> str:
    """The release of which something is inferred."""
    return next(each.id for each in room.store.releases() if each.release.quotes)


def post(room: Room, client: FlaskClient, field: str, value: str, **more: str) -> int:
    id = of(room)
    fields = {"release": id, "target": "release", "id": id, "field": field, "value": value}
    return room.post(client, "/correct", **(fields | more)).status_code


def test_the_page_has_a_form_for_every_field(room: Room, client: FlaskClient) -> None:
    page = room.page(client, f"/record/{of(room)}")
    fields = set(re.findall(r'name="field" value="([^"]+)"', page))
    assert fields >= {*RELEASE_FIELDS, *POINT_FIELDS, *QUOTE_FIELDS, "contact", "name", "kind"}
    assert 'action="/correct/text"' in page


def test_fields_of_a_release_are_corrected_and_undone(room: Room, client: FlaskClient) -> None:
    before = picture(room)
    for field in ("title", "issued", "language", "place", "kind", "symbol"):
        value = VALUES.get(field, "As it should be")
        assert post(room, client, field, value) == 303
        assert RELEASE_FIELDS[field].value(room.store.release(of(room)).release) == value
        assert "an archivist’s" in room.page(client, f"/record/{of(room)}")
        room.post(client, "/undo")
    assert picture(room) == before


def test_headings_are_added_and_taken_away(room: Room, client: FlaskClient) -> None:
    before = picture(room)
    for field in POINT_FIELDS:
        value = VALUES.get(field, "Eva Brumen Lipar")
        assert post(room, client, field, value, seen="") == 303
        correction = kept_as(field, value, room.page(client, f"/record/{of(room)}"))
        assert post(room, client, field, correction, seen=correction, remove="yes") == 303
        for _ in range(2):
            room.post(client, "/undo")
    assert picture(room) == before


def kept_as(field: str, value: str, page: str) -> str:
    """What a form says of a heading that was added."""
    forms = r'name="field" value="(\w+)">\s*<input[^>]*name="seen" value="([^"]+)"'
    (seen,) = {
        seen
        for name, seen in re.findall(forms, page)
        if name == field and seen in (value, "eva-brumen-lipar")
    }
    return str(seen)


def test_fields_of_a_quote_are_corrected_and_undone(room: Room, client: FlaskClient) -> None:
    before = picture(room)
    quote = room.store.release(of(room)).release.quotes[0].id
    for field, known in QUOTE_FIELDS.items():
        value = VALUES.get(field, "Eva Brumen")
        assert post(room, client, field, value, target="quote", id=quote) == 303
        (shown,) = room.store.release(of(room)).release.quotes
        assert known.value(shown) == value
        room.post(client, "/undo")
    assert picture(room) == before


def test_words_of_a_paragraph_are_changed_in_its_form(room: Room, client: FlaskClient) -> None:
    before, id = picture(room), of(room)
    text = room.store.release(id).release.blocks[0].text
    written = text.replace("Notice of the town", "A notice of the town") + f"{GAP}One more."
    form = {"release": id, "block": "0", "seen": text.replace("\n", "\r\n")}
    answer = room.post(client, "/correct/text", value=written.replace("\n", "\r\n"), **form)
    assert answer.status_code == 422  # the words reach over a quotation
    for change in (
        ("Notice of the town", "A notice of the town"),
        ("Tuesday.", "Monday.\n\nMore."),
    ):
        now = room.store.release(id).release.blocks[0].text
        form = {"release": id, "block": "0", "seen": now}
        assert (
            room.post(client, "/correct/text", value=now.replace(*change), **form).status_code
            == 303
        )
    blocks = [block.text for block in room.store.release(id).release.blocks]
    assert blocks == [f"A notice of the town. “{SAID},” said Ana Kolar on Monday.", "More."]
    for _ in range(2):
        room.post(client, "/undo")
    assert picture(room) == before


def test_what_cannot_be_is_told_beside_the_forms(room: Room, client: FlaskClient) -> None:
    id = of(room)
    fields = {"release": id, "target": "release", "id": id, "field": "issued"}
    answer = room.post(client, "/correct", **fields, value="7 March")
    assert answer.status_code == 422
    assert "is no day of issue" in answer.text
    assert 'name="field" value="title"' in answer.text
    answer = room.post(client, "/correct", **{**fields, "target": "moon"}, value="1")
    assert "Nothing of &#39;moon&#39; is corrected" in answer.text
    assert list(room.store.corrections())[1:] == []


def test_a_release_is_found_by_id_address_and_quotation(room: Room, client: FlaskClient) -> None:
    stored = room.store.release(of(room))
    for quote in (stored.id, stored.capture.url, stored.release.quotes[0].id):
        answer = client.get("/find", query_string={"q": quote}, headers=room.get_headers)
        assert answer.headers["Location"] == f"/record/{stored.id}"
    answer = client.get(
        "/find", query_string={"q": "http://nowhere.example/"}, headers=room.get_headers
    )
    assert answer.status_code == 404
    assert "0 releases are held of" in answer.text


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("The vvater fell", "The water fell", ("vvater", "water")),
        ("one and one and two", "one and one or two", ("one and two", "one or two")),
        ("It fell.", "It fell. More", ("fell.", "fell. More")),
        ("It fell.", "", ("It fell.", "")),
        ("the the", "the", ("the the", "the")),
        ("a b a", "a c a", ("b", "c")),
    ],
)
def test_the_fewest_words_that_stand_there_once_give_way(
    old: str, new: str, words: tuple[str, str]
) -> None:
    release = Release("A", (Block(BlockKind.PARAGRAPH, old),))
    assert stretch(0, old, new, release) == words


@pytest.mark.parametrize(("seen", "new"), [("Another", "x"), ("It fell.", "It fell.")])
def test_a_paragraph_that_is_as_it_was_or_another_is_refused(seen: str, new: str) -> None:
    release = Release("A", (Block(BlockKind.PARAGRAPH, "It fell."),))
    with pytest.raises(UsageError, match=r"changed meanwhile|as it was"):
        stretch(0, seen, new, release)
