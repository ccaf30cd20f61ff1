"""Keyword in context: every place of a search, one line each."""

import csv
import io
import re

from flask.testing import FlaskClient
from web_builders import MAIL, Archive

from indexer.analysis import fold_accents
from indexer.analysis import words as exact_words
from indexer.concordance import Order, concordance
from indexer.query.parser import read_query
from indexer.search import SearchRequest
from web.context import room_of


def words(text: str) -> list[str]:
    return list(map(fold_accents, exact_words(text)))


def rows(reader: FlaskClient, query: str) -> list[dict[str, str]]:
    answer = reader.get(f"/lines?{query}&format=csv")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def test_lines_are_those_of_a_scan_of_every_text(reader: FlaskClient) -> None:
    expected = 0
    answer = reader.get("/api/search?q=%22the+river%22&per_page=100").json
    assert answer is not None
    for hit in answer["hits"]:
        release = reader.get(f"/api/releases/{hit['id']}").json
        assert release is not None
        texts = (release["title"], release.get("subtitle") or "", release["body"])
        expected += sum(len(re.findall(r"(?i)\bthe\s+river\b", text)) for text in texts)
    lines = rows(reader, "q=%22the+river%22")
    assert len(lines) == expected > 5
    assert {" ".join(line["keyword"].lower().split()) for line in lines} == {"the river"}


def test_lines_begin_and_end_between_words(reader: FlaskClient) -> None:
    answer = reader.get("/api/search?q=river&per_page=100").json
    assert answer is not None
    texts = [reader.get(f"/api/releases/{hit['id']}").get_json() for hit in answer["hits"]]
    printed = {word for text in texts for word in f"{text['title']} {text['body']}".split()}
    for line in rows(reader, "q=river"):
        assert set(line["before"].split()[:1]) | set(line["after"].split()[1:][-1:]) <= printed


def test_lines_are_sorted_by_what_stands_around(reader: FlaskClient) -> None:
    after = [
        (words(line["keyword"]), words(line["after"]))
        for line in rows(reader, "q=river&order=after")
    ]
    assert after == sorted(after)
    before = [words(line["before"])[::-1] for line in rows(reader, "q=river&order=before")]
    assert before == sorted(before)
    days = [line["issued"] for line in rows(reader, "q=river&order=date") if line["issued"]]
    assert days == sorted(days)


def test_lines_go_on_where_others_ended(reader: FlaskClient) -> None:
    every = rows(reader, "q=river")
    links = list(dict.fromkeys(line["link"] for line in every))
    assert rows(reader, "q=river&start=2") == [e for e in every if e["link"] not in links[:2]]
    whole, rest = (reader.get(f"/lines?q=river&start={start}").text for start in (0, 2))
    assert re.search(r"of the word river, in \d+ releases\.", whole)
    assert re.search(r"of the word river, in the releases 3 to (\d+) of \1 releases\.", rest)
    assert rows(reader, "q=river&start=999999") == []
    newest = [line["issued"] for line in rows(reader, "q=river&order=newest") if line["issued"]]
    assert newest == sorted(newest, reverse=True)
    assert reader.get("/lines?q=river&start=-1").status_code == 400


def test_so_many_lines_are_read_at_once(reader: FlaskClient) -> None:
    index = room_of(reader.application).index
    request, lines_read, first = SearchRequest(read_query("river")), [], 0
    while True:
        page = concordance(request, index, Order.DATE, first, most=1)
        lines_read += page.lines
        first = page.end
        if first == page.total:
            break
    assert lines_read == list(concordance(request, index, Order.DATE).lines)


def test_filters_and_days_hold_for_lines_too(reader: FlaskClient) -> None:
    every, some = rows(reader, "q=river"), rows(reader, "q=river&from=2005&office=irco-mali")
    assert len(some) < len(every)
    assert all(line["issued"] >= "2005" for line in some)


def test_the_page_links_to_the_words(reader: FlaskClient) -> None:
    page = reader.get("/lines?q=river")
    assert page.status_code == 200 and "<mark>" in page.text and "format=csv" in page.text
    assert reader.get("/lines?q=river&order=size").status_code == 400
    assert reader.get("/lines?q=(river").status_code in (200, 400)


def test_nothing_withheld_stands_in_a_line(
    covered_client: FlaskClient, covered_archive: Archive
) -> None:
    assert MAIL not in covered_client.get("/lines?q=Kolar&format=csv").text
    text = covered_client.get("/lines?q=lighthouse&format=csv").text
    assert covered_archive.withdrawn not in text and covered_archive.hidden not in text
