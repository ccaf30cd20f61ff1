"""Terms of a taxonomy in a text: what tags, what does not, and the evidence for it."""

import json
import time
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from archive.annotators.gazetteer import annotate_with, topics
from archive.annotators.page_context import PageContext
from archive.config import data_folder
from archive.knowledge.snapshot import KnowledgeSnapshot, load_knowledge
from archive.models import Block, BlockKind, Evidence, Relation, Release
from tests.archive.knowledge import DEMO, GENERIC, IOM

COLLECTIONS = data_folder() / "collections"
SEED = Path(__file__).parents[3] / "../shared/data/seed/iom-tbilisi-2020.html"
TAXONOMY = """
facet: topic
ignore: [Flood Street School]
terms:
  - id: FLOOD
    names: {en: Floods, fr: Inondations}
    labels: [High water]
    phrases:
      en: [flood*, ^dyke, ~sandbag*, ~pump, ~crest]
      fr: [crue]
  - id: HEALTH
    names: {en: Water and health}
    phrases:
      en: [cholera, "!appeals for vaccines"]
"""
COUNTRIES = """
facet: country
terms:
  - {id: NE, names: {en: Niger}, phrases: {any: [Niger]}}
  - {id: NG, names: {en: Nigeria}, phrases: {any: [Nigeria]}}
"""
FILLER = "The boats went out at dawn and came back at noon, as on any day. " * 14
"""More than the opening of a text."""


@pytest.fixture(scope="module")
def rivers(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeSnapshot:
    folder = tmp_path_factory.mktemp("rivers")
    (folder / "taxonomies").mkdir()
    (folder / "collection.yaml").write_text(
        "title: Flood Watch\nnames: [Flood Watch International]"
    )
    (folder / "taxonomies" / "topics.yaml").write_text(TAXONOMY)
    (folder / "taxonomies" / "countries.yaml").write_text(COUNTRIES)
    return load_knowledge(folder)


def make_release(*texts: str, title: str = "News", language: str | None = "en") -> Release:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Release(title, blocks, language=language)


def tags(release: Release, collection: KnowledgeSnapshot, *labels: str) -> list[str]:
    annotated = topics(release, PageContext(tags=labels), collection)
    return [point.id for point in annotated.access_points]


def test_one_phrase_in_the_opening_tags(rivers: KnowledgeSnapshot) -> None:
    assert tags(make_release("The flooding began on Monday."), rivers) == ["FLOOD"]


def test_one_phrase_at_the_end_is_said_in_passing(rivers: KnowledgeSnapshot) -> None:
    assert tags(make_release(FILLER, "The flooding began on Monday."), rivers) == []
    assert tags(make_release(FILLER, "The floods reached the dyke."), rivers) == ["FLOOD"]


def test_a_phrase_marked_to_count_anywhere_tags_at_the_end(rivers: KnowledgeSnapshot) -> None:
    assert tags(make_release(FILLER, "The council appeals for vaccines."), rivers) == ["HEALTH"]


def test_weak_phrases_tag_only_together(rivers: KnowledgeSnapshot) -> None:
    assert tags(make_release("Sandbags.", title="Sandbags"), rivers) == []
    assert tags(make_release("Sandbags, sandbags and again sandbags."), rivers) == []
    assert tags(make_release("Sandbags and a pump."), rivers) == ["FLOOD"]


def test_a_phrase_of_the_top_tags_alone_only_there(rivers: KnowledgeSnapshot) -> None:
    assert tags(make_release("Text.", title="The Dyke Holds"), rivers) == ["FLOOD"]
    assert tags(make_release("x " * 130, "The dyke holds."), rivers) == []


def test_a_phrase_in_title_and_body_counts_once(rivers: KnowledgeSnapshot) -> None:
    draft = make_release("A pump came.", title="A Pump")
    annotated = topics(draft, PageContext(), rivers)
    assert annotated.access_points == ()
    draft = make_release("A pump came to the crest.", title="A Pump")
    annotated = topics(draft, PageContext(), rivers)
    assert [(piece.snippet, piece.place) for piece in annotated.evidence] == [
        ("Pump", "title"),
        ("crest", "block 0, offset 19"),
    ]


def test_offsets_of_evidence_count_into_the_text(rivers: KnowledgeSnapshot) -> None:
    annotated = topics(make_release("First.", "Then the Flood came."), PageContext(), rivers)
    (piece,) = annotated.evidence
    offset = int(piece.place.rsplit(" ", 1)[1])
    assert annotated.text[offset : offset + len(piece.snippet)] == piece.snippet == "Flood"
    assert piece == Evidence(
        "topic:subject", "FLOOD", "phrase", "block 1, offset 17", "Flood", confidence=1.0
    )


def test_without_the_phrase_the_tag_is_gone(rivers: KnowledgeSnapshot) -> None:
    text = "Cholera is back in the delta."
    assert tags(make_release(text), rivers) == ["HEALTH"]
    assert tags(make_release(text.replace("Cholera", "Spring")), rivers) == []


def test_words_of_menus_and_contacts_give_no_tag(rivers: KnowledgeSnapshot) -> None:
    contact = Block(BlockKind.CONTACT, "For floods and cholera, please contact Ana.")
    release = Release("News", (Block(BlockKind.PARAGRAPH, "Text."), contact))
    annotated = topics(release, PageContext(chrome="Floods Cholera"), rivers)
    assert annotated.access_points == ()


def test_a_caption_is_never_the_lead(rivers: KnowledgeSnapshot) -> None:
    caption = Block(BlockKind.CAPTION, "The dyke.")
    release = Release("News", (caption, Block(BlockKind.PARAGRAPH, "Text.")), language="en")
    assert tags(release, rivers) == []


def test_names_of_bodies_use_up_their_words(rivers: KnowledgeSnapshot) -> None:
    text = "Flood Watch International opened the Flood Street School."
    assert tags(make_release(text), rivers) == []


def test_the_pages_own_label_is_certain(rivers: KnowledgeSnapshot) -> None:
    assert tags(make_release("Text."), rivers, "high-water", "Sport") == ["FLOOD"]
    assert tags(make_release("Text."), rivers, "INONDATIONS") == ["FLOOD"]
    (piece,) = topics(make_release("Text."), PageContext(tags=("Floods",)), rivers).evidence
    assert (piece.method, piece.snippet, piece.confidence) == ("label", "Floods", 1.0)


def test_phrases_of_another_language_do_not_count(rivers: KnowledgeSnapshot) -> None:
    assert tags(make_release("La crue arrive.", language="fr"), rivers) == ["FLOOD"]
    assert tags(make_release("La crue arrive.", language="en"), rivers) == []
    assert tags(make_release("La crue arrive.", language=None), rivers) == ["FLOOD"]


def test_a_point_says_why_in_one_line(rivers: KnowledgeSnapshot) -> None:
    (point,) = topics(make_release("Floods at the dyke."), PageContext(), rivers).access_points
    assert (point.facet, point.label, point.relation) == ("topic", "Floods", Relation.SUBJECT)
    assert point.evidence == "‘Floods’ (block 0), ‘dyke’ (block 0)"


def test_any_taxonomy_becomes_a_facet_by_one_line(rivers: KnowledgeSnapshot) -> None:
    countries = annotate_with("country", Relation.SUBJECT)
    annotated = countries(make_release("From Niger to the sea."), PageContext(), rivers)
    assert [(point.facet, point.id) for point in annotated.access_points] == [("country", "NE")]


def test_a_collection_without_the_taxonomy_adds_nothing() -> None:
    generic = GENERIC
    draft = make_release("Floods.")
    assert topics(draft, PageContext(tags=("Floods",)), generic) is draft


def test_the_samples_keep_the_topics_that_were_settled_for_them() -> None:
    # A guard against loss, no measure of quality: taxonomy and samples were fitted to each other
    # (docs/collections.md has the figures of texts that were not).
    demo = DEMO
    counts: Counter[str] = Counter()
    for path in sorted((data_folder() / "samples").glob("*/*.json")):
        for record in json.loads(path.read_text(encoding="utf-8"))["releases"]:
            blocks = tuple(Block(BlockKind(b["kind"]), b["text"]) for b in record["blocks"])
            draft = Release(
                record["title"], blocks, record["subtitle"], language=record["language"]
            )
            given, found = set(record["topics"]), set(tags(draft, demo))
            counts.update(right=len(given & found), missed=len(given - found))
            counts["false"] += len(found - given)
    assert counts["right"] / (counts["right"] + counts["missed"]) >= 0.95, counts
    assert counts["right"] / (counts["right"] + counts["false"]) >= 0.95, counts


def test_the_seed_page_is_on_the_diaspora_the_pandemic_and_policy() -> None:
    if not SEED.is_file():
        pytest.skip("shared/data/seed not found")
    tree = html.fromstring(SEED.read_text(encoding="utf-8"))
    paragraphs = [node.text_content() for node in tree.cssselect(".field--name-body p")][:-1]
    draft = make_release(*paragraphs, title=tree.cssselect("h1")[0].text_content())
    iom = IOM
    assert set(tags(draft, iom)) == {"DIASPORA", "COVID", "POLICY", "MIGDEV"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A bus brought home the last of 90 victims of trafficking.", ["CT"]),
        ("en", "They chose assisted voluntary return, and flew on Friday.", ["AVRR"]),
        ("en", "Former combatants hand in their boots at a disarmament fair.", ["RECOVERY"]),
        ("en", "He aids those who camp by the lake.", []),
        ("fr", "La ville traite les déchets ; le camp de vacances rouvre.", []),
        ("fr", "Un atelier sur la traite des êtres humains s’est tenu lundi.", ["CT"]),
        ("es", "Se trata de un festival de música.", []),
        ("es", "Llegó ayuda humanitaria a las personas desplazadas.", ["EMERG", "IDP"]),
    ],
)
def test_phrases_that_mislead_elsewhere_are_told_apart(
    language: str, text: str, expected: list[str]
) -> None:
    iom = IOM
    assert tags(make_release(text, language=language), iom) == expected


def test_tagging_is_fast() -> None:
    iom = IOM
    words = 60_000
    release = make_release(*["Displaced families reached the camp by boat. " * 40] * (words // 280))
    topics(make_release("warm up"), PageContext(), iom)
    began = time.process_time()
    topics(release, PageContext(), iom)
    # The bar is 100,000 words a second; half of it leaves room for a busy machine.
    assert words / (time.process_time() - began) > 50_000
