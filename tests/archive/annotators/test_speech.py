"""Direct speech: the classes of failure that were met in real texts, one invented text each."""

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.people import annotate as annotate_people
from archive.annotators.quotations.quotes import annotate
from archive.models import Block, BlockKind, Quote, QuoteStatus, Release
from tests.archive.knowledge import DEMO


def release_of(*paragraphs: str, gap_before: int = -1) -> Release:
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, text, gap=number == gap_before)
        for number, text in enumerate(paragraphs)
    )
    return annotate(Release("Title", blocks), PageContext(), DEMO)


def quotes_of(*paragraphs: str, gap_before: int = -1) -> tuple[Quote, ...]:
    return release_of(*paragraphs, gap_before=gap_before).quotes


NO_SPEECH = [
    "The conference, entitled “Rivers Without Borders in a Warmer Century”, closed on Friday.",
    "A study called “Who Pays for the Bridge and Who Crosses It” was handed to ministers.",
    "The so-called “water guards” carry whistles.",
    "The ferry “Vidra” sank within sight of the bank.",
    'The pillar is 6" wide and 11" high, the mayor\'s office said.',
    "Under the motto “One river, many hands” the boats left the port.",
]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_names_of_things_scare_quotes_and_inches_are_no_speech(text: str) -> None:
    assert quotes_of(text) == ()


def test_a_nested_pair_never_ends_the_outer_quote() -> None:
    (quote,) = quotes_of(
        "“They call it ‘the new normal’ and go home,” said Ana Reis, Mayor of Tete."
    )
    assert quote.text == "They call it ‘the new normal’ and go home,"


def test_a_quote_over_paragraphs_is_one_with_a_part_each() -> None:
    (quote,) = quotes_of(
        "Ana Reis, Mayor of Tete, said: “The water came at night.",
        "“It left in the morning with our doors.”",
    )
    assert len(quote.parts) == 2
    assert quote.closed


def test_a_quote_never_crosses_a_gap() -> None:
    first, *_ = quotes_of(
        "Ana Reis, Mayor of Tete, said: “The water came at night",
        "“It left in the morning with our doors.”",
        gap_before=1,
    )
    assert first.text == "The water came at night"
    assert not first.closed


def test_a_quote_cut_by_the_end_of_the_text_is_not_completed() -> None:
    (quote,) = quotes_of("Ana Reis, Mayor of Tete, said: “We will rebuild the")
    assert quote.text == "We will rebuild the"
    assert not quote.closed


@pytest.mark.parametrize(
    "text",
    [
        '"The water came at night," said Ana Reis, Mayor of Tete.',
        "”The water came at night,” said Ana Reis, Mayor of Tete.",
        '"The water came at night,” said Ana Reis, Mayor of Tete.',
        "«\u00a0The water came at night\u00a0», said Ana Reis, Mayor of Tete.",
        "„The water came at night,“ said Ana Reis, Mayor of Tete.",
    ],
)
def test_marks_are_told_by_their_neighbours_not_by_their_shape(text: str) -> None:
    (quote,) = quotes_of(text)
    assert quote.text.rstrip(",") == "The water came at night"
    assert quote.speaker == "Ana Reis"


def test_an_interrupted_quote_is_one_utterance_of_two_parts() -> None:
    (quote,) = quotes_of("“A bridge,” said Ana Reis, Mayor of Tete, “is only a quiet ferry.”")
    assert quote.text == "A bridge, is only a quiet ferry."
    assert len(quote.parts) == 2


def test_every_part_is_found_at_its_offsets() -> None:
    release = release_of(
        "Tete – The river fell.",
        "“We slept,” said Ana Reis, Mayor of Tete. “Then we dug.”",
    )
    (quote,) = release.quotes
    assert [release.text[p.start : p.end] for p in quote.parts] == ["We slept,", "Then we dug."]


def test_a_pronoun_is_the_person_of_its_paragraph_and_inferred() -> None:
    quotes = quotes_of(
        "“We slept little,” said Ana Reis, Mayor of Tete.",
        "Joana Muthemba, 34, lost her boat. “I will build another one,” she said.",
    )
    assert [(q.speaker, q.status) for q in quotes] == [
        ("Ana Reis", QuoteStatus.STATED),
        ("Joana Muthemba", QuoteStatus.INFERRED),
    ]


def test_a_surname_is_the_person_named_in_full_and_stated() -> None:
    quotes = quotes_of(
        "Ana Reis, Mayor of Tete, opened the gate.",
        "“It is a small gate,” Reis said, “but it is ours.”",
    )
    assert [(q.speaker, q.position, q.status) for q in quotes] == [
        ("Ana Reis", "Mayor of Tete", QuoteStatus.STATED)
    ]


def test_two_people_of_one_surname_are_ambiguous() -> None:
    quotes = quotes_of(
        "Ana Reis, Mayor of Tete, and Paulo Reis, Captain of the ferry, were on board.",
        "“Nobody panicked on the upper deck,” Reis said.",
    )
    assert [q.status for q in quotes] == [QuoteStatus.AMBIGUOUS]


def test_the_name_behind_an_inverted_cue_wins_over_a_name_before() -> None:
    quotes = quotes_of(
        "After meeting Paulo Dias, Minister of Transport, the crew left. “We are ready to sail,” "
        "said Captain Ana Reis."
    )
    assert [q.speaker for q in quotes] == ["Ana Reis"]


def test_the_person_who_is_told_is_not_the_speaker() -> None:
    quotes = quotes_of(
        "Ana Reis, Mayor of Tete, told Paulo Dias that “the dyke will hold until May”."
    )
    assert [q.speaker for q in quotes] == ["Ana Reis"]


def test_a_dash_and_a_name_behind_the_closing_mark_attribute() -> None:
    quotes = quotes_of("“The river keeps its own diary.” — Ana Reis")
    assert [(q.speaker, q.rule) for q in quotes] == [("Ana Reis", "dash")]


def test_according_to_attributes() -> None:
    quotes = quotes_of("According to Ana Reis, “the second wave did all the damage”.")
    assert [(q.speaker, q.rule) for q in quotes] == [("Ana Reis", "according-to")]


def test_a_paragraph_of_nothing_but_speech_right_behind_goes_on() -> None:
    quotes = quotes_of(
        "“We slept little,” said Ana Reis, Mayor of Tete.",
        "“The children slept in the boats.”",
    )
    assert [(q.speaker, q.rule) for q in quotes][1] == ("Ana Reis", "next-paragraph")
    assert quotes[1].status == QuoteStatus.STATED


def test_speech_that_nobody_claims_is_unattributed() -> None:
    (quote,) = quotes_of("“Is the water sweet this morning?”")
    assert (quote.speaker, quote.status) == (None, QuoteStatus.UNATTRIBUTED)


def test_a_speaker_with_a_record_has_its_id_also_without_accents() -> None:
    (quote,) = quotes_of("“The dyke held,” said Dragan Vasiljevic, Chief of Mission in Serbia.")
    assert quote.speaker_id == "dragan-vasiljevic"


def test_a_witness_without_a_post_is_quoted_by_name_but_is_no_heading() -> None:
    release = release_of("“I held on to the mast,” said Joana Muthemba, 34.")
    assert release.quotes[0].speaker == "Joana Muthemba"
    assert annotate_people(release, PageContext(), DEMO).access_points == ()


def test_hostile_text_takes_no_time() -> None:
    text = "“ " * 4_000 + "Aa Bb Cc, " * 2_000 + "said " * 1_000
    assert quotes_of(text) == ()


def test_the_post_of_a_contact_is_not_that_of_the_next_person() -> None:
    contact = "Contact: Jan Novak, jan@irco.example, Press Officer,"
    blocks = (
        Block(BlockKind.CONTACT, contact),
        Block(BlockKind.PARAGRAPH, "Ana Kolar opened the harbour of Encar."),
    )
    assert annotate_people(Release("Title", blocks), PageContext(), DEMO).access_points == ()
