"""Answers: each is in force at once, is kept with who and when, and is undone without a trace."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from curate_builders import Room, heading, question_of
from flask.testing import FlaskClient

from archive.curation.items import Pair
from archive.models import Release
from archive.records import Agent
from web.curate.decisions import Answer

EVERY = {
    "Who says this?": [
        ("value", "Ana Kolar"),
        ("value", "Somebody Else"),
        ("value", ""),
        ("no-quote", ""),
    ],
    "Are these one person?": [("same", ""), ("same-reversed", ""), ("two", "")],
    "Does the place still hold?": [("correction", ""), ("machine", "")],
    "Which office issued it?": [
        ("value", "irco-mali"),
        ("value", "irco-peru"),
        ("value", "not-ours"),
        ("value", ""),
    ],
    "On which day was it issued?": [("value", "2001-03"), ("value", "")],
    "Is this its title?": [("value", "Home"), ("value", "Another")],
}


def picture(room: Room) -> tuple[list[tuple[str, Release]], list[Agent]]:
    """All that readers see."""
    releases = [(stored.id, stored.release) for stored in room.store.releases()]
    ids = {str(q.speaker_id) for _, release in releases for q in release.quotes if q.speaker_id}
    return releases, [room.store.agent(id) for id in sorted(ids)]


def test_what_mends_most_is_asked_first_and_all_kinds_are_asked(
    room: Room, client: FlaskClient
) -> None:
    kinds = list(_asked(room, client))
    assert kinds[:3] == list(EVERY)[:3]
    assert sorted(kinds[3:]) == sorted(list(EVERY)[3:])


def _asked(room: Room, client: FlaskClient) -> Iterator[str]:
    for item in room.desk._queue.items:
        yield heading(room.page(client, f"/questions/{item.id}"))


@pytest.mark.parametrize(
    ("question_heading", "verdict", "value"),
    [(question_heading, *each) for question_heading, answers in EVERY.items() for each in answers],
)
def test_every_answer_settles_its_question_and_undo_restores_all(
    room: Room, client: FlaskClient, question_heading: str, verdict: str, value: str
) -> None:
    id = next(
        item.id
        for item in room.desk._queue.items
        if heading(room.page(client, f"/questions/{item.id}")) == question_heading
    )
    before, waiting = picture(room), room.desk.waiting
    response = room.post(client, "/decide", question=id, verdict=verdict, value=value)
    assert response.status_code == 303, response.text
    settle(room)
    assert room.desk.waiting < waiting
    assert id not in [item.id for item in room.desk._queue.items]
    assert room.post(client, "/undo").status_code == 303
    assert question_of(room.page(client)) == id
    settle(room)
    assert picture(room) == before
    assert room.desk.waiting == waiting
    assert room.store.conflicts() != ()
    assert list(room.store.verify()) == []


def settle(room: Room) -> None:
    """Wait until the queue has read what changed."""
    room.desk.settle()


def test_one_answer_is_that_of_all_copies_and_undo_takes_back_all(
    room: Room, client: FlaskClient
) -> None:
    page = room.page(client)
    assert heading(page) == "Who says this?"
    assert "settles 3 quotes, 2 of them in copies" in page
    id = question_of(page)
    room.post(client, "/decide", question=id, verdict="value", value="Jan Hribar", post="Mayor")
    quotes = [q for stored in room.store.releases() for q in stored.release.quotes]
    assert sum((q.speaker, q.position) == ("Jan Hribar", "Mayor") for q in quotes) == 3
    room.post(client, "/undo")
    assert not any(stored.release.quotes[0].position for stored in room.store.releases())


def test_several_answers_are_undone_one_after_the_other(room: Room, client: FlaskClient) -> None:
    before = picture(room)
    ids = []
    for _ in range(3):
        page = room.page(client)
        ids.append(question_of(page))
        verdict = "two" if "Two persons" in page else "value"
        verdict = "machine" if "still hold" in page else verdict
        response = room.post(client, "/decide", question=ids[-1], verdict=verdict, value="")
        assert response.status_code == 303
        settle(room)
    for id in reversed(ids):
        room.post(client, "/undo")
        assert question_of(room.page(client)) == id
    assert picture(room) == before
    assert room.post(client, "/undo").status_code == 422


def test_a_pair_with_somebody_who_was_just_merged_is_not_asked(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = next(item for item in room.desk._queue.items if isinstance(item, Pair))
    other = replace(pair, suggestion=replace(pair.suggestion, winner="~third"))
    queue = room.desk._queue
    queue.waiting.change([item.id for item in queue.items], [pair, other])
    monkeypatch.setattr(queue, "follow", lambda: None)  # it has not read the answer yet
    assert room.desk.next() == pair
    room.desk.answer(pair.id, Answer("same"), "")
    assert room.desk.next() is None
    room.desk.undo()
    assert room.desk.next() == pair


def test_what_is_skipped_is_asked_again_at_the_end(room: Room, client: FlaskClient) -> None:
    ids = []
    for _ in range(room.desk.waiting):
        ids.append(question_of(room.page(client)))
        room.post(client, "/decide", question=ids[-1], verdict="later")
    assert len(set(ids)) == len(ids)
    assert question_of(room.page(client)) == ids[0]


def test_what_cannot_be_is_told_and_asked_again(room: Room, client: FlaskClient) -> None:
    id = next(item.id for item in room.desk._queue.items if item.id.endswith(".issued"))
    response = room.post(client, "/decide", question=id, verdict="value", value="last week")
    assert response.status_code == 422
    assert "is no day of issue" in response.text
    assert question_of(response.text) == id
    assert room.post(client, "/decide", question="x", verdict="value").status_code == 404


def test_the_audit_says_who_when_and_what_and_takes_it_back(
    room: Room, client: FlaskClient
) -> None:
    before = picture(room)
    id = question_of(room.page(client))
    room.post(client, "/decide", question=id, verdict="value", value="Jan Hribar")
    pair = next(item.id for item in room.desk._queue.items if isinstance(item, Pair))
    room.post(client, "/decide", question=pair, verdict="same")
    page = room.page(client, "/audit")
    assert "one person: " in page
    assert "speaker of quote" in page
    assert "and 2 more" in page
    assert "“We will keep the pumps" in page
    assert page.count("<span>Maja</span>") == 2
    mine = [str(each.number) for each in room.store.corrections() if each.who == "Maja"]
    form = {"csrf": room.guard.csrf, "correction": mine, "decision": "1"}
    response = client.post("/audit/take-back", data=form, headers=room.post_headers)
    assert response.status_code == 303
    assert picture(room) == before
    assert room.page(client, "/audit").count("taken back") == 2


def test_texts_of_pages_are_escaped(room: Room, client: FlaskClient) -> None:
    stored = next(room.store.releases())
    id = question_of(room.page(client))
    room.post(client, "/decide", question=id, verdict="value", value="<script>alert(1)</script>")
    assert "<script>alert" not in room.page(client, "/audit")
    assert stored.release.quotes


def test_when_all_is_answered_the_page_says_so(room: Room, client: FlaskClient) -> None:
    for _ in range(room.desk.waiting):
        page = room.page(client)
        verdict = {"Are these one person?": "two", "Does the place still hold?": "machine"}
        fields = {"question": question_of(page), "verdict": verdict.get(heading(page), "value")}
        value = {"Is this its title?": "Home", "Which office issued it?": "irco-mali"}
        response = room.post(client, "/decide", **fields, value=value.get(heading(page), ""))
        assert response.status_code == 303
    settle(room)
    assert "Nothing waits" in room.page(client)
