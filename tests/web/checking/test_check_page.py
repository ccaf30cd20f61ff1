"""The check of a quote in the reading room: a page without script, one address for programs."""

import json
import logging

import pytest
from flask.testing import FlaskClient
from web_builders import FIRST, MAIL, SPOKEN, Archive

from archive.__main__ import run
from archive.text.spreadsheet import csv_line


def test_the_page_takes_a_text_and_shows_the_words_in_their_release(
    client: FlaskClient, archive: Archive
) -> None:
    empty = client.get("/check")
    assert empty.status_code == 200 and "<textarea" in empty.text
    answer = client.post("/check", data={"text": f"He said “{SPOKEN}” and left."})
    assert answer.status_code == 200
    assert f"<mark>{SPOKEN}</mark>" in answer.text
    assert 'class="verdict">verbatim<' in answer.text
    assert f"/releases/{archive.open}" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers and "<script" not in answer.text


def test_differences_are_shown_word_by_word(client: FlaskClient) -> None:
    page = client.post("/check", data={"text": SPOKEN.replace("not ", "")}).text
    assert "<del>" in page and "a negation differs" in page


def test_programs_ask_the_same_with_json_a_form_or_plain_text(client: FlaskClient) -> None:
    answers = [
        client.post("/api/check", json={"text": SPOKEN}),
        client.post("/api/check", data={"text": SPOKEN}),
        client.post("/api/check", data=SPOKEN, content_type="text/plain; charset=utf-8"),
    ]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert len({answer.text for answer in answers}) == 1
    (finding,) = answers[0].json["findings"]
    assert (finding["verdict"], finding["alarms"], finding["changes"]) == ("verbatim", [], [])
    (source,) = finding["sources"]
    assert source["text"] == SPOKEN and source["speaker"] == "Ana Kolar"
    page = client.get(source["url"])
    assert page.status_code == 200 and "<mark>" in page.text
    assert answers[0].json["coverage"]["releases"] > 0


def test_what_cannot_be_checked_is_said(client: FlaskClient) -> None:
    for body in ({}, {"text": "  "}, {"text": 7}, [1]):
        answer = client.post("/api/check", json=body)
        assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    long = client.post("/check", data={"text": "x" * 100_001})
    assert long.status_code == 400 and "a check takes 100,000" in long.text
    assert client.get("/api/check").status_code == 405


def test_half_a_letter_is_no_fault_of_ours(client: FlaskClient) -> None:
    body = '{"text": "“\\ud800 we shall not build \\udfff a wall”"}'
    answer = client.post("/api/check", data=body, content_type="application/json")
    assert answer.status_code == 200 and answer.get_json()["findings"]


def test_brackets_without_end_hold_no_text(client: FlaskClient) -> None:
    answer = client.post("/api/check", data="[" * 100_000, content_type="application/json")
    assert answer.status_code == 400 and "no text" in answer.get_json()["detail"]


def test_nothing_that_is_withheld_comes_through_a_check(
    client: FlaskClient, covered_client: FlaskClient
) -> None:
    for text in ("This was withdrawn for a reason.", f"For more: Ana Kolar, E-mail {MAIL}"):
        answer = covered_client.post("/api/check", json={"text": text}).json["findings"]
        assert MAIL not in json.dumps([each["sources"] for each in answer])
        assert all(each["verdict"] != "verbatim" for each in answer)


def test_what_is_pasted_is_not_logged(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.post("/check", data={"text": "“A secret that nobody may read in a log”"})
    assert "secret" not in caplog.text


def test_a_search_that_is_too_long_is_led_to_the_check(client: FlaskClient) -> None:
    sentence = " ".join(["A river does not ask for a passport and the ferry turned back"] * 10)
    answer = client.get("/search", query_string={"q": sentence})
    assert answer.status_code == 400
    assert 'action="/check"' in answer.text and sentence in answer.text


def test_a_file_of_quotes_comes_back_with_verdicts_and_links(
    archive: Archive, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path_factory.mktemp("batch") / "quotes.csv"
    rows = [
        ("quote", "speaker"),
        (SPOKEN, "Boris Velm"),
        (FIRST[:21], ""),
        ("no such words here", ""),
    ]
    path.write_text("".join(map(csv_line, rows)), encoding="utf-8")
    assert run(["--home", str(archive.config.home), "check", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("quote,speaker,verdict,")
    assert "same words, other speaker" in lines[1]
    assert "verbatim" in lines[2] and "/releases/" in lines[2]
    assert "not in this archive" in lines[3]
