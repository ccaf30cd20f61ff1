"""A line to cite a quotation by: it says no more than the text does."""

from dataclasses import replace

import pytest

from archive.models import Block, BlockKind, Quote, QuoteStatus, Release, Repair, Span
from web.citation import Source, citation

TEXT = "“The road is open,” said Ana Kolar, Mayor. “Bring boats.”"
SOURCE = Source("Roads", "Road Office", "7 March 2001", lambda path: f"http://a.example{path}")


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(each), TEXT.index(each) + len(each)) for each in words)


def release(*repairs: Repair) -> Release:
    return Release("Roads", (Block(BlockKind.PARAGRAPH, TEXT),), repairs=repairs)


QUOTE = Quote(
    "The road is open Bring boats.",
    spans("The road is open", "Bring boats."),
    speaker="Ana Kolar",
    position="Mayor",
    status=QuoteStatus.STATED,
    id="dw6m34dk",
)


def test_it_has_words_speaker_post_title_organisation_day_and_address() -> None:
    assert citation(QUOTE, release(), SOURCE) == (
        "“The road is open,” … “Bring boats.” – Ana Kolar, Mayor. In: “Roads”, Road Office,"
        " 7 March 2001. http://a.example/quotes/dw6m34dk"
    )


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (QuoteStatus.INFERRED, "[Speaker: inferred from the text around]"),
        (QuoteStatus.AMBIGUOUS, "[Speaker: the text leaves open who is meant]"),
        (QuoteStatus.CORRECTED, "[Speaker: as an archivist of this archive says]"),
    ],
)
def test_what_the_text_does_not_state_of_the_speaker_is_in_the_line(
    status: QuoteStatus, message: str
) -> None:
    assert message in citation(replace(QUOTE, status=status), release(), SOURCE)


def test_of_nobody_known_the_line_says_so() -> None:
    status = QuoteStatus.UNATTRIBUTED
    unknown = replace(QUOTE, speaker=None, position=None, status=status)
    assert "” – speaker not named in the text. In:" in citation(unknown, release(), SOURCE)


def test_words_without_marks_get_some_and_corrected_ones_are_told() -> None:
    quote = replace(QUOTE, text="Mayor", parts=spans("Mayor"), others=("Jan Hribar",))
    start = TEXT.index("Mayor")
    line = citation(
        quote, release(Repair("correction", "Mayer", "Mayor", start, start + 5)), SOURCE
    )
    assert line.startswith("“Mayor” – Ana Kolar and Jan Hribar, Mayor. In: ")
    assert "[Words as an archivist reads them]" in line


@pytest.mark.parametrize(
    ("text", "words", "closed", "line"),
    [
        ("“We saw it rise.", "We saw it rise.", False, "“We saw it rise.” – "),
        ("“The road is open to all.”", "The road is open", True, "“The road is open” – "),
        ("“The road is open to all.”", "open to all", True, "“open to all.” – "),
    ],
)
def test_marks_stand_at_both_ends_once(text: str, words: str, closed: bool, line: str) -> None:
    start = text.index(words)
    quote = Quote(words, (Span(start, start + len(words)),), closed=closed, speaker="M. King Jr.")
    printed = Release("Roads", (Block(BlockKind.PARAGRAPH, text),))
    cited = citation(quote, printed, SOURCE)
    assert cited.startswith(f"{line}M. King Jr. In: “Roads”")
    assert ("[The page prints no mark that ends the words]" in cited) is not closed
