"""What describing knows: handed in as one value, a language one file, two never mixed."""

import pickle
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from archive.authorities.collection import Collection
from archive.authorities.records import Person
from archive.config import collection_folder, data_folder
from archive.describe.describer import describer_of
from archive.errors import DataError
from archive.knowledge.languages import Language, load_languages
from archive.knowledge.snapshot import KnowledgeSnapshot, TaughtVariant, load_knowledge
from archive.models import Capture, Release
from archive.sites import SiteFacts
from tests.archive.knowledge import DEMO, GENERIC

TODAY = date(2026, 1, 1)
MADE_UP = """
# Quenya, or nearly.
small_words: [ar, i, na, lá, ve, ter]
calendar:
  months: [[narvinyë], [nénimë], [súlimë], [víressë], [lótessë], [nárië],
    [cermië], [urimë], [yavannië], [narquelië], [hísimë], [ringarë]]
  weekdays: [[elenya], [anarya], [isilya], [alduya], [menelya], [eärenya], [valanya]]
  of: [ó]
speech:
  verbs: [quentë]
posts:
  words: [haran]
kinds:
  statement: {labels: [carmë]}
"""
PAGE = """<html><body><h1>Lúmë tullë</h1><p>Lindon, 3 ó súlimë 2004 – I cirya tullë ter i falma ar
lá vanwa na. “I cirya ná sinomë ar lá vanwa, ve alcar,” quentë Elwing Ardamírë, haran Lindonëo.</p>
<p>I nén na laiqua ar i falma na luinë ve menel. Ter i lómë i cirya na sinomë.</p></body></html>"""


def released(knowledge: KnowledgeSnapshot, page: str = PAGE) -> Release:
    (release,) = describer_of(knowledge, TODAY).describe(Capture("a", page.encode())).releases
    return release


@pytest.fixture(scope="module")
def with_a_language_more(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeSnapshot:
    data = tmp_path_factory.mktemp("data")
    for folder in ("languages", "cues", "sites"):
        shutil.copytree(data_folder() / folder, data / folder)
    (data / "languages" / "qya.yaml").write_text(MADE_UP, encoding="utf-8")
    with (data / "cues" / "places.txt").open("a", encoding="utf-8") as places:
        places.write("lindon\n")
    return load_knowledge(collection_folder("generic"), data)


def test_a_language_is_one_file_and_nothing_else(with_a_language_more: KnowledgeSnapshot) -> None:
    release = released(with_a_language_more)
    (quote,) = release.quotes
    assert (release.issued.value, release.place, release.language) == (
        "2004-03-03",
        "Lindon",
        "qya",
    )
    assert (quote.speaker, quote.cue, quote.position) == (
        "Elwing Ardamírë",
        "quentë",
        "haran Lindonëo",
    )


def test_two_describers_side_by_side_never_share_a_pattern(
    with_a_language_more: KnowledgeSnapshot,
) -> None:
    alone = released(GENERIC)
    beside = released(with_a_language_more)
    assert (alone.issued.value, [quote.speaker for quote in alone.quotes]) == (None, [None])
    assert beside.issued.value == "2004-03-03"
    assert [quote.speaker for quote in beside.quotes] != [None]
    assert released(GENERIC) == alone
    assert released(with_a_language_more) == beside


def test_two_collections_side_by_side_know_their_own_people() -> None:
    page = "<h1>Boats</h1><p>“The river is high,” said Ana Gauge, the harbour master.</p>"
    person = Person("gauge", "Ana Gauge")
    ours = replace(DEMO, collection=Collection("ours", "Ours", people=(person,)))
    assert [quote.speaker_id for quote in released(ours, page).quotes] == ["gauge"]
    assert [quote.speaker_id for quote in released(DEMO, page).quotes] == [None]


def test_a_taught_variant_is_a_name_of_its_person() -> None:
    page = "<h1>Boats</h1><p>“The river is high,” said Annie Gauge, the harbour master.</p>"
    person = Person("gauge", "Ana Gauge")
    ours = replace(DEMO, collection=Collection("ours", "Ours", people=(person,)))
    taught = replace(ours, taught=(TaughtVariant("gauge", "Annie Gauge"),))
    assert [quote.speaker_id for quote in released(ours, page).quotes] == [None]
    assert [quote.speaker_id for quote in released(taught, page).quotes] == ["gauge"]


def test_knowledge_goes_to_another_process_without_what_was_compiled() -> None:
    before = released(DEMO)
    sent = pickle.dumps(DEMO)
    assert released(pickle.loads(sent)) == before
    files = (
        path for part in ("languages", "cues") for path in (data_folder() / part).glob("*.yaml")
    )
    written = sum(path.stat().st_size for path in files)
    # What is sent is the words as written; what was compiled from them is several times as long.
    assert len(sent) < 1.1 * written + len(DEMO.cues.places.encode())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("moths: []\n", "moths"),
        ("calendar: {months: [[a], [b]]}\n", "twelve months"),
        ("speech: {verbs: said}\n", "verbs"),
        ("[", "xx.yaml"),
    ],
)
def test_a_faulty_language_file_names_itself_and_the_key(
    tmp_path: Path, text: str, named: str
) -> None:
    (tmp_path / "xx.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=named) as error:
        load_languages(tmp_path)
    assert "xx.yaml" in str(error.value)


def test_every_key_of_a_language_is_documented() -> None:
    text = (data_folder().parent / "docs" / "languages.md").read_text(encoding="utf-8")
    sections = {field.name: field.type for field in msgspec.structs.fields(Language)}
    keys = {
        key
        for name, kind in sections.items()
        for key in (name, *(encoded_names(kind) if is_section(kind) else ()))
    }
    assert len(keys) > 50
    named = set(re.findall(r"`(?:[a-z_]+\.)?([a-z_]+)`", text))
    assert keys - named == {"code"}


def is_section(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def encoded_names(kind: type[msgspec.Struct]) -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(kind)]


def test_words_for_a_kind_that_is_none_are_an_error(tmp_path: Path) -> None:
    for folder in ("languages", "cues", "sites"):
        shutil.copytree(data_folder() / folder, tmp_path / folder)
    (tmp_path / "languages" / "qya.yaml").write_text("kinds: {poem: {labels: [lírë]}}\n")
    with pytest.raises(DataError, match="'poem'"):
        load_knowledge(collection_folder("generic"), tmp_path)


def test_what_is_made_of_knowledge_is_made_once_whatever_is_known_of_single_sites() -> None:
    snapshots: list[KnowledgeSnapshot] = []
    with_facts = replace(GENERIC, sites={"a": SiteFacts("a")})
    others = with_facts.with_sites({"b": SiteFacts("b")})
    for knowledge in (with_facts, others):
        knowledge.derived(snapshots.append)
    (seen,) = snapshots
    assert (dict(seen.sites), set(others.sites)) == ({}, {"b"})
