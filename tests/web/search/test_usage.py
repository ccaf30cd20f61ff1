"""First, last, how often; what may have been meant; more like one release."""

import re

from flask.testing import FlaskClient
from web_builders import Archive


def search(reader: FlaskClient, query: str) -> str:
    page = reader.get(f"/search?{query}")
    assert page.status_code == 200, page.text
    return page.text


def dates(reader: FlaskClient, query: str) -> list[str]:
    answer = reader.get(f"/api/search?{query}&per_page=100").json
    assert answer is not None
    return [hit["issued"] for hit in answer["hits"] if hit["issued"]]


def test_the_first_and_the_latest_dated_use_lead_to_their_releases(reader: FlaskClient) -> None:
    page = search(reader, "q=river")
    first, last = re.findall(r"<dt>(?:First|Latest)</dt><dd>([^:]+): <a href=\"([^\"]+)\"", page)
    days = sorted(dates(reader, "q=river&sort=oldest"))
    assert first[0].split()[-1] == days[0][:4] and last[0].split()[-1] == days[-1][:4]
    assert reader.get(first[1], follow_redirects=True).status_code == 200


def test_years_are_counted_of_all_that_the_archive_has_of_them(reader: FlaskClient) -> None:
    rows = re.findall(
        r'<th scope="row"><a [^>]+>(\d{4})</a></th><td>(\d+)</td><td>(\d+)</td><td>([\d.]+) %</td>',
        search(reader, "q=river"),
    )
    assert rows
    for year, count, of, share in rows:
        assert len([day for day in dates(reader, f"year={year}") if day]) == int(of)
        assert 0 < int(count) <= int(of) and float(share) == round(100 * int(count) / int(of), 1)


def test_all_that_is_held_has_no_first_use(reader: FlaskClient) -> None:
    assert "<dt>First</dt>" not in search(reader, "")


def test_releases_and_quotations_are_tabs_with_counts(reader: FlaskClient) -> None:
    page = search(reader, "q=river&type=quote&sort=newest")
    tabs = re.findall(r'<a href="([^"]+)"( aria-current="page")?>(\w+) <span[^>]*>(\d+)<', page)
    assert [(label, bool(current)) for _, current, label, _ in tabs] == [
        ("Releases", False),
        ("Quotations", True),
    ]
    for kind, (path, _, _, total) in zip(("release", "quote"), tabs, strict=True):
        answer = reader.get(f"/api/search?q=river&type={kind}").json
        assert answer is not None and answer["total"] == int(total)
        assert "sort=newest" in path
    assert '<input type="hidden" name="type" value="quote">' in page


def test_a_word_that_nothing_has_is_answered_by_the_nearest_of_the_archive(
    reader: FlaskClient,
) -> None:
    page = search(reader, "q=rivre")
    assert re.search(r'Did you mean <a href="/search\?q=river">river</a>', page)
    assert "Did you mean" not in search(reader, "q=river")
    assert "Did you mean" not in search(reader, "q=xylophonist")


def test_nothing_is_suggested_that_finds_nothing(reader: FlaskClient) -> None:
    assert "Did you mean" in search(reader, "q=%22the+rivre%22")
    assert "Did you mean" not in search(reader, "q=%22a+weapon+rivre%22")
    assert "Did you mean" not in search(reader, "q=rivre&from=1950&to=1951")


def test_what_stands_in_standing_paragraphs_alone_is_told(reader: FlaskClient) -> None:
    bare, exact = (
        reader.get("/api/search", query_string={"q": query}).get_json()
        for query in ("further information", '"further" "information"')
    )
    (note,) = bare["query"]["notes"]
    assert note.startswith(f"{exact['total'] - bare['total']} ") and exact["total"] > bare["total"]
    assert bare["query"]["did_you_mean"] is None
    assert "printed again and again" in search(reader, "q=river")
    assert "printed again and again" not in search(reader, "q=%22river%22")


def test_a_name_that_nothing_has_is_answered_by_the_nearest_of_the_archive(
    reader: FlaskClient,
) -> None:
    page = search(reader, "q=office:%22Irco+Mail%22")
    assert re.search(r"Did you mean <a[^>]*>office:&#34;IRCO Mali&#34;</a>", page), page
    page = search(reader, "q=office:xylophone")
    assert "Did you mean" not in page and "Nothing here has office: &#39;xylophone&#39;" in page
    assert "office:&#34;IRCO Mali&#34;</a>" in search(reader, "q=office:Maly")
    assert "Did you mean" not in search(reader, "q=speaker:%22***%22")


def test_of_names_that_are_equally_near_the_one_of_most_releases_is_offered(
    reader: FlaskClient,
) -> None:
    (offices,) = (
        facet["values"]
        for facet in reader.get("/api/search").get_json()["facets"]
        if facet["name"] == "office"
    )
    named = {v["label"]: v["count"] for v in offices if "IRCO" in v["label"].split()}
    most = [label for label in named if named[label] == max(named.values())]
    answer = reader.get("/api/search?q=office:Irco").get_json()
    assert answer["query"]["did_you_mean"] in [f'office:"{label}"' for label in most]


def test_programs_are_told_the_same_as_readers(reader: FlaskClient) -> None:
    query = reader.get("/api/search?q=kind:presrelease").get_json()["query"]
    assert query["notes"] == ["Nothing here has kind: 'presrelease'."]
    assert query["did_you_mean"] == 'kind:"press release"'
    labelled, written = (
        reader.get(f"/api/search?q=kind:{kind}").get_json()
        for kind in ('"press release"', "Press-Release")
    )
    assert labelled["total"] == written["total"] > 0
    assert written["query"]["did_you_mean"] is None
    without_hits = reader.get("/api/search?kind=press_release").get_json()
    assert without_hits["query"]["notes"] == [
        "Nothing here has kind: 'press_release'. Did you mean 'press release'?"
    ]


def test_releases_that_share_words_are_like_one(client: FlaskClient, archive: Archive) -> None:
    page = client.get(f"/releases/{archive.open}/more/like-this")
    assert page.status_code == 200
    assert f'href="/releases/{archive.open}' in page.text
    assert client.get(f"/releases/{archive.withdrawn}/more/like-this").status_code == 410
    assert client.get(f"/releases/{archive.hidden}/more/like-this").status_code == 404


def test_words_that_nearly_every_release_has_make_none_alike(reader: FlaskClient) -> None:
    id = reader.get("/api/search?q=%22water+is+a+weapon%22").get_json()["hits"][0]["id"]
    page = reader.get(f"/releases/{id}/more/like-this").text.casefold()
    assert "<mark>" in page
    assert "<mark>from</mark>" not in page
