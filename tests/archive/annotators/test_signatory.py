"""The person who sends a release is a heading of it."""

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.signatory import annotate
from archive.config import data_folder
from archive.knowledge.snapshot import KnowledgeSnapshot, load_knowledge
from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    HeadLine,
    HeadRole,
    Relation,
    Release,
)

LEAD = (
    "WASHINGTON - Senator Ana Koren, a member of the committee for rivers and ports, today asked"
    " for a bridge that she had asked for in the years before."
)


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeSnapshot:
    return load_knowledge(data_folder() / "collections" / "generic")


def people(knowledge: KnowledgeSnapshot, title: str, *texts: str) -> list[str]:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    release = annotate(Release(title=title, blocks=blocks), PageContext(), knowledge)
    return [point.label for point in release.access_points]


def test_the_member_in_the_first_sentence_sends(knowledge: KnowledgeSnapshot) -> None:
    assert people(knowledge, "KOREN ASKS FOR BRIDGE", LEAD) == ["Ana Koren"]


def test_words_of_a_headline_are_no_name(knowledge: KnowledgeSnapshot) -> None:
    title = "Senator Koren Announces Bridge Funding"
    assert people(knowledge, title, LEAD, "Koren announces more.") == ["Ana Koren"]


def test_the_letterhead_goes_before_whom_the_text_speaks_of(knowledge: KnowledgeSnapshot) -> None:
    texts = ("IVO PETEK MP", LEAD, "Ivo Petek said that Senator Koren was late. Koren is Koren.")
    assert people(knowledge, "Media release", *texts) == ["Ivo Petek"]


def test_a_second_surname_by_which_the_release_goes_on_belongs_to_the_name(
    knowledge: KnowledgeSnapshot,
) -> None:
    text = LEAD.replace("Ana Koren", "Ana Kos Koren")
    assert people(knowledge, "Koren asks for bridge", text) == ["Ana Kos Koren"]


def test_who_is_a_heading_already_is_not_one_twice(knowledge: KnowledgeSnapshot) -> None:
    point = AccessPoint("person", "", "Ana Koren", Relation.SPEAKER)
    blocks = (Block(BlockKind.PARAGRAPH, LEAD),)
    release = Release(title="Koren asks", blocks=blocks, access_points=(point,))
    found = annotate(release, PageContext(), knowledge).access_points
    assert {(one.id, one.label) for one in found} == {("", "Ana Koren")}
    assert [one.relation for one in found] == [Relation.SPEAKER, Relation.SENDER]


def senders(knowledge: KnowledgeSnapshot, *head: HeadLine, text: str = LEAD) -> list[str]:
    release = Release(title="Bridge", blocks=(Block(BlockKind.PARAGRAPH, text),))
    found = annotate(release, PageContext(head=head), knowledge).access_points
    return [point.label for point in found if point.relation == Relation.SENDER]


def line(*people: str, role: HeadRole = HeadRole.SENDER) -> HeadLine:
    return HeadLine(role, " ".join(people), 1, people)


def test_everyone_who_heads_a_letter_sends_it(knowledge: KnowledgeSnapshot) -> None:
    assert senders(knowledge, line("IVO M. PETEK", "Ana Koren")) == ["Ivo Petek", "Ana Koren"]


def test_who_is_greeted_sends_nothing(knowledge: KnowledgeSnapshot) -> None:
    greeting = HeadLine(HeadRole.SALUTATION, "Dear Mr Petek,", 2)
    assert senders(knowledge, line("Ivo Petek", "Ana Koren"), greeting) == ["Ana Koren"]


def test_a_headline_behind_a_title_is_no_name(knowledge: KnowledgeSnapshot) -> None:
    assert senders(knowledge, line("Koren Asks"), text=LEAD.replace("Ana ", "")) == []


def test_who_speaks_beside_a_post_sends(knowledge: KnowledgeSnapshot) -> None:
    text = (
        "Ferries will return to Encar before the end of the month, and two will follow them, the"
        " Minister for Rivers, Ana Koren, said today."
    )
    assert senders(knowledge, text=text) == ["Ana Koren"]
