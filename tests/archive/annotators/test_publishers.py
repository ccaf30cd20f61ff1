"""Who publishes a release by its first sentence or the name of its site; whose words it is."""

import pytest

from archive.annotators.offices.office import annotate
from archive.annotators.page_context import PageContext
from archive.annotators.senders.first_speaker import speaking
from archive.annotators.senders.sender import sender_of
from archive.facets import OFFICE
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Release
from tests.archive.knowledge import GENERIC

REST = "The boats will leave the quay at noon, and the ferrymen have been asked to keep it free."


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeSnapshot:
    return GENERIC


def release(title: str, *paragraphs: str) -> Release:
    return Release(title, tuple(Block(BlockKind.PARAGRAPH, each) for each in paragraphs))


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("The Sava Boat Makers today announced that the ferry runs again.", "Sava Boat Makers"),
        (
            "VARDAL, 3 May (Wire) -- Boats of the Lower Sava is proud to announce a new ferry.",
            "Boats of the Lower Sava",
        ),
        (
            "The Rivers for All Boats (RAB) has opened a quay, as RAB promised.",
            "Rivers for All Boats",
        ),
        (
            "With the flood past, Save Our River Boats (SORB) is asking for help; SORB is old.",
            "Save Our River Boats",
        ),
        ("Employee-owned Sava Boats announced a new ferry to Encar.", "Sava Boats"),
        ("Boatsava is pleased to announce that Boatsava will build a ferry.", "Boatsava"),
        ("La Casa de los Barcos anunció hoy un nuevo barco.", "Casa de los Barcos"),
        ("Mayor Ana Koren today announced a new ferry.", ""),
        ("Ana Koren today announced a new ferry.", ""),
        ("The Government has announced that the Government will pay.", ""),
        ("We are pleased to announce that We Float is back.", ""),
        ("Russian officials today released the crew, a Russian said.", ""),
        ("Boatsava announced a new ferry to Encar.", ""),
    ],
)
def test_who_publishes_by_the_first_sentence(
    paragraph: str, name: str, knowledge: KnowledgeSnapshot
) -> None:
    sender = sender_of(release("A new ferry", paragraph, REST), knowledge)
    assert (sender.name if sender else "") == name


@pytest.mark.parametrize(
    ("site", "text", "name"),
    [
        ("The River Safety Board", "The River Safety Board met in Encar.", "River Safety Board"),
        ("SRU", "The SRU met the ferrymen in Encar.", "SRU"),
        ("River Safety Board", "The ferrymen met in Encar.", ""),
        ("Boatnews", "The crew of Boatnews met the ferrymen in Encar.", ""),
        ("Ana Koren", "It was Ana Koren who met the ferrymen in Encar.", ""),
        ("boats.example", "It stood on boats.example that they met in Encar.", ""),
        ("Press releases", "Press releases of the ferrymen are read in Encar.", ""),
    ],
)
def test_a_site_publishes_by_its_name_what_names_it_too(
    site: str, text: str, name: str, knowledge: KnowledgeSnapshot
) -> None:
    context = PageContext(site_names=(site,))
    described = annotate(release("A new ferry", f"{text} {REST}", REST), context, knowledge)
    assert [p.label for p in described.access_points if p.facet == OFFICE] == [name] * bool(name)


def test_a_letterhead_goes_before_the_name_of_a_site(knowledge: KnowledgeSnapshot) -> None:
    context = PageContext(site_names=("Sava Union",))
    lines = ("Department of Ports", f"The Sava Union has asked for it. {REST}")
    described = annotate(release("A new ferry", *lines), context, knowledge)
    assert [point.label for point in described.access_points] == ["Department of Ports"]


@pytest.mark.parametrize(
    ("title", "paragraphs", "names"),
    [
        ("Statement by Harbour Director Ana Koren on the ferry", (REST,), ["Ana Koren"]),
        (
            "The ferry is back",
            ("Statement from the Director General, Ana Koren", REST),
            ["Ana Koren"],
        ),
        ("Statement by the Director on the death of Ana Koren", (REST,), []),
        ("The ferry is back", (REST, "Ana Koren", "Director of the Harbour"), ["Ana Koren"]),
        ("The ferry is back", (REST, "Ana Koren", "Press officer, tel. 555 123 456"), []),
        ("The ferry is back", (REST, "Press contact", "Director of the Harbour"), []),
    ],
)
def test_a_text_says_whose_words_it_is(
    title: str, paragraphs: tuple[str, ...], names: list[str], knowledge: KnowledgeSnapshot
) -> None:
    told = f"{REST} Ana Koren will be there, and Koren knows the boats."
    named = speaking(release(title, told, *paragraphs), knowledge)
    if paragraphs[0].startswith("Statement"):
        named = speaking(release(title, *paragraphs, told), knowledge)
    assert [signatory.name for signatory in named] == names


def test_a_holder_of_the_post_has_his_second_surname(knowledge: KnowledgeSnapshot) -> None:
    text = f"{REST} “It floats.” District Attorney Ana Koren Petek said so."
    (signatory,) = speaking(release("A new ferry", text), knowledge)
    assert signatory.name == "Ana Koren Petek"


def test_whom_a_body_quotes_does_not_send_its_release(knowledge: KnowledgeSnapshot) -> None:
    """Its chairman neither: only who is reached at an office speaks for the whole of it."""
    text = f"The River Fund announced it today. “{REST}” said Ana Koren, chair of the River Fund."
    described = annotate(release("A new ferry", text), PageContext(), knowledge)
    assert speaking(described, knowledge) == ()


def test_names_that_are_not_sure_enough_are_kept_as_evidence(knowledge: KnowledgeSnapshot) -> None:
    text = f"Boatsava announced a new ferry, as the Minister for Ports had asked. {REST}"
    context = PageContext(site_names=("River News Board",))
    described = annotate(release("A new ferry", text), context, knowledge)
    weighed = [each.value for each in described.evidence if each.field == "office:issuing"]
    assert described.access_points == ()
    assert weighed == ["Boatsava", "River News Board", "Minister for Ports"]
    assert not any(each.chosen for each in described.evidence)
