"""A collection is loaded strictly: what its files say, or an error that names the place."""

from datetime import date
from pathlib import Path

import pytest

from archive.authorities.collection import Collection, load_collection
from archive.config import data_folder
from archive.errors import DataError

OFFICES = """
offices:
  - id: hq
    name: Headquarters
    names: {fr: Siège}
    kind: headquarters
    city: Ljubljana
    country: SI
    hosts: [www.irco.example]
  - id: ro-south
    name: Regional Office for the South
    kind: regional
    parents: [{id: hq, from: 2001, to: 2015}]
  - id: irco-serbia
    name: IRCO Serbia
    kind: country
    hosts: [serbia.irco.example]
    likely_hosts: [rs.irco.example]
    parents:
      - {id: ro-south, from: 2001-05, to: 2015}
      - {id: hq, from: 2016, evidence: background}
"""
PEOPLE = """
people:
  - id: petek
    name: Lovro Petek
    variants: [L. Petek]
    positions:
      - {title: Chief of Mission, office: irco-serbia, from: 2002, to: 2006-02}
      - {title: Director General, office: hq, from: 2010-10-01}
"""
TOPICS = """
facet: topic
ignore: [Flood Street]
terms:
  - id: FLOOD
    names: {en: Floods, fr: Inondations}
    labels: [Flooding]
    phrases:
      any: [DFO]
      en: [flood*, ~water, ^dyke]
"""


def write(folder: Path, **files: str) -> Path:
    """A collection folder: `offices`, `people` and `topics` as given, a head of its own."""
    places = {"offices": "authorities", "people": "authorities", "topics": "taxonomies"}
    for name, text in {"collection": "title: IRCO\nnames: [IRCO]\n", **files}.items():
        path = folder / places.get(name, "") / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return load_collection(write(tmp_path, offices=OFFICES, people=PEOPLE, topics=TOPICS))


def test_a_folder_without_authority_files_is_a_collection(tmp_path: Path) -> None:
    collection = load_collection(write(tmp_path))
    assert (collection.title, collection.offices, collection.topics) == ("IRCO", (), ())
    assert collection.taxonomy("country").terms == ()
    assert collection.events == ()


def test_a_year_of_an_edge_holds_from_its_first_to_its_last_day(collection: Collection) -> None:
    south, headquarters = collection.office("irco-serbia").parents
    assert (south.earliest, south.latest) == (date(2001, 5, 1), date(2015, 12, 31))
    assert (headquarters.earliest, headquarters.latest) == (date(2016, 1, 1), None)
    assert headquarters.evidence == "background"


def test_children_depend_on_the_day(collection: Collection) -> None:
    def below(id: str, day: date | None = None) -> list[str]:
        return [office.id for office in collection.children(id, day)]

    assert below("hq", date(2010, 1, 1)) == ["ro-south"]
    assert below("hq", date(2020, 1, 1)) == ["irco-serbia"]
    assert below("hq") == ["ro-south", "irco-serbia"]


def test_an_office_between_has_the_life_of_its_edges(collection: Collection) -> None:
    south = collection.office("ro-south")
    assert south.existed(date(2015, 6, 1), date(2019, 1, 1))
    assert not south.existed(date(2016, 1, 1), None)
    assert not south.existed(None, date(2000, 12, 31))
    assert south.existed(None, None)
    assert collection.office("irco-serbia").existed(date(1990, 1, 1), date(1990, 1, 1))


def test_positions_are_dated(collection: Collection) -> None:
    mission, general = collection.person("petek").positions
    assert mission.held_on(date(2006, 2, 28)) and not mission.held_on(date(2006, 3, 1))
    assert (general.office, general.earliest, general.latest) == ("hq", date(2010, 10, 1), None)


def test_marks_of_phrases_are_weights(collection: Collection) -> None:
    (flood,) = collection.topics
    phrases = {(p.text, p.weight, p.language) for p in flood.phrases}
    assert phrases == {
        ("DFO", 1.0, None),
        ("flood*", 1.0, "en"),
        ("water", 0.4, "en"),
        ("dyke", 0.7, "en"),
    }
    assert collection.taxonomy("topic").ignore == ("Flood Street",)


def test_labels_come_in_the_language_or_in_english(collection: Collection) -> None:
    assert collection.label("office", "hq", "fr") == "Siège"
    assert collection.label("office", "hq", "es") == "Headquarters"
    assert collection.label("topic", "FLOOD", "fr") == "Inondations"
    assert collection.label("person", "petek") == "Lovro Petek"
    assert collection.label("topic", "GONE") == "GONE"


def test_a_host_is_known_with_and_without_www(collection: Collection) -> None:
    assert [rule.office for rule in collection.host_rules("irco.example")] == ["hq"]
    assert [rule.office for rule in collection.host_rules("WWW.irco.example")] == ["hq"]
    assert [rule.evidence for rule in collection.host_rules("rs.irco.example")] == ["background"]
    assert collection.host_rules("elsewhere.example") == ()
    assert collection.host_rules(None) == ()


def test_a_part_of_a_host_comes_before_the_whole(tmp_path: Path) -> None:
    head = "title: IRCO\nhosts: [{host: www.irco.example, office: irco-serbia, path: ^/serbia/}]\n"
    collection = load_collection(write(tmp_path, offices=OFFICES, collection=head))
    offices = [rule.office for rule in collection.host_rules("www.irco.example", "/serbia/1.html")]
    assert offices == ["irco-serbia", "hq"]
    assert [rule.office for rule in collection.host_rules("www.irco.example", "/x")] == ["hq"]


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("collection", "names: [IRCO]", "collection.yaml.*title"),
        ("collection", "title: IRCO\nhost: x", "collection.yaml.*host"),
        ("collection", "title: [", "collection.yaml"),
        (
            "collection",
            "title: X\nhosts: [{host: a.example, office: nowhere}]",
            "unknown office 'nowhere'",
        ),
        ("collection", "title: X\nhosts: [{host: A.example}]", "small letters"),
        ("collection", "title: X\nhosts: [{host: a.example, path: '('}]", "path of host a.example"),
        ("offices", OFFICES + "  - {id: hq, name: X, kind: country}", "office 'hq' .* twice"),
        ("offices", "offices: [{id: x, name: X, kind: cellar}]", r"offices.yaml.*offices.*kind"),
        (
            "offices",
            "offices: [{id: x, name: X, kind: country, parents: [{id: y}]}]",
            "office x has the unknown parent 'y'",
        ),
        (
            "offices",
            OFFICES + "  - {id: z, name: X, kind: country, parents: [{id: hq, from: 2011-13}]}",
            "office z: from 2011-13",
        ),
        (
            "offices",
            OFFICES + "  - {id: z, name: X, kind: country, parents: [{id: hq, from: 3, to: 2}]}",
            "ends before it begins",
        ),
        (
            "offices",
            OFFICES + "  - {id: z, name: X, kind: country, hosts: [serbia.irco.example]}",
            "host 'serbia.irco.example' .* twice",
        ),
        (
            "people",
            "people: [{id: p, name: P, positions: [{title: T, office: nowhere}]}]",
            "people.yaml: person p has the unknown office 'nowhere'",
        ),
        ("people", "people: [{id: p, name: P}, {id: p, name: Q}]", "person 'p' .* twice"),
        ("topics", "terms: []", "topics.yaml.*facet"),
        ("topics", "facet: t\nterms: [{id: A, names: {}}, {id: A, names: {}}]", "'A' .* twice"),
        ("topics", "facet: t\nterms: [{id: A, names: {}, phrases: {en: [a, a]}}]", "twice"),
        ("topics", "facet: t\nterms: [{id: A, names: {}, phrases: {en: ['~']}}]", "empty phrase"),
    ],
)
def test_a_fault_is_named_by_file_and_key(tmp_path: Path, file: str, text: str, said: str) -> None:
    folder = write(tmp_path, **{"offices": OFFICES, file: text})
    with pytest.raises(DataError, match=said):
        load_collection(folder)


def test_two_files_for_one_facet_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, topics=TOPICS)
    (folder / "taxonomies" / "more.yaml").write_text(TOPICS, encoding="utf-8")
    with pytest.raises(DataError, match="two files for the facet 'topic'"):
        load_collection(folder)


def test_an_unknown_id_is_an_error(collection: Collection) -> None:
    with pytest.raises(DataError, match="no office 'x'"):
        collection.office("x")
    with pytest.raises(DataError, match="no person 'x'"):
        collection.person("x")


@pytest.mark.parametrize(
    "folder", sorted((data_folder() / "collections").iterdir()), ids=lambda folder: str(folder.name)
)
def test_every_collection_of_the_tree_loads(folder: Path) -> None:
    assert load_collection(folder).title
