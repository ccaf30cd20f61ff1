"""The words typed become one tree or one clear message; never another query in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import QueryError
from indexer.query.ast import And, FacetIs, MatchAll, Not, Or, Phrase, Prefix, Word
from indexer.query.parser import MOST_CHARACTERS, read_query


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", MatchAll()),
        ("  ", MatchAll()),
        ("River", Word("river")),
        ("river ferry", And((Word("river"), Word("ferry")))),
        ("river AND ferry", And((Word("river"), Word("ferry")))),
        ("river and ferry", And((Word("river"), Word("and"), Word("ferry")))),
        ("flood OR drought", Or((Word("flood"), Word("drought")))),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("ferry NOT safety", And((Word("ferry"), Not(Word("safety"))))),
        ("ferry -safety", And((Word("ferry"), Not(Word("safety"))))),
        ("covid-19", Phrase(("covid", "19"))),
        ('"migration is a crime"', Phrase(("migration", "is", "a", "crime"))),
        ("«l’eau»", Phrase(("l", "eau"))),
        ("resettl*", Prefix("resettl")),
        ("title:river", Word("river", "title")),
        ('quote:"water is"', Phrase(("water", "is"), "quote")),
        ("office:irco-mali", FacetIs("office", "irco-mali")),
        ("Geneva: statement", And((Word("geneva"), Word("statement")))),
    ],
)
def test_what_is_typed_is_what_is_asked(text: str, tree: object) -> None:
    assert read_query(text).tree == tree


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 600, "the query has 600 characters; it may have 512"),
        (" ".join("abcdefgh" * 5), "the query has 40 words; it may have 32"),
        ("(" * 40 + "a" + ")" * 40, "nested more than 8 levels"),
        ("offise:mali", "unknown field 'offise'; did you mean office:"),
        ("date:yesterday", "date: .*yesterday"),
        ("ri*", "at least 3 letters"),
        ("*iver", "a star stands at the end"),
        ("river~2", "nearness, fuzziness and weights are not offered"),
        ("river AND", "'AND' needs words on both sides"),
        ("NOT", "nothing follows 'NOT'"),
    ],
)
def test_what_cannot_be_asked_is_told_with_the_way_out(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        read_query(text)


@given(st.text(alphabet=st.characters() | st.sampled_from('"()*:-"“”«»'), max_size=MOST_CHARACTERS))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        query = read_query(text)
    except QueryError as error:
        assert str(error)
    else:
        assert query.explained
