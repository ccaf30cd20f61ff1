"""Headlines of other stories go out of a text, on record; what the release says itself stays."""

import pytest

from archive.models import Block, BlockKind, Link, Repair
from archive.parsers.body.other_stories import without_other_stories
from tests.archive.knowledge import GENERIC

NEWS = "The ferry at Port Anso runs again, the harbour office said today."
MORE = "It carries two hundred people a day."


def blocks(*texts: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, text) for text in texts]


def texts_of(given: list[Block]) -> list[str]:
    return [block.text for block in without_other_stories(GENERIC, given)[0]]


@pytest.mark.parametrize(
    ("heading", "headline"),
    [
        ("Related stories", "Harbour gets a second crane"),
        ("Mehr zum Thema:", "Zweiter Kran für den Hafen"),
        ("À lire aussi", "Une deuxième grue pour le port"),
        ("Le puede interesar", "El puerto recibe otra grúa"),
        ("Читайте также:", "Порт получит второй кран"),
        ("相关新闻", "港口将增加第二台起重机设备"),
    ],
)
def test_a_heading_of_other_stories_goes_with_its_headlines(heading: str, headline: str) -> None:
    kept, repairs = without_other_stories(GENERIC, blocks(NEWS, heading, headline, MORE))
    assert [(block.text, block.gap) for block in kept] == [(NEWS, False), (MORE, True)]
    assert repairs == (Repair("other-stories", heading, ""), Repair("other-stories", headline, ""))


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Harbour gets a second crane",
        "Lesen Sie auch – Zweiter Kran für den Hafen",
        "Baca juga: Pelabuhan mendapat derek kedua",
        "Leia também: O porto recebe mais um guindaste?",
    ],
)
def test_a_line_that_offers_another_story_goes(line: str) -> None:
    assert texts_of(blocks(NEWS, line, MORE)) == [NEWS, MORE]


def test_links_go_whatever_they_say() -> None:
    answer = "The crane is late. Nobody knows why."
    linked = Block(BlockKind.HEADING, answer, (Link(answer, "/crane"),))
    assert texts_of([*blocks(NEWS, "Related news"), linked]) == [NEWS]


def test_a_link_behind_a_teaser_heads_nothing() -> None:
    more = Block(BlockKind.PARAGRAPH, "Read more", (Link("Read more", "/crane"),))
    title = "Harbour gets a second crane"
    linked = Block(BlockKind.HEADING, title, (Link(title, "/crane"),))
    page = [*blocks(NEWS), more, linked]
    assert without_other_stories(GENERIC, page) == (page, ())


def test_a_list_of_stories_stays_whole() -> None:
    titles = [f"Harbour gets crane number {number} this week" for number in range(9)]
    page = blocks("Stories of the port", "Latest news", *titles)
    assert without_other_stories(GENERIC, page) == (page, ())


@pytest.mark.parametrize(
    "kept",
    [
        ("Related stories", NEWS),  # the first block is never one
        (NEWS, "For more information: Ana Lind, harbour@irco.example"),
        (NEWS, "Read more about the ferry in the report that the harbour office gave out."),
        (NEWS, "More news of the ferry is expected in May."),
        (NEWS, "See also the report of 2003."),
    ],
)
def test_what_the_release_says_itself_stays(kept: tuple[str, ...]) -> None:
    assert texts_of(blocks(*kept)) == list(kept)


def test_nothing_but_headlines_goes_behind_such_a_heading() -> None:
    subheading = Block(BlockKind.HEADING, "Background on the river")
    reached = "Press office: Ana Lind, +99 555 0100"
    given = [*blocks(NEWS, "Related stories", "Harbour gets a second crane"), subheading]
    given += blocks(MORE, "Related stories", reached)
    assert texts_of(given) == [NEWS, subheading.text, MORE, reached]
