"""The home page, the pages of headings, the addresses for machines, and errors."""

import re
from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient

from archive.config import Config
from archive.facets import FACETS, TOPIC, UNKNOWN, facet
from archive.publication import Policy, Publication
from archive.store import Store, open_store
from tests.archive.knowledge import DEMO
from web.app import create_app
from web.context import current_context
from web.headings.relatives import relatives_of

PAGED = [facet for facet in FACETS if facet.page]
RESERVED = ("search", "api", "quotes", "check", "releases", "static")


def test_home_tells_how_much_is_held(reader: FlaskClient, sample_store: Store) -> None:
    page = reader.get("/")
    assert page.status_code == 200
    assert f"<b>{sample_store.counts().releases_public}</b> releases" in page.text
    assert "<b>1995–2025</b> years covered" in page.text
    assert "issuing offices" in page.text


def test_home_leads_to_the_newest_releases_and_to_offices(reader: FlaskClient) -> None:
    page = reader.get("/").text
    newest = reader.get("/api/search?sort=newest&per_page=8").json
    assert newest is not None
    assert all(hit["url"] in page for hit in newest["hits"])
    assert 'href="/office/irco-hq-ljubljana"' in page


def test_home_tells_what_was_added_last(reader: FlaskClient, sample_store: Store) -> None:
    last = max(sample_store.releases(), key=lambda each: each.number)
    assert f'Added last, on {last.added:%-d %B %Y}: <a href="/releases/{last.id}/' in (
        reader.get("/").text
    )


def test_the_years_of_the_histogram_leave_none_out(reader: FlaskClient) -> None:
    page = reader.get("/").text
    assert page.count('<li><a href="/search?from=') < page.count("<rect") + 1
    assert all(f"{year}: " in page for year in range(1995, 2026))


@pytest.mark.parametrize("facet", PAGED, ids=lambda facet: facet.name)
def test_every_value_of_a_facet_with_pages_has_its_page(reader: FlaskClient, facet) -> None:  # type: ignore[no-untyped-def] # Facet, from the table
    answer = reader.get("/api/search?per_page=1").json
    assert answer is not None
    values = next(entry["values"] for entry in answer["facets"] if entry["name"] == facet.name)
    known = [value for value in values if value["id"] != UNKNOWN]
    assert known
    for value in known:
        page = reader.get(f"/{facet.name}/{value['id']}")
        assert page.status_code == 200
        assert value["label"].replace("'", "&#39;") in page.text
        assert f"{value['count']} release" in page.text


def test_a_heading_of_a_record_without_releases_has_its_page(reader: FlaskClient) -> None:
    page = reader.get("/office/irco-ro-belgrade")
    assert page.status_code == 200
    assert "in Belgrade" in page.text


def test_an_office_leads_to_what_it_and_those_under_it_issued(reader: FlaskClient) -> None:
    totals = [
        reader.get("/api/search", query_string={name: "irco-ro-dakar"}).get_json()["total"]
        for name in ("office", "within")
    ]
    assert totals[0] < totals[1]
    page = reader.get("/office/irco-ro-dakar").text
    link = '<a href="/search?within=irco-ro-dakar&amp;sort=newest">Office with those under it: '
    assert f"{link}{totals[1]} releases</a>" in page
    assert "Office with those under it" not in reader.get("/office/irco-mali").text


def test_an_office_leads_to_those_above_and_below_it_with_how_much_is_theirs(
    reader: FlaskClient,
) -> None:
    page = reader.get("/office/irco-ro-dakar").text
    above, below = (
        page.split(f'<h2 id="{title}">')[1].split("</section>")[0] for title in ("above", "below")
    )
    assert '<a href="/office/irco-hq-ljubljana">' in above
    for link, own in re.findall(r'<a href="/office/([^"]+)">[^<]*</a>[^<]* · (\d+) release', below):
        total = reader.get("/api/search", query_string={"office": link}).get_json()["total"]
        assert int(own) == total
        assert reader.get(f"/office/{link}").status_code == 200
    assert "<li>under " not in page
    assert re.search(r"\d+ releases?, \d+ with those under it", above)


def test_a_topic_leads_to_those_above_and_below_it(samples: Config, reader: FlaskClient) -> None:
    """As a taxonomy with a hierarchy has it."""
    known = DEMO.collection
    (topics,) = [each for each in known.taxonomies if each.facet == TOPIC]
    flood, drought, *rest = topics.terms
    terms = (flood, replace(drought, above=(flood.id,)), *rest)
    others = [each for each in known.taxonomies if each.facet != TOPIC]
    collection = replace(known, taxonomies=(replace(topics, terms=terms), *others))
    with open_store(samples, read_only=True) as store:
        publication = Publication(store, Policy(True), collection)
        app = create_app(samples)
        with app.test_request_context("/"):
            ctx = replace(current_context(), publication=publication)
            (below,) = relatives_of(facet(TOPIC), flood.id, ctx)
            (above,) = relatives_of(facet(TOPIC), drought.id, ctx)
    (child,), (parent,) = below.headings, above.headings
    assert (below.title, child.path) == ("Below", f"/topic/{drought.id}")
    assert (above.title, parent.path) == ("Above", f"/topic/{flood.id}")
    total = reader.get("/api/search", query_string={"topic": flood.id}).get_json()["total"]
    assert parent.counted.startswith(f"{total} release")


def test_a_person_has_the_posts_that_were_printed_with_their_years(reader: FlaskClient) -> None:
    answer = reader.get("/api/search?type=quote&per_page=100").get_json()
    hit = next(each for each in answer["hits"] if each["access"]["person"] and each["issued"])
    person, post = hit["access"]["person"][0]["id"], hit["quote"]["position"]
    page = reader.get(f"/person/{person}").text
    line = next(line for line in page.splitlines() if f"· {post} ·" in line)
    assert hit["issued"][:4] in line
    searched = re.search(r'href="(/search\?[^"]+)"', line)
    assert searched and hit["url"] in reader.get(unescape(searched[1])).text


def test_an_unknown_heading_is_not_found(reader: FlaskClient) -> None:
    page = reader.get("/office/irco-atlantis")
    assert page.status_code == 404
    assert "irco-atlantis" in page.text


def test_pages_of_people_ask_not_to_be_indexed(reader: FlaskClient) -> None:
    page = reader.get("/person/lovro-petek")
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page.text
    office = reader.get("/office/irco-hq-ljubljana")
    assert "X-Robots-Tag" not in office.headers
    assert "noindex" not in office.text


def test_a_person_is_shown_with_posts_and_words(reader: FlaskClient) -> None:
    page = reader.get("/person/lovro-petek").text
    assert "Director General, 2010–2018" in page
    assert "In their own words" in page


def test_robots_are_kept_from_people_and_from_the_api(reader: FlaskClient) -> None:
    answer = reader.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    for path in ("/person/", "/api/", "/search", "/lines"):
        assert f"Disallow: {path}\n" in answer.text


@pytest.mark.parametrize("name", RESERVED)
def test_no_facet_takes_a_reserved_name(name: str) -> None:
    assert name not in {facet.name for facet in FACETS}


@pytest.mark.parametrize("path", ["/nothing", "/releases/nothing", "/quotes/nothing"])
def test_an_unknown_address_is_a_page_of_ours(reader: FlaskClient, path: str) -> None:
    page = reader.get(path)
    assert page.status_code == 404
    assert "There is nothing at this address" in page.text
    assert 'href="/search"' in page.text


def test_another_method_is_refused(reader: FlaskClient) -> None:
    assert reader.post("/search").status_code == 405
