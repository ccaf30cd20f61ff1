"""Every address of the reading room with odd paths and parameters: 'GET /search?q=river'."""

import atexit
import json
import re
import tempfile
from functools import cache
from pathlib import Path
from urllib.parse import unquote_to_bytes

from flask import Flask
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from archive.facets import FACETS
from tests.fuzz.mutation import mutated
from tests.fuzz.target import Target
from tests.web.web_builders import Archive, make_app, make_archive
from web import addresses

RELEASE, DIGEST = "{release}", "{digest}"
"""In a case these stand for what is minted anew at every run."""
MOST_BYTES = 2_000_000
_METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")


@cache
def _archive() -> Archive:
    folder = tempfile.TemporaryDirectory(prefix="fuzz")
    atexit.register(folder.cleanup)
    return make_archive(Path(folder.name) / "home")


@cache
def _room() -> Flask:
    return make_app(_archive())


def _rules() -> list[str]:
    """Every pattern of the application, with something that is there in place of what varies."""
    values = {
        "release_id": RELEASE,
        "digest": DIGEST,
        "facet": "office",
        "heading": "office-one",
        "filename": "style.css",
        "slug": "a-name",
        "place": "q0",
    }
    rules = [rule.rule for rule in _room().url_map.iter_rules()]
    return [
        re.sub(r"<(?:[^<>]*:)?(\w+)>", lambda each: values.get(each[1], "x"), rule)
        for rule in rules
    ]


def _seeds() -> tuple[bytes, ...]:
    questions = [
        "?q=ferry&sort=oldest&page=1&per_page=5",
        "?from=2001-03&to=2002&type=quote",
        "?" + "&".join(f"{facet.name}={facet.name}-one" for facet in FACETS),
        "?office=a&office=b&q=%22the+river%22+OR+tit*",
    ]
    paths = _rules()
    addresses_asked = [f"{addresses.SEARCH}{q}" for q in questions]
    addresses_asked += [f"{addresses.API_SEARCH}{q}" for q in questions]
    addresses_asked += [f"{path}{questions[0]}" for path in paths]
    return tuple(f"GET {path}".encode() for path in [*paths, *addresses_asked])


SEEDS = _seeds()
TOKENS = (
    *(
        b"&",
        b"=",
        b"?",
        b"/",
        b"//",
        b"%",
        b"%00",
        b"%ff",
        b"%2f",
        b"%2e%2e",
        b"%0d%0aX-A:%20b",
        b"+",
        b"#",
        b";",
    ),
    *(
        b"&q=",
        b"&office=",
        b"&page=",
        b"&per_page=",
        b"&from=",
        b"&to=",
        b"&sort=",
        b"&type=",
        b"&year=2003",
    ),
    *(
        b"0",
        b"-1",
        b"100",
        b"101",
        b"999999",
        b"9999999",
        b"%D9%A1",
        b"1e3",
        b"quote",
        b"relevance",
        b"0000",
        b"9999-12",
    ),
    *(
        b"%3Cscript%3Ealert(7)%3C/script%3E",
        b"%22%3E%3Cb%20x=",
        b"'",
        b"%F0%9F%98%80",
        b"%ED%A0%80",
        b"%E2%80%AE",
    ),
    *(
        b"..",
        b"/../",
        b"HEAD ",
        b"POST ",
        b"/capture/",
        b"/reading-copy",
        b"/versions/compared",
        b"/api",
        b"\xff",
    ),
    *(
        b"(" * 9,
        b"%22",
        b"a*",
        b"NOT+",
        b"offise:x",
        b"q0",
        b"q99999999999999999999",
        b"unknown",
        b"oldaddress",
    ),
)


def check(case: bytes) -> None:
    named = case.decode("latin-1").replace(RELEASE, _archive().open)
    method, _, target = named.replace(DIGEST, _archive().digest).partition(" ")
    path, _, query = target.partition("?")
    answer = _asked(method if method in _METHODS else "GET", path, query)
    content = answer.get_data()
    assert answer.status_code < 500, content[:300]
    assert len(content) <= MOST_BYTES, len(content)
    assert answer.headers.get("X-Content-Type-Options") == "nosniff", answer.headers
    for value in answer.headers.values():
        assert "\n" not in value and "\r" not in value, value
    _check_place(answer)
    _check_content(answer, content)


def _asked(method: str, path: str, query: str) -> Response:
    # Past the client of tests, which takes the first words behind two slashes for a host.
    decoded = unquote_to_bytes(path.encode("latin-1")).decode("latin-1")
    builder = EnvironBuilder(path="/", query_string=query, method=method)
    environ = builder.get_environ()
    environ["PATH_INFO"] = f"/{decoded.removeprefix('/')}"
    return Response.from_app(_room(), environ, buffered=True)


def _check_place(answer: Response) -> None:
    """A redirect stays in the house."""
    place = answer.headers.get("Location", "/")
    assert place.startswith(("/", "http://localhost/")) and not place.startswith(("//", "/\\")), (
        place
    )


def _check_content(answer: Response, content: bytes) -> None:
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith(("application/json", "application/problem+json")) and content:
        json.loads(content)
    elif kind.startswith("text/html"):
        content.decode("utf-8")
        assert b"<script" not in content.lower(), "a parameter came through as markup"


TARGET = Target(SEEDS, mutated(SEEDS, TOKENS), check)
