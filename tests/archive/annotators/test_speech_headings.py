"""Whose words a whole text is, by its title."""

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.quotes import annotate
from archive.models import Block, BlockKind, Quote, QuoteStatus, Release
from tests.archive.knowledge import DEMO

OWN = ("We are deeply worried by the flood.", "I call for help.")
MARKED = ("“I welcome the bridge. It was time for one.”", "Contact: the Board, Tete")


def quotes_of(title: str, *paragraphs: str, language: str = "en") -> list[Quote]:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    release = Release(title, blocks, language=language)
    return list(annotate(release, PageContext(), DEMO).quotes)


TITLES = [
    ("Statement by Mayor Ana Reis on the Flood", OWN, "Ana Reis"),
    ("Statement of the Spokesperson for the Board", OWN, "the Spokesperson for the Board"),
    ("SEN. REIS ON THE NEW BRIDGE", MARKED, "Sen. Reis"),
    ("Sen. Reis Issues Statement on the Bridge", MARKED, "Sen. Reis"),
    ("Senator Reis: The Bridge Is Good", MARKED, "Senator Reis"),
]


@pytest.mark.parametrize(("title", "text", "speaker"), TITLES, ids=[row[0] for row in TITLES])
def test_a_title_says_whose_words_a_text_is(
    title: str, text: tuple[str, ...], speaker: str
) -> None:
    (quote,) = quotes_of(title, *text)
    assert (quote.speaker, quote.status, quote.rule) == (speaker, QuoteStatus.INFERRED, "heading")
    assert quote.mention_at is None


def test_who_the_text_names_in_full_is_called_so() -> None:
    (quote,) = quotes_of(
        "SEN. REIS ON THE NEW BRIDGE", MARKED[0], "Senator Ana Reis leads the Senate Rivers Board."
    )
    assert (quote.speaker, quote.position) == ("Ana Reis", "Senator")


@pytest.mark.parametrize(
    "title", ["SENS. REIS AND HOLT ON THE NEW BRIDGE", "New bridge in Tete", "Bridge on the river"]
)
def test_a_title_of_two_or_of_nobody_names_nobody(title: str) -> None:
    assert [quote.speaker for quote in quotes_of(title, *MARKED)] == [None]


def test_what_reports_on_a_statement_is_none() -> None:
    quotes = quotes_of(
        "Statement by the Mayor on the Flood", "We saw the river rise. “We go,” said Ana Reis."
    )
    assert [(quote.speaker, quote.rule) for quote in quotes] == [("Ana Reis", "cue-right-inverted")]


def test_a_text_of_which_nobody_speaks_of_himself_is_nobodys_words() -> None:
    assert quotes_of("Statement by the Mayor on the Flood", "The river rose to four metres.") == []


def test_a_name_that_stands_in_the_title_alone_is_a_name() -> None:
    (quote,) = quotes_of(
        "Statement of Senator Ana Reis on the Flood", "REIS ON THE FLOOD IN TETE", MARKED[0]
    )
    assert (quote.speaker, quote.speaker_kind, quote.position) == ("Ana Reis", "human", "Senator")
