"""How gold and finds are compared."""

import re
from datetime import date

import pytest

from archive.describe.describer import Describer
from archive.evaluation.figures import evaluate
from archive.evaluation.gold import By, GoldMention, GoldSpan, GoldText, MentionStatus, SpanKind
from archive.evaluation.marks import long_marked_spans
from archive.evaluation.placing import place_words
from archive.evaluation.reading import FoundSpan, Reader, Reading
from archive.evaluation.senders import Sender
from archive.evaluation.tally import Share
from archive.models import Block, BlockKind, Quote, QuoteStatus, Release, Span
from tests.archive.knowledge import GENERIC

TEXT = "“Dig here,” said Mayor Ida Colm. She spoke on “The Long Weir”."
SAID, TITLE = Span(1, 10), Span(47, 60)


def reading(*finds: FoundSpan, complete: bool = True) -> Reading:
    quotation = GoldSpan(
        SAID,
        SpanKind.QUOTE,
        By.HUMAN,
        "Ida Colm",
        status=MentionStatus.NAMED,
        positions=("Mayor",),
        utterance=1,
        classes=("N4",),
    )
    title = GoldSpan(TITLE, SpanKind.TITLE, classes=("S1",))
    gold = GoldText(
        "one",
        "written",
        TEXT,
        (quotation, title),
        (GoldMention(Span(23, 31), "Ida Colm"),),
        complete=complete,
    )
    return Reading(gold, finds, headings=("Colm",))


def find(span: Span, speaker: str | None, status: QuoteStatus, post: str | None) -> FoundSpan:
    quote = Quote("", (span,), speaker=speaker, position=post, rule="cue", status=status)
    return FoundSpan(span, quote)


def figures(judged: Reading) -> dict[str, Share]:
    return {row.measure: row.share for row in evaluate([judged]).figures}


def test_a_right_find_is_right_in_every_figure() -> None:
    shares = figures(reading(find(SAID, "Ida Colm", QuoteStatus.STATED, "the Mayor")))
    assert shares["quotations found, exact"] == Share(1, 1)
    assert shares["finds that are quotations"] == Share(1, 1)
    assert shares["named speaker right and stated"] == Share(1, 1)
    assert shares["wrong among stated"] == Share(0, 1)
    assert shares["position exact"] == Share(1, 1)


def test_a_surname_alone_is_no_full_name() -> None:
    shares = figures(reading(find(SAID, "Colm", QuoteStatus.STATED, None)))
    assert shares["named speaker right, of all"] == Share(0, 1)
    assert shares["wrong among stated"] == Share(1, 1)
    assert shares["headings that are the full name"] == Share(0, 1)


def test_a_title_that_is_found_is_false() -> None:
    judged = reading(find(TITLE, None, QuoteStatus.UNATTRIBUTED, None))
    assert figures(judged)["finds that are quotations"] == Share(0, 1)
    assert figures(judged)["quotations found"] == Share(0, 1)
    classes = {figure.scope: figure.share for figure in evaluate([judged]).classes}
    assert classes == {"S1": Share(0, 1), "N4": Share(0, 1)}


def test_where_not_all_marks_are_labelled_other_finds_are_not_judged() -> None:
    elsewhere = find(Span(33, 40), None, QuoteStatus.UNATTRIBUTED, None)
    assert figures(reading(elsewhere))["finds that are quotations"] == Share(0, 1)
    assert "finds that are quotations" not in figures(reading(elsewhere, complete=False))


def test_rules_are_counted_by_what_they_give() -> None:
    (rule,) = evaluate([reading(find(SAID, "Ida Colm", QuoteStatus.INFERRED, None))]).rules
    assert (rule.rule, rule.status, rule.share) == ("cue", "inferred", Share(1, 1))


def test_the_interval_is_that_of_wilson() -> None:
    """Brown, Cai, DasGupta 2001: no failure in ten still allows a quarter."""
    assert Share(0, 10).interval == pytest.approx((0, 0.2775), abs=1e-4)
    assert Share(9, 10).interval == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert Share(0, 0).interval == (0, 1)


def test_words_are_placed_whatever_happened_to_lines() -> None:
    source = "HEAD\n\n  one two-\n  three  four\n"
    blocks = (Block(BlockKind.PARAGRAPH, "one twothree four"),)
    placing = place_words(source, blocks[0].text, blocks)
    assert placing.placed(Span(0, 3)) == Span(8, 11)
    assert placing.placed(Span(13, 17)) == Span(26, 30)
    assert placing.placed(Span(4, 12)) is None


def test_a_long_marked_span_stands_beside_a_verb() -> None:
    verb = re.compile(r"\bsaid\b")
    text = "“We will dig until the river has a bed again,” said Colm. “The Long Weir,” she said."
    assert list(long_marked_spans(text, verb)) == [Span(1, 45)]


def test_a_sender_is_clean_where_a_heading_is_the_name_alone() -> None:
    assert Sender("Colm, Ida", ("Ida M. Colm",)).clean
    assert not Sender("Colm, Ida", ("Mayor Ida Colm",)).clean
    assert Sender("IdaColm", ("Ida Colm",)).clean
    assert Sender("DeColm", ("DeColm",)).clean


@pytest.mark.plants_faults
def test_a_text_that_meets_a_fault_of_ours_is_named_and_counts_as_missed() -> None:
    def broken(*_arguments: object) -> Release:
        raise ValueError("no river")

    today = date(2026, 1, 1)
    reader = Reader(today, {"generic": Describer(GENERIC, (broken,), "broken", today)})
    assert reader.releases("a.txt", TEXT, "generic") == ()
    (fault,) = reader.faults
    assert fault.startswith("a.txt: ValueError: no river")
