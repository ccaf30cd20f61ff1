"""How a release prints names: what is one, and the whole of it."""

import pytest

from archive.annotators.headings import annotate
from archive.annotators.page_context import PageContext
from archive.annotators.printed_names import PrintedNames
from archive.facets import PERSON
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, Block, BlockKind, Relation, Release
from tests.archive.knowledge import GENERIC


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeSnapshot:
    return GENERIC


@pytest.mark.parametrize(
    ("printed", "text", "whole"),
    [
        ("Ana B. Koren", "Ana B. Koren came.", "Ana Koren"),
        ("A. B. Koren", "A. B. Koren wrote. Ms Ana Koren came.", "Ana Koren"),
        ("A B KOREN", "A B KOREN. Minister Koren came.", "A B Koren"),
        ("Ana B", "Senators Ana B  Koren and Ivo Petek", "Ana Koren"),
        ("di Petek", "Warden di Petek spoke. Leader Anna di Petek went.", "Anna di Petek"),
        ("ANA DEKOREN", "ANA DEKOREN. Ms DeKoren came.", "Ana DeKoren"),
        ("Ana Kos Koren ND", "Ana Kos Koren ND", "Ana Kos Koren"),
        ("Ana Koren RW129", "Ana Koren RW129", "Ana Koren"),
        ("Ana Koren's", "Ana Koren's boat", "Ana Koren"),
        ("R2", "R2 of 1999", ""),
    ],
)
def test_a_name_is_whole(printed: str, text: str, whole: str, knowledge: KnowledgeSnapshot) -> None:
    release = Release("Boats", (Block(BlockKind.PARAGRAPH, text),))
    assert PrintedNames.of(release, knowledge).whole(printed) == whole


def test_what_has_no_word_is_nobody(knowledge: KnowledgeSnapshot) -> None:
    names = PrintedNames.of(Release("Boats", (Block(BlockKind.PARAGRAPH, "…"),)), knowledge)
    assert names.calls("…") == 0
    assert not names.confirms("…", "", is_sentence=True)
    assert headings(knowledge, "R2 came.", "R2", "…") == []


def headings(knowledge: KnowledgeSnapshot, text: str, *labels: str) -> list[str]:
    points = tuple(AccessPoint(PERSON, "", label, Relation.NAMED) for label in labels)
    blocks = (Block(BlockKind.PARAGRAPH, text),)
    release = Release("Boats", blocks, access_points=points)
    return [point.label for point in annotate(release, PageContext(), knowledge).access_points]


def test_a_heading_that_a_text_cuts_is_whole_or_none(knowledge: KnowledgeSnapshot) -> None:
    text = "Senators Ana B  Koren and Ivo C."
    assert headings(knowledge, text, "Ana B", "Ivo C.", "U S") == ["Ana Koren"]


def test_words_of_a_headline_are_whom_they_begin_with(knowledge: KnowledgeSnapshot) -> None:
    text = "Koren Welcomes Ferry. Senator Ana Koren welcomes it. Koren said so."
    assert headings(knowledge, text, "Ana Koren", "Koren Welcomes") == ["Ana Koren"]


def test_words_of_a_headline_alone_are_nobody(knowledge: KnowledgeSnapshot) -> None:
    text = "Senator Koren Welcomes Ferry. Koren said so. Koren left."
    assert headings(knowledge, text, "Koren Welcomes") == []


def test_a_surname_that_is_a_first_name_too_is_no_headline(knowledge: KnowledgeSnapshot) -> None:
    text = "The warden Kim Petek came. Kim, you said so. Kim?"
    assert headings(knowledge, text, "Kim Petek") == ["Kim Petek"]


def test_a_heading_with_a_record_stays(knowledge: KnowledgeSnapshot) -> None:
    point = AccessPoint(PERSON, "an-id", "U S", Relation.SPEAKER)
    release = Release("Boats", (Block(BlockKind.PARAGRAPH, "U S"),), access_points=(point,))
    assert annotate(release, PageContext(), knowledge).access_points == (point,)
