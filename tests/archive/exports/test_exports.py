"""The table of representations: each has its command and its row in the documentation."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree
from typing import cast

import pytest
from rdflib import RDF, SKOS, Graph, Literal
from warcio.archiveiterator import ArchiveIterator

from archive.__main__ import run
from archive.authorities.collection import load_collection
from archive.config import Config, data_folder
from archive.errors import DatelineError
from archive.exports import REPRESENTATIONS, CapturedBytes, MadeOf, SpokenQuote, quotes_of
from archive.exports.skos import turtle
from archive.records import StoredCapture
from archive.registry import resolve
from archive.store import Store, open_store
from archive.text.spreadsheet import csv_line


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nothing is changed in it."""
    place, samples = tmp_path_factory.mktemp("filled") / "home", data_folder() / "samples"
    words = ["ingest", "--collection", "demo", str(samples / "drupal9")]
    assert run(["--home", str(place), *words]) == 0
    return place


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> str:
    return str(copytree(filled, tmp_path / "home"))


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
        (release["id"], quote["verbatim"]) for release in releases for quote in release["quotes"]
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


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (data_folder() / "collections").iterdir())
)
def test_every_term_has_its_name_in_three_languages_and_a_place(name: str) -> None:
    """Each concept is called otherwise than all others of its scheme in English, French and
    Spanish, and leads up to a top concept of it; both ends of a hierarchy say so."""
    collection = load_collection(data_folder() / "collections" / name)
    graph = Graph().parse(data=b"".join(turtle(collection)), format="turtle")
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        concepts = set(graph.subjects(SKOS.inScheme, scheme))
        assert concepts
        for language in ("en", "fr", "es"):
            names = [
                str(label)
                for concept in concepts
                for label in graph.objects(concept, SKOS.prefLabel)
                if isinstance(label, Literal) and label.language == language
            ]
            assert len(names) == len(concepts)
            assert len(set(names)) == len(names)
        top = set(graph.objects(scheme, SKOS.hasTopConcept))
        assert top == set(graph.subjects(SKOS.topConceptOf, scheme))
        for concept in concepts:
            above = set(graph.transitive_objects(concept, SKOS.broader))
            assert above <= concepts
            assert above & top
    up, down = graph.subject_objects(SKOS.broader), graph.subject_objects(SKOS.narrower)
    assert set(up) == {(below, above) for above, below in down}
    pairs = graph.subject_objects(SKOS.broader)
    assert not any(below in graph.transitive_objects(above, SKOS.broader) for below, above in pairs)


@dataclass(frozen=True)
class Cursed:
    """What raises whatever is asked of it."""

    name: str

    def __getattr__(self, name: str) -> str:
        if name == "id":
            return self.name
        raise ZeroDivisionError(name)


@pytest.mark.plants_faults
@pytest.mark.parametrize("name", [n for n in REPRESENTATIONS if n != "skos"])
def test_a_piece_that_cannot_be_written_costs_no_other(name: str, home: str) -> None:
    with open_store(Config(home=Path(home)), read_only=True) as store:
        items = _items(name, store)
    write = cast(Callable[[list[object]], Iterator[bytes]], resolve(REPRESENTATIONS[name].target))
    before, cursed = b"".join(write(items)), [*items[:1], _cursed(name), *items[1:]]
    written = []
    with pytest.raises(DatelineError, match=r"1 .* are not in this export: .*cursed"):
        for piece in write(cursed):
            written.append(piece)
    assert _readable(name, b"".join(written)) == _readable(name, before)


@pytest.mark.plants_faults
def test_a_term_that_cannot_be_written_costs_no_other() -> None:
    collection = load_collection(data_folder() / "collections" / "demo")
    whole = b"".join(turtle(collection))
    offices = (Cursed("cursed"), *collection.offices)
    stream = turtle(replace(collection, offices=offices))  # type: ignore[arg-type] # planted
    written = b""
    with pytest.raises(DatelineError, match="1 terms are not in this export: office cursed"):
        for piece in stream:
            written += piece
    assert written == whole


def _items(name: str, store: Store) -> list[object]:
    match REPRESENTATIONS[name].made_of:
        case MadeOf.RELEASES:
            return list(store.releases())
        case MadeOf.QUOTES:
            return list(quotes_of(store.releases()))
        case MadeOf.CAPTURES:
            return [CapturedBytes(each, store.content(each.digest)) for each in store.captures()]
        case MadeOf.AUTHORITIES:
            return []


def _cursed(name: str) -> object:
    match REPRESENTATIONS[name].made_of:
        case MadeOf.RELEASES:
            return Cursed("cursed")
        case MadeOf.QUOTES:
            return SpokenQuote(Cursed("cursed"), Cursed("r"))  # type: ignore[arg-type] # planted
    capture = StoredCapture(0, "x", "http://cursed.example/", None, 0, "d", 1, headers=((1, 2),))  # type: ignore[arg-type] # planted
    return CapturedBytes(capture, b"x")


def _readable(name: str, content: bytes) -> list[bytes]:
    if name != "warc":
        return [content]
    records = ArchiveIterator(io.BytesIO(content))
    return [record.content_stream().read() for record in records if record.rec_type != "warcinfo"]


def test_bytes_that_cannot_be_read_cost_no_other_capture(
    home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(Path(home) / "blobs.sqlite")) as blobs, blobs:
        blobs.execute("UPDATE blobs SET content = x'00' WHERE number = 1")
    path = tmp_path / "out.warc.gz"
    assert run(["--home", home, "export", "warc", "-o", str(path)]) == 1
    printed = capsys.readouterr().err
    assert "not written: " in printed
    assert "1 captures are not in this export" in printed
    assert len(_readable("warc", path.read_bytes())) > 1


def test_no_cell_is_a_formula() -> None:
    assert csv_line(["=1", "a,b", "-x"]) == "'=1,\"a,b\",'-x\r\n"
