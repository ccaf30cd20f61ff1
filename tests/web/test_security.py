"""Headers of every page, and addresses that mean harm."""

import pytest
from flask.testing import FlaskClient
from web_builders import Archive

from archive.facets import FACETS

PATHS = ("/", "/search?q=ferry", "/nothing", "/robots.txt", "/api/search", "/static/dateline.css")


@pytest.mark.parametrize("path", PATHS)
def test_every_response_says_how_little_it_may_do(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        headers = response.headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "script-src" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "/releases/%00",
        "/releases/%F0%9F%9A%A2/%0d%0aSet-Cookie:a=b",
        "/search?q=%00%ff%FE",
        "/search?page=99999999999999999999&per_page=-1",
        "/search?from=0000-00-00&to=9999-99-99",
        "/search?q=" + "(" * 400,
        "/search?q=" + "a" * 5000,
        "/static/../../../etc/passwd",
        "/static/%2e%2e/app.py",
    ],
)
def test_no_address_is_an_error_of_ours(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code < 500
    assert "Set-Cookie" not in response.headers


def test_no_page_is_at_a_reserved_name() -> None:
    reserved = {"search", "api", "quotes", "check", "releases", "static"}
    assert reserved.isdisjoint(facet.name for facet in FACETS)


def test_there_is_no_script_on_any_page(client: FlaskClient, archive: Archive) -> None:
    for path in ("/", "/search", f"/releases/{archive.open}"):
        page = client.get(path, follow_redirects=True).get_data(as_text=True).lower()
        assert "<script" not in page
        assert "javascript:" not in page
