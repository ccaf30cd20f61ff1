"""The words typed become one tree or one clear message; never another query in silence."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import QueryError, QueryTooLong
from indexer.query.ast import And, FacetIs, Issued, MatchAll, Near, Not, Or, Phrase, Prefix, Word
from indexer.query.date_range import read_period
from indexer.query.marks import marked_spans
from indexer.query.parser import MOST_CHARACTERS, read_query
from indexer.search import SearchRequest


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
        ("river NEAR/3 ferry", Near((Word("river"), Word("ferry")), 3)),
        (
            'quote:flood NEAR/0 "aid is" NEAR/0 resettl*',
            Near(
                (
                    Word("flood", "quote"),
                    Phrase(("aid", "is"), "quote"),
                    Prefix("resettl", "quote"),
                ),
                0,
                "quote",
            ),
        ),
        ('"flood aid"~5', Near((Phrase(("flood",)), Phrase(("aid",))), 5)),
        ('"flood"~5', Phrase(("flood",))),
        ("NOT a NEAR/1 b", Not(Near((Word("a"), Word("b")), 1))),
        ("[2015 TO 2016]", Issued(read_period("2015..2016"))),
        ("2015-01..2015-06", Issued(read_period("2015-01..2015-06"))),
        # Marks pair by kind: those of another kind inside are text.
        (
            '"it reads “no one shall” and we mean it"',
            Phrase(("it", "reads", "no", "one", "shall", "and", "we", "mean", "it")),
        ),
        ('“he said "no" to it” b', And((Phrase(("he", "said", "no", "to", "it")), Word("b")))),
        ("“a “b c” d” OR “e”", Or((Phrase(("a", "b", "c", "d")), Phrase(("e",))))),
        ("„das ist so“ b", And((Phrase(("das", "ist", "so")), Word("b")))),
        ("»dansk her« b", And((Phrase(("dansk", "her")), Word("b")))),
        ("”på svenska” b", And((Phrase(("på", "svenska")), Word("b")))),
        ('“one side" b', And((Phrase(("one", "side")), Word("b")))),
        # A mark inside a word begins a phrase, but where it may be of the word.
        ("flood,“early warning”", And((Word("flood"), Phrase(("early", "warning"))))),
        ("l'\"état d'urgence\"", And((Word("l"), Phrase(("état", "d", "urgence"))))),
        ("word“phrase here”", And((Word("word"), Phrase(("phrase", "here"))))),
        ('צה"ל ב"ה', And((Phrase(("צה", "ל")), Phrase(("ב", "ה"))))),
        # A minus and an operator where nothing can be meant but these.
        ('"early"-warning', And((Phrase(("early",)), Word("warning")))),
        ("a NOT(b c)", And((Word("a"), Not(And((Word("b"), Word("c"))))))),
        ('a NEAR/3"b c"', Near((Word("a"), Phrase(("b", "c"))), 3)),
        # Days in digits of any script, with dashes of any shape, and open on one side.
        ("date:٢٠١٥", Issued(read_period("2015"))),
        ("date:２０１５－０３", Issued(read_period("2015-03"))),
        ("2015–03..2015–06", Issued(read_period("2015-03..2015-06"))),
        ("2015-01..", Issued(read_period("2015-01.."))),
        ("..2015", Issued(read_period("..2015"))),
        ("2015...", Word("2015")),
        ("1.5..2.5", Phrase(("1", "5", "2", "5"))),
        # What other engines read as signs, where it can be nothing but text.
        ("Help us now!", And((Word("help"), Word("us"), Word("now")))),
        ("Home | News", And((Word("home"), Word("news")))),
        ("http://example.org/?q=1", Phrase(("http", "example", "org", "q", "1"))),
        ("Why? Because", And((Word("why"), Word("because")))),
        ("R&D", Phrase(("r", "d"))),
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
        ("river~2", "fuzziness and weights are not offered"),
        ("river || ferry", "write OR for '||'"),
        ("river&&ferry", "write AND for '&&'"),
        ("river|ferry", "'|' between words"),
        ("!river", "write NOT or a minus"),
        ('!"a river"', "write NOT or a minus"),
        ("wom?n", "'wom?n': '?' does not stand for a letter".replace("?", r"\?")),
        ("organi[sz]ation", "square brackets are no choice"),
        ('"resettl* people"', "between quotation marks a star stands for no letters"),
        ("river NEAR ferry", "'NEAR' needs how many words may stand between, from 0 to 50"),
        ("river NEAR/99 ferry", "'NEAR/99' needs how many words"),
        ("river NEAR/3", "'NEAR/3' needs words on both sides"),
        ("NEAR/3 river", "'NEAR/3' needs words on both sides"),
        ("river NEAR/3 (a OR b)", "stands between words and phrases"),
        ("title:a NEAR/3 quote:b", "words of one field"),
        ("river NEAR/-1 ferry", "'NEAR/-1' needs how many words"),
        ("river NEAR(3) ferry", "needs how many words"),
        ("river NEAR5 ferry", "'NEAR5' needs how many words"),
        ("a NEAR/3 b NEAR/4 c", "several NEAR in a row take one number"),
        ("from:2015 to:2014", "no day is both from 2015-01-01 on and up to 2014-12-31"),
        ("date:2015 river date:2014", "put the earlier day first"),
        ("date:15/03/2015", "did you mean 2015-03-15"),
        ("date:9/11/2001", "did you mean 2001-09-11 or 2001-11-09"),
        ("date:2015-2016", "did you mean 2015..2016"),
        ("date:20150309", "did you mean 2015-03-09"),
        ("date:03/2015", "did you mean 2015-03"),
        ("15/03/2015..20/03/2015", "is not a date"),
        ("date:2015-00", "is not a date"),
        ("from:2015-03-05 to:2015-02-01", "from:2015-02-01 to:2015-03-05"),
        ("(from:2015 OR from:2016) to:2014", "no day is both"),
        ("Offise:mali", "did you mean office:"),
        ("river AND", "'AND' needs words on both sides"),
        ("NOT", "nothing follows 'NOT'"),
    ],
)
def test_what_cannot_be_asked_is_told_with_the_way_out(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        read_query(text)


def test_days_of_a_query_and_of_its_request_must_agree() -> None:
    with pytest.raises(QueryError, match="no day is both"):
        SearchRequest(query=read_query("river to:2014"), earliest=date(2015, 1, 1))
    SearchRequest(query=read_query("river OR to:2014"), earliest=date(2015, 1, 1))


def test_what_is_too_long_is_led_to_the_check_and_never_cut() -> None:
    for text in ("x " * 300, " ".join("abcdefgh" * 5)):
        with pytest.raises(QueryTooLong, match="check it as a quote"):
            read_query(text)


@given(st.text(alphabet=st.characters() | st.sampled_from('"()*:-"“”«»'), max_size=MOST_CHARACTERS))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        query = read_query(text)
    except QueryError as error:
        assert str(error)
    else:
        assert query.explained


@pytest.mark.parametrize("text", ["“" * 60_000, "““a” " * 20_000, "„a " * 20_000, "“«a" * 20_000])
def test_marks_that_do_not_pair_cost_no_square(text: str) -> None:
    before = time.process_time()
    assert len(list(marked_spans(text))) <= len(text)
    assert time.process_time() - before < 2


@pytest.mark.parametrize("text", ["…", "-", "🙂", "( )", '""'])
def test_signs_without_a_word_are_no_search_for_everything(text: str) -> None:
    with pytest.raises(QueryError, match="no word to search for"):
        read_query(text)
