"""The page of a search: the form, the facets, the result."""

import re

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from archive.facets import FACETS, Facet
from indexer.search import FacetCount, FacetResult
from web.views import facet_views


def search(reader: FlaskClient, query: str) -> str:
    page = reader.get(f"/search?{query}")
    assert page.status_code == 200, page.text
    return page.text


def total(reader: FlaskClient, query: str) -> int:
    answer = reader.get(f"/api/search?{query}").json
    assert answer is not None
    return int(answer["total"])


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_every_facet_is_checkboxes_with_counts(reader: FlaskClient, facet: Facet) -> None:
    name, wanted = facet.name, facet.scope[0]
    page = search(reader, f"type={wanted}")
    boxes = re.findall(
        rf'<input type="checkbox" name="{name}" value="([^"]+)">\s*<span>[^<]+</span>'
        r' <span class="number">(\d+)</span>',
        page,
    )
    assert boxes
    value, count = boxes[0]
    assert total(reader, f"type={wanted}&{name}={value}") == int(count)


def test_the_count_is_announced_and_words_are_marked(reader: FlaskClient) -> None:
    page = search(reader, "q=river")
    assert f'<div role="status"><h1>{total(reader, "q=river")} releases</h1></div>' in page
    assert re.search(r"<mark>[Rr]ivers?</mark>", page)
    assert "<rect" in page


def test_one_release_is_not_called_releases(reader: FlaskClient) -> None:
    assert '<div role="status"><h1>1 release</h1></div>' in search(
        reader, "q=%22Onion%20Harvest%22"
    )


def test_one_release_has_no_order_no_pages_and_one_first_use(reader: FlaskClient) -> None:
    alone = search(reader, "q=%22water+is+a+weapon%22")
    for words in ("Sort by", "Pages of the result", "<dt>Latest</dt>"):
        assert words not in alone
        assert words in search(reader, "q=river")


def test_a_hierarchy_in_which_nothing_stands_is_not_listed_again() -> None:
    flat = FacetResult("office", "Office", (FacetCount("a", "A", 2),), 0)
    same = replace(flat, name="within", label="Office with those under it")
    assert [view.name for view in facet_views([flat, same])] == ["office"]
    wider = replace(same, counts=(FacetCount("a", "A", 3),))
    assert [view.name for view in facet_views([flat, wider])] == ["office", "within"]


def test_a_filter_is_checked_and_a_chip_takes_it_away(reader: FlaskClient) -> None:
    page = search(reader, "q=river&office=irco-hq-ljubljana")
    assert 'name="office" value="irco-hq-ljubljana" checked' in page
    assert re.search(r'<a href="/search\?q=river">Office: IRCO Headquarters', page)


def test_a_value_that_nothing_has_is_told(reader: FlaskClient) -> None:
    page = search(reader, "q=river&office=nobody&office=irco-hq-ljubljana&language=xx")
    assert "Nothing here has office: &#39;nobody&#39;." in page
    assert "Nothing here has language: &#39;xx&#39;." in page
    assert "Nothing here has" not in search(reader, "q=zzzz&office=irco-hq-ljubljana")


def test_languages_are_named_in_words(reader: FlaskClient) -> None:
    page = search(reader, "q=language:fr")
    assert "language “French”" in page
    assert '<input type="checkbox" name="language" value="fr"' in page
    assert re.search(r"<span>French</span>", page)
    assert total(reader, "q=language:French") == total(reader, "language=fr") > 0
    assert re.search(r'class="line">[^\n]* · French<', page)
    checked = reader.post("/check", data={"text": "“Who said it of the river?”"}).text
    assert re.search(r"in English, (?:\w+, )*French", checked)


def test_days_are_chips_too(reader: FlaskClient) -> None:
    page = search(reader, "from=2003&to=2004")
    assert '<a href="/search?to=2004-12-31">from 2003-01-01' in page
    assert '<a href="/search?from=2003-01-01">until 2004-12-31' in page


def test_pages_follow_one_another(reader: FlaskClient) -> None:
    first, second = search(reader, "per_page=5"), search(reader, "per_page=5&page=2")
    assert 'rel="next" href="/search?page=2&amp;per_page=5"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev" href="/search?per_page=5"' in second
    assert set(re.findall(r"/releases/\w+", first)).isdisjoint(re.findall(r"/releases/\w+", second))


def test_a_hit_leads_to_its_release_with_the_words_marked(reader: FlaskClient) -> None:
    page = search(reader, "q=compact")
    path = re.search(r'<h2><a href="(/releases/[^"]+\?q=compact)"', page)
    assert path
    assert re.search("<mark>Compact</mark>", reader.get(path[1]).text)


def test_quotations_are_shown_with_speaker_and_status(reader: FlaskClient) -> None:
    page = search(reader, "type=quote&person=lovro-petek")
    assert "quotations</h1>" in page
    assert re.search(r'<p class="by"><b><a href="/person/[^"]+">Lovro Petek</a></b>, ', page)
    assert '<span class="status">named beside the words</span>' in page
    assert re.search(r"/quotes/\w{8}\"", page)


def test_what_cannot_be_used_is_left_out_with_a_note(reader: FlaskClient) -> None:
    page = search(reader, "q=river&colour=blue&sort=biggest&page=0")
    for name in ("colour", "sort", "page"):
        assert f'<p class="note">{name} was left out: ' in page
    assert f"{total(reader, 'q=river')} releases</h1>" in page


def test_a_query_that_cannot_be_read_says_why(reader: FlaskClient) -> None:
    page = reader.get("/search?q=(river AND")
    assert page.status_code == 400
    assert "A &#39;(&#39; is not closed; balance the parentheses" in page.text
    assert 'value="(river AND"' in page.text
    assert "/releases/" not in page.text and "found" not in page.text


def test_days_that_exclude_each_other_are_a_message(reader: FlaskClient) -> None:
    page = reader.get("/search?from=2015&to=2014")
    assert page.status_code == 400
    assert "No day is both from 2015-01-01 on and up to 2014-12-31" in page.text
    assert reader.get("/api/search?from=2015&to=2014").status_code == 400


def test_nothing_found_tells_what_is_held(reader: FlaskClient) -> None:
    page = search(reader, "q=zeppelin&office=irco-mali")
    assert "No release held here matches" in page
    assert f"the archive holds\n      {total(reader, '')} releases" in page
    assert "Fewer filters may find more" in page


@pytest.mark.parametrize(
    "query", ['"', "((", "AND", "NOT", "a OR", "title:", "*", "\x00", "-" * 400, "é" * 600, "%FF"]
)
def test_no_query_breaks_the_page(reader: FlaskClient, query: str) -> None:
    for path in ("/search", "/api/search"):
        assert reader.get(path, query_string={"q": query}).status_code in (200, 400)
