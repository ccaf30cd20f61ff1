"""The table of representations: each has its command and its row in the documentation."""

import csv
import json
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Literal

from archive.__main__ import run
from archive.authorities.collection import load_collection
from archive.config import data_folder
from archive.exports import REPRESENTATIONS
from archive.exports.skos import turtle
from archive.text.spreadsheet import csv_line


@pytest.fixture
def home(tmp_path: Path) -> str:
    place, samples = str(tmp_path / "home"), str(data_folder() / "samples" / "drupal9")
    assert run(["--home", place, "ingest", "--collection", "demo", samples]) == 0
    return place


@pytest.mark.parametrize("name", REPRESENTATIONS)
def test_every_representation_is_a_command_that_writes_a_file(
    name: str, home: str, tmp_path: Path
) -> None:
    path = tmp_path / "out"
    assert run(["--home", home, "export", name, "--output", str(path)]) == 0
    assert path.stat().st_size > 1000


def test_quotes_are_lines_of_a_spreadsheet(home: str, tmp_path: Path) -> None:
    path, whole = tmp_path / "quotes.csv", tmp_path / "releases.jsonl"
    assert run(["--home", home, "export", "quotes-csv", "-o", str(path)]) == 0
    assert run(["--home", home, "export", "jsonl", "-o", str(whole)]) == 0
    releases = [json.loads(line) for line in whole.read_text(encoding="utf-8").splitlines()]
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert lines
    assert [(line["release"], line["words"]) for line in lines] == [
        (release["id"], quote["text"]) for release in releases for quote in release["quotes"]
    ]


@pytest.mark.parametrize("name", ["demo", "iom"])
def test_authority_files_are_sound_skos(name: str) -> None:
    collection = load_collection(data_folder() / "collections" / name)
    graph = Graph().parse(data=b"".join(turtle(collection)), format="turtle")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    terms = sum(len(taxonomy.terms) for taxonomy in collection.taxonomies)
    assert len(concepts) == terms + len(collection.offices) > 0
    assert set(graph.objects(None, SKOS.broader)) <= concepts
    for concept in concepts:
        preferred = list(graph.objects(concept, SKOS.prefLabel))
        languages = [label.language for label in preferred if isinstance(label, Literal)]
        assert len(languages) == len(set(languages)) > 0
        others = {*graph.objects(concept, SKOS.altLabel), *graph.objects(concept, SKOS.hiddenLabel)}
        assert not others & set(preferred)


def test_no_cell_is_a_formula() -> None:
    assert csv_line(["=1", "a,b", "-x"]) == "'=1,\"a,b\",'-x\r\n"
