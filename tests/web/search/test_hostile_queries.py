"""Queries that are meant to hurt: an answer or a message, never a fault of the room."""

import pytest
from flask.testing import FlaskClient

from archive.text.words import words_of

HOSTILE = (
    "*", "b*", "?*", "*a", "*a*", "*?*?*a", "bax*", "a* b* c*", "\"a* b*\"",
    "~", "~1", "river~3", "river^9999", "/(a+)+$/", "/.*.*.*x/", "(a+)+$",
    "x" * 100_000, "x" * 512, "a " * 256, "\"" * 511, "(" * 300, "(" * 3_000 + ")" * 3_000,
    "NOT " * 100 + "a", "-" * 500 + "a", "NOT (" * 100, " OR ".join("abcdefgh" * 4),
    " OR ".join(f"w{n}" for n in range(100)), " AND ".join("the" for _ in range(32)),
    "\"the of\"~50 \"of the\"~50 \"and the\"~50", "the NEAR/50 of NEAR/50 and NEAR/50 to",
    "the* NEAR/50 of*", "title:(" * 60, "office:" * 60, "date:9999-99-99", "date:0000",
    "from:2015 to:2014", "date:..", "date:[* TO *]", "[a TO z]", "{1 TO 2}", "date:2015..2014..2",
    "\x00", "river\x00ferry", "\ud800", "\u202eriver", "\ufeff", "%01", "river%00", "' OR 1=1 --",
    "<script>alert(1)</script>", "../../etc/passwd", "{{7*7}}", "${jndi:x}", "\\", "\\\"", "a\\:b",
    ":::::", "a:b:c", "::", "AND", "OR OR OR", "AND NOT OR", "a AND OR b", "NEAR/5", "NEAR/x y",
    "||||", "&&&&", "!!!!", "((((((a))))))", "“„«»”“", "“" * 200, "” “ ” “", "´`´`", "🛶" * 200,
    "ﷺ" * 100, "\u0301" * 400, "a" + "\u0301" * 400, "كـ" * 200, "的" * 500, "ａ" * 500,
)  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_query_is_answered_or_refused_in_words(client: FlaskClient, query: str) -> None:
    printable = query.encode("utf-8", "replace").decode("utf-8")
    for path in ("/search", "/api/search", "/lines"):
        answer = client.get(path, query_string={"q": printable})
        assert answer.status_code in (200, 400), (path, answer.text)
        if answer.status_code == 400:
            assert len(words_of(answer.text)) > 3


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_checked_or_refused(client: FlaskClient, query: str) -> None:
    printable = query.encode("utf-8", "replace").decode("utf-8")
    answer = client.post("/api/check", json={"text": printable})
    assert answer.status_code in (200, 400), answer.text
