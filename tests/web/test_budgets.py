"""What one request may ask for, told in plain words where it asks for more."""

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive.facets import FACETS
from web.client import ClientGone, while_there

PAGES = ("/", "/search", "/api/search", "/office/irco-hq-ljubljana", "/robots.txt", "/quotes/x")
OFFICE = FACETS[0].name


def values(number: int) -> str:
    return "&".join(f"{OFFICE}={n}" for n in range(number))


def told(answer: TestResponse) -> str:
    return answer.json["detail"] if answer.is_json else answer.text  # type: ignore[index] # a problem


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (values(51), "has 51 values; it may have 50"),
        ("&".join(f"x{n}=1" for n in range(10_000)), "bytes behind its question mark"),
        ("&" * 64, "has 65 parameters; it may have 64"),
        ("q=" + "(" * 8_000, "it may have 8,000"),
    ],
)
def test_what_is_too_much_is_refused_with_the_reason(
    reader: FlaskClient, path: str, query: str, reason: str
) -> None:
    answer = reader.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert reason in told(answer)
    assert len(answer.data) < 20_000


@pytest.mark.parametrize("path", ["/search", "/api/search"])
def test_fifty_values_are_answered(reader: FlaskClient, path: str) -> None:
    assert reader.get(f"{path}?{values(50)}").status_code == 200


def test_many_values_share_a_chip(reader: FlaskClient) -> None:
    few = reader.get(f"/search?q=river&{values(5)}").text
    assert len(re.findall(">office: ", few)) == 5
    many = reader.get(f"/search?q=river&kind=report&{values(50)}").text
    assert '<a href="/search?q=river&amp;kind=report">Office: 50 values' in many


@pytest.mark.parametrize("path", ["/search", "/api/search"])
def test_an_answer_costs_what_it_lists(reader: FlaskClient, path: str) -> None:
    """Links that hold all values, one for each value, would cost their square."""
    long = "&".join(f"{OFFICE}={'x' * 100}{n}" for n in range(50))
    assert len(reader.get(f"{path}?{long}").data) < 100_000


@pytest.mark.parametrize("depth", [100, 250])
@pytest.mark.parametrize("opening", ["(", "-", "NOT ", "NOT(", "a OR (", '"'])
@pytest.mark.parametrize("path", ["/search", "/api/search", "/releases/x"])
def test_a_nested_query_is_answered_in_no_time(
    reader: FlaskClient, path: str, opening: str, depth: int
) -> None:
    answer = reader.get(path, query_string={"q": opening * depth + "a"})
    assert answer.status_code in (200, 400, 404)


@pytest.mark.parametrize("page", ["0", "101", "99999999999999", "-1", "1e9", "٣", "\x00"])
def test_pages_have_an_end(reader: FlaskClient, page: str) -> None:
    answer = reader.get("/api/search", query_string={"page": page})
    assert answer.status_code == 400
    assert "page is" in told(answer)


@pytest.mark.parametrize(
    "path",
    [
        "/search?q=%00%01%ff%fe&office=%00&from=%00",
        "/search?%ff=%ff&&&=&=x&x",
        "/api/search?q=%ED%A0%80",
        "/office/%00",
        "/person/%ff",
        "/releases/%00",
        "/releases/..%2f..%2fetc%2fpasswd",
        "/releases/%ED%A0%80/x",
        "/quotes/%00",
        "/quotes/a/%00%ff",
        "/api/releases/%F0%9F%92%A9",
        f"/api/releases/{'x' * 7000}",
        "/releases/x/capture/%00",
        "/releases/x/versions/compared?page=%ff",
        "/static/%00",
        "/static/..%2f..%2fapp.py",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "TRACE"])
def test_odd_addresses_are_answered(reader: FlaskClient, path: str, method: str) -> None:
    assert reader.open(path, method=method).status_code < 500


def test_no_work_is_done_for_a_client_that_has_gone(reader: FlaskClient) -> None:
    gone = {"waitress.client_disconnected": lambda: True}
    answer = reader.get("/search?q=river", environ_overrides=gone)
    assert (answer.status_code, answer.data) == (499, b"")


def test_work_ends_when_the_client_goes(reader: FlaskClient) -> None:
    answers = iter([False, False, True])
    there = {"waitress.client_disconnected": lambda: next(answers)}
    with reader.application.test_request_context("/search", environ_overrides=there):
        items = while_there("abc")
        assert [next(items), next(items)] == ["a", "b"]
        with pytest.raises(ClientGone):
            next(items)
