from hypothesis import given
from hypothesis import strategies as st
from store_builders import describe, find, keep, make_capture, make_release

from archive.models import Capture, Finding, FindingKind
from archive.store import Store
from archive.store.database.escaping import bounded, escape, unescape

ANY_TEXT = st.text(st.characters(exclude_categories=()))
ODD = "caf\udce9\x00\x01\x85\ufffe\u202e\\udce9 \ud83d \\x00.html"


@given(ANY_TEXT | st.text("\\u0d8c\x00\udc80"))
def test_escaped_text_comes_back_and_holds_nothing_that_a_database_refuses(text: str):
    escaped = escape(text)
    assert unescape(escaped) == text
    assert "\0" not in escaped
    escaped.encode("utf-8")


@given(ANY_TEXT)
def test_keys_are_short_and_tell_texts_apart(text: str):
    long = text + "x" * 300
    assert len(bounded(long)) <= 200
    assert bounded(long) != bounded(long + "x")


def test_ordinary_backslashes_stay_readable():
    assert escape(r"C:\press\2003\una.html") == r"C:\press\2003\una.html"


def test_an_undecodable_place_is_kept_unchanged(store: Store):
    capture = Capture(ODD, b"page", headers=((ODD, ODD),), notes=(ODD,))
    keep(store, capture)
    stored = find(store, capture)
    assert (stored.locator, stored.headers, stored.notes) == (ODD, ((ODD, ODD),), (ODD,))
    assert keep(store, capture)["held"] == 1


def test_an_odd_finding_is_logged_unchanged(store: Store):
    finding = Finding(ODD, FindingKind.SKIPPED, "not-html", ODD, url=ODD)
    keep(store, finding)
    assert list(store.findings()) == [finding]


def test_odd_access_points_come_back_unchanged(store: Store):
    (stored,) = describe(store, make_capture(), make_release(topics=(ODD,)))
    assert stored.release.access_points[0].label == ODD
