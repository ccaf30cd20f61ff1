"""Spam and repetitions go out of a text, on record; a release about casinos stays."""

import pytest

from archive.models import Block, BlockKind, Repair
from archive.parsers.body.spam import is_spam, without_intruders
from tests.archive.knowledge import GENERIC

NEWS = "The ferry at Port Anso runs again, the harbour office said today."
SPAM = "Best online casino with free spins, buy cheap pills, no prescription"


def blocks(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Block]:
    return [Block(kind, text) for text in texts]


def test_spam_between_news_goes_and_leaves_a_gap() -> None:
    repairs: list[Repair] = []
    kept = without_intruders(GENERIC, blocks(NEWS, SPAM, "A second paragraph."), repairs)
    assert [(block.text, block.gap) for block in kept] == [
        (NEWS, False),
        ("A second paragraph.", True),
    ]
    assert repairs == [Repair("injected-spam", SPAM, "")]


def test_a_page_of_nothing_but_spam_is_left_for_a_person() -> None:
    repairs: list[Repair] = []
    assert without_intruders(GENERIC, blocks(SPAM), repairs) == blocks(SPAM)
    assert repairs == []


@pytest.mark.parametrize(
    "text",
    [
        "Police freed eleven women who had been sold to a casino near the border.",
        "Buy online or at the harbour office: tickets for the ferry.",
        NEWS,
    ],
)
def test_one_such_word_is_no_spam(text: str) -> None:
    assert not is_spam(GENERIC, text)


def test_a_caption_again_and_a_paragraph_twice_in_a_row_are_repetitions() -> None:
    repairs: list[Repair] = []
    caption = Block(BlockKind.CAPTION, "Families wait at the quay of Port Anso. Photo: IRCO")
    given = [caption, *blocks(NEWS, NEWS, "Yes."), caption, *blocks("Yes.")]
    kept = without_intruders(GENERIC, given, repairs)
    assert [block.text for block in kept] == [caption.text, NEWS, "Yes.", "Yes."]
    assert [repair.rule for repair in repairs] == ["repeated-block", "repeated-block"]
