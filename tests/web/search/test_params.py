"""The query string as a request."""

from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from archive.errors import QueryError, UsageError
from archive.facets import FACETS
from indexer.documents import DocumentType
from indexer.search import SearchRequest, Sort
from web.addresses import pairs_of
from web.search.params import PARAMETERS, parse_lenient, parse_strict, without_filter

NAMES = (*PARAMETERS, *(facet.name for facet in FACETS))
DOCUMENT = Path(__file__).parents[3] / "docs" / "search.md"


def test_every_parameter_is_read() -> None:
    pairs = [("q", "river"), ("from", "2015-03"), ("to", "2016"), ("sort", "oldest")]
    pairs += [("type", "quote"), ("page", "2"), ("per_page", "5")]
    request = parse_strict(MultiDict(pairs))
    assert request.query.text == "river"
    assert (request.earliest, request.latest) == (date(2015, 3, 1), date(2016, 12, 31))
    assert (request.sort, request.type) == (Sort.OLDEST, DocumentType.QUOTE)
    assert (request.page, request.per_page) == (2, 5)


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_every_facet_may_be_repeated(facet: object) -> None:
    name = facet.name  # type: ignore[attr-defined] # a Facet
    (request,) = parse_strict(MultiDict([(name, "a"), (name, "b"), (name, "a")])).filters
    assert (request.facet, request.ids) == (name, ("a", "b"))


@pytest.mark.parametrize("text", ["2015", "2015-03", "2015-03-07"])
def test_a_day_a_month_and_a_year_are_dates(text: str) -> None:
    assert parse_strict(MultiDict([("from", text)])).earliest is not None


@pytest.mark.parametrize(
    ("name", "value"),
    [("bad", "1"), ("sort", "best"), ("page", "0")],
)
def test_what_cannot_be_used_is_noted_and_the_rest_answered(name: str, value: str) -> None:
    given_pairs = MultiDict([("to", "2001"), (name, value)])
    with pytest.raises((UsageError, QueryError)):
        parse_strict(given_pairs)
    request = parse_lenient(given_pairs)
    assert request.request.latest == date(2001, 12, 31)
    assert len(request.notes) == 1
    assert name in request.notes[0]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"q": "(a AND"}, "not closed"),
        ({"q": "river", "from": "soon"}, "from: 'soon' is not a date"),
        ({"from": "2015", "to": "2014"}, "no day is both"),
    ],
)
def test_a_query_or_days_that_cannot_be_read_are_refused_never_left_out(
    parameters: dict[str, str], message: str
) -> None:
    request = parse_lenient(MultiDict(parameters))
    assert message in str(request.refusal)
    assert request.request == SearchRequest()


def test_the_page_shows_the_note(client: FlaskClient) -> None:
    page = client.get("/search?bad=1&q=ferry").get_data(as_text=True)
    assert 'class="note"' in page
    assert "unknown parameter" in page
    assert "1 release" in page


def test_a_request_is_the_same_after_its_own_address() -> None:
    pairs = [("q", "river"), ("topic", "FLOOD"), ("from", "2015-01-01"), ("page", "3")]
    request = parse_strict(MultiDict(pairs))
    assert parse_strict(MultiDict(pairs_of(request))) == request


def test_taking_a_filter_away_begins_at_the_first_page() -> None:
    request = parse_strict(MultiDict([("topic", "A"), ("topic", "B"), ("page", "3")]))
    assert pairs_of(without_filter(request, "topic", "A")) == [("topic", "B")]


@given(st.lists(st.tuples(st.sampled_from([*NAMES, "other"]), st.text(max_size=20)), max_size=6))
def test_no_query_string_is_too_odd_to_answer(pairs: list[tuple[str, str]]) -> None:
    request = parse_lenient(MultiDict(pairs))
    assert parse_strict(MultiDict(pairs_of(request.request))) == request.request


def test_every_choice_is_documented() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [value for value in (*Sort, *DocumentType) if f"`{value}`" not in text] == []


@pytest.mark.parametrize("name", PARAMETERS)
def test_of_two_values_none_is_passed_over_in_silence(name: str) -> None:
    value = {"sort": "oldest", "type": "quote", "page": "2", "per_page": "5"}.get(name, "2015")
    other = {"sort": "newest", "type": "release", "page": "3", "per_page": "7"}.get(name, "2014")
    twice: MultiDict[str, str] = MultiDict([(name, value), (name, other)])
    with pytest.raises(QueryError, match=f"{name} is given as"):
        parse_strict(twice)
    request = parse_lenient(twice)
    assert request.refusal or f"{name} was left out" in request.notes[0]
    assert bool(request.refusal) == (name in ("q", "from", "to"))
    parse_strict(MultiDict([(name, value), (name, value)]))


def test_lines_are_of_releases(client: FlaskClient) -> None:
    assert client.get("/lines?q=river&type=release").status_code == 200
    answer = client.get("/lines?q=river&type=quote")
    assert (answer.status_code, "lines are of releases" in answer.text.lower()) == (400, True)
