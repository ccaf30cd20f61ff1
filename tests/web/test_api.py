"""The JSON for programs."""

import pytest
from flask.testing import FlaskClient
from web_builders import HOSTILE, MAIL, PHONE, SPOKEN, Archive, value_of

from archive.facets import FACETS, Facet, facets_of


def test_a_search_answers_with_all_its_parts(client: FlaskClient, archive: Archive) -> None:
    answer = client.get("/api/search?q=ferry").get_json()
    assert answer["total"] == 1
    assert [(hit["id"], hit["title"]) for hit in answer["hits"]] == [(archive.open, HOSTILE)]
    assert [facet["name"] for facet in answer["facets"]] == [f.name for f in facets_of("release")]
    assert answer["histogram"] == [{"year": 2001, "count": 1}]
    assert answer["query"]["explained"] == "the word ferry"


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_every_facet_filters(client: FlaskClient, facet: Facet) -> None:
    parameters = {"type": str(facet.scope[0]), "q": "title:ferry"}
    values = client.get("/api/search", query_string=parameters).get_json()["facets"]
    own = next(entry for entry in values if entry["name"] == facet.name)["values"][0]["id"]
    for value, total in ((own, 1), ("nothing", 0)):
        answer = client.get("/api/search", query_string=parameters | {facet.name: value}).get_json()
        assert answer["total"] == total


def test_quotes_are_searched_too(client: FlaskClient) -> None:
    answer = client.get("/api/search?type=quote&q=passport").get_json()
    assert answer["hits"][0]["snippet"]["text"] == f"“{SPOKEN},”"
    assert answer["hits"][0]["quote"]["speaker"] == "Ana Kolar"


@pytest.mark.parametrize(
    "query", ["bad=1", "q=(a+AND", "from=soon", "sort=best", "type=page", "page=0", "per_page=x"]
)
def test_what_cannot_be_used_is_a_problem(client: FlaskClient, query: str) -> None:
    response = client.get(f"/api/search?{query}")
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert response.get_json()["detail"]


def test_a_release_is_the_object_of_the_export(client: FlaskClient, archive: Archive) -> None:
    answer = client.get(f"/api/releases/{archive.open}").get_json()
    (part,) = answer["quotes"][0]["parts"]
    assert answer["body"][part["start"] : part["end"]] == SPOKEN
    assert (answer["id"], answer["issued"]) == (archive.open, "2001-03-07")
    assert value_of("topic") in [point["id"] for point in answer["access_points"]]
    assert set(answer["related"]) == {"copies", "translations"}


def test_covered_contacts_keep_their_names_only(
    covered_client: FlaskClient, covered_archive: Archive
) -> None:
    response = covered_client.get(f"/api/releases/{covered_archive.open}")
    contact = response.get_json()["contacts"][0]
    assert (contact["name"], contact["phones"], contact["emails"]) == ("Ana Kolar", [], [])
    assert PHONE not in response.get_data(as_text=True)
    assert MAIL not in response.get_data(as_text=True)


def test_contacts_are_shown_as_they_were_published(client: FlaskClient, archive: Archive) -> None:
    assert client.get(f"/api/releases/{archive.open}").get_json()["contacts"][0]["emails"] == [MAIL]
    page = client.get(f"/releases/{archive.open}", follow_redirects=True)
    assert PHONE in page.get_data(as_text=True)


def test_states_have_their_own_answers(client: FlaskClient, archive: Archive) -> None:
    expected = ((archive.withdrawn, 410), (archive.hidden, 404), ("nothing", 404))
    for release_id, status in expected:
        response = client.get(f"/api/releases/{release_id}")
        assert (response.status_code, response.get_json()["status"]) == (status, status)
        assert "lighthouse" not in response.get_data(as_text=True)


def test_only_the_api_may_be_read_from_other_sites(client: FlaskClient, archive: Archive) -> None:
    header = "Access-Control-Allow-Origin"
    assert client.get("/api/search").headers[header] == "*"
    assert client.get(f"/api/releases/{archive.open}").headers[header] == "*"
    for path in ("/", "/search", f"/releases/{archive.open}/capture/{archive.digest}"):
        assert header not in client.get(path).headers
