"""Texts in pieces, and the small things that views say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Span
from indexer.search import YearCount
from web.addresses import with_query
from web.text.text_segments import Piece, QuotePart, cut, within
from web.views import every_year, found_in, number_of, when

TEXT = "the ferry sails at noon"
SPANS = st.tuples(st.integers(0, 23), st.integers(0, 23)).map(lambda two: Span(*sorted(two)))


def test_marks_and_quotes_may_overlap() -> None:
    pieces = cut("abcdef", [Span(1, 4)], [QuotePart(2, Span(3, 5))])
    assert pieces == [
        Piece("a"),
        Piece("bc", marked=True),
        Piece("d", marked=True, quote=2),
        Piece("e", quote=2),
        Piece("f"),
    ]


def test_all_quotes_that_begin_at_one_place_can_be_led_to() -> None:
    parts = [QuotePart(1, Span(0, 6), opens=True), QuotePart(2, Span(0, 3), opens=True)]
    assert cut("abcdef", [], parts) == [
        Piece("abc", quote=1, opens=(1, 2)),
        Piece("def", quote=1),
    ]


def test_a_mark_beyond_the_text_ends_with_it() -> None:
    assert cut("abc", [Span(1, 9)]) == [Piece("a"), Piece("bc", marked=True)]


@given(st.lists(SPANS, max_size=5), st.lists(SPANS, max_size=3))
def test_pieces_are_the_text_and_marked_where_it_is(marks: list[Span], said: list[Span]) -> None:
    pieces = cut(TEXT, marks, [QuotePart(n, span) for n, span in enumerate(said, 1)])
    assert "".join(piece.text for piece in pieces) == TEXT
    marked = [piece.marked for piece in pieces for _ in piece.text]
    quoted = [bool(piece.quote) for piece in pieces for _ in piece.text]
    for spans, found in ((marks, marked), (said, quoted)):
        expected = [any(s.start <= at < s.end for s in spans) for at in range(len(TEXT))]
        assert found == expected


def test_spans_are_moved_into_a_stretch_and_cut_to_it() -> None:
    spans = [Span(0, 2), Span(8, 14), Span(18, 30)]
    assert within(spans, 10, 20) == [Span(0, 4), Span(8, 10)]


def test_a_query_goes_before_the_place_in_the_page() -> None:
    assert with_query("/releases/a/b#q2", "a b&c") == "/releases/a/b?q=a+b%26c#q2"
    assert with_query("/releases/a/b#q2", "") == "/releases/a/b#q2"


@pytest.mark.parametrize(
    ("issued", "earliest", "latest", "printed"),
    [
        ("2003-03-07", None, None, "7 March 2003"),
        ("2003-03", None, None, "March 2003"),
        ("2003", None, None, "2003"),
        (None, date(2003, 3, 7), date(2004, 1, 1), "undated, between 7 March 2003 and"),
        (None, None, date(2004, 1, 1), "undated, not later than 1 January 2004"),
        (None, date(2003, 3, 7), None, "undated, not earlier than 7 March 2003"),
        (None, None, None, "undated"),
    ],
)
def test_a_date_is_told_no_better_than_it_is_known(
    issued: str | None, earliest: date | None, latest: date | None, printed: str
) -> None:
    assert when(issued, earliest, latest).startswith(printed)


def test_years_without_any_have_their_place() -> None:
    bars = every_year([YearCount(1997, 2), YearCount(2000, 1)])
    assert [(bar.year, bar.count) for bar in bars] == [(1997, 2), (1998, 0), (1999, 0), (2000, 1)]
    assert every_year([]) == []


@pytest.mark.parametrize(
    ("locator", "shown"),
    [
        ("/srv/archive/press/1996/vidra.html", "1996/vidra.html"),
        ("/srv/archive/press.zip!1996/vidra.html", "archive/press.zip!1996/vidra.html"),
        ("press/vidra.warc.gz@120", "press/vidra.warc.gz@120"),
    ],
)
def test_a_place_is_told_without_the_folders_above_it(locator: str, shown: str) -> None:
    assert found_in(locator) == shown


@pytest.mark.parametrize(("count", "printed"), [(0, "0 hits"), (1, "1 hit"), (1240, "1,240 hits")])
def test_a_number_is_told_with_its_noun(count: int, printed: str) -> None:
    assert number_of(count, "hit") == printed
