"""Who speaks where nothing beside the words says so, and which post a name is printed with."""

import pytest

from archive.models import QuoteStatus
from tests.archive.annotators.test_speech import quotes_of
from tests.archive.annotators.test_speech_classes import english_of

OPENING = "Ana Reis, Mayor of Tete, opened the gate."


def test_words_go_on_where_nobody_else_is_named_outside_of_marks() -> None:
    quotes = quotes_of(
        "“We slept little, whatever Paulo Dias says,” said Ana Reis, Mayor of Tete.",
        "The boats were counted twice in the harbour.",
        "“Two of them have no bottom any longer.”",
    )
    assert [(q.speaker, q.rule, q.status) for q in quotes][1] == (
        "Ana Reis",
        "whole-paragraph",
        QuoteStatus.INFERRED,
    )


def test_words_do_not_go_on_where_another_is_named_in_between() -> None:
    quotes = quotes_of(
        "“We slept little,” said Ana Reis, Mayor of Tete.",
        "Paulo Dias, Captain of the ferry, counted the boats.",
        "The harbour was closed until noon on Friday.",
        "“Two of them have no bottom any longer.”",
    )
    assert quotes[1].speaker != "Ana Reis"
    assert quotes[1].status != QuoteStatus.STATED


@pytest.mark.parametrize("line", ["Ana Reis, Mayor of Tete", "— Ana Reis, Mayor of Tete (Friday)"])
def test_the_line_below_with_a_name_and_a_post_names_the_speaker(line: str) -> None:
    (quote,) = quotes_of("“The river has never asked for anything.”", line, "The ferry sank.")
    assert (quote.speaker, quote.rule) == ("Ana Reis", "signature")


def test_a_line_with_a_name_above_each_quotation_belongs_to_the_words_below() -> None:
    quotes = quotes_of(
        "Ana Reis, Mayor of Tete",
        "“The river has never asked for anything.”",
        "Paulo Dias, Captain of the ferry",
        "“Two of the boats have no bottom any longer.”",
    )
    assert [quote.speaker for quote in quotes] == ["Ana Reis", "Paulo Dias"]


def test_the_stop_behind_the_mark_hides_no_speaker() -> None:
    (quote,) = quotes_of(OPENING, "“The gate is small and it is ours”. Ms. Reis said.")
    assert (quote.speaker, quote.status) == ("Ana Reis", QuoteStatus.INFERRED)


def test_stars_of_plain_text_stand_between_no_label_and_its_words() -> None:
    quotes = quotes_of("**Mayor Ana Reis:** “The gate is small and it is ours.”")
    assert [(q.speaker, q.position) for q in quotes] == [("Ana Reis", "Mayor")]


def test_a_post_that_two_hold_names_neither_of_them_for_certain() -> None:
    quotes = quotes_of(
        "President Ana Reis of the harbour board met President Paulo Dias of the ferry board.",
        "As the president said, “we have to finish this bridge before the rains.”",
    )
    assert [q.status for q in quotes] == [QuoteStatus.AMBIGUOUS]


def test_a_letter_behind_a_rank_is_nobody() -> None:
    quotes = quotes_of("I met Gen Z in the school. He said, “Give us the ferry back before noon.”")
    assert [q.speaker for q in quotes] == [None]


def test_whose_statement_follows_is_told_by_its_own_sentence() -> None:
    quotes = quotes_of(
        "Mayor Ana Reis today called on Paulo Dias to open the gate. Reis’s statement follows:",
        "“I have seen many gates in my life.",
        "“This one is the smallest of them.”",
    )
    assert {q.speaker for q in quotes} == {"Ana Reis"}


@pytest.mark.parametrize(
    ("label", "speaker", "status"),
    [
        ("Ana Reis, Mayor of Tete: “…”", "Ana Reis", QuoteStatus.STATED),
        ("**Statement of Ana Reis, Mayor of Tete:** “…”", "Ana Reis", QuoteStatus.STATED),
        ("Ana Reis, Mayor of Tete, is accused by the board: “…”", None, QuoteStatus.UNATTRIBUTED),
    ],
)
def test_a_name_and_a_post_before_a_colon_are_a_label(
    label: str, speaker: str | None, status: QuoteStatus
) -> None:
    (quote,) = quotes_of(label.replace("…", "The gate is small and it was never ours."))
    assert (quote.speaker, quote.status) == (speaker, status)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry order prohibits owners from “selling or hiring out any boat without a gate.”",
        "The act says “the owner of a boat opens the gate before the sun is up.”",
        "The rules were, as required by law, “consistent with the aims of the river board” then.",
    ],
)
def test_words_of_a_rule_are_no_speech(text: str) -> None:
    assert quotes_of(text) == ()


def test_a_governor_of_a_place_before_a_colon_is_a_label() -> None:
    (quote,) = quotes_of("Governor Reis of Tete: “The gate is small and it was never ours.”")
    assert (quote.speaker, quote.rule) == ("Governor Reis", "label")


def test_who_is_told_to_speak_in_other_words_speaks_in_the_next_paragraph() -> None:
    (quote,) = quotes_of(
        "Senator Ana Reis, leader of the party, today called upon Mr Dias, the mayor, to act.",
        "“I was horrified to read of the gate this morning.”",
    )
    assert (quote.speaker, quote.status) == ("Ana Reis", QuoteStatus.INFERRED)


def test_who_is_only_named_in_between_never_speaks_for_another() -> None:
    quotes = quotes_of(
        "“Dr Dias will open a practice in the town,” said Ana Reis, Mayor of Tete.",
        "The rooms are in the street of the ferry.",
        "Dr Paulo Dias came from Quelimane with one child.",
        "“Now the town has a doctor who wants to stay.”",
    )
    assert quotes[1].speaker is None


@pytest.mark.parametrize(
    ("opening", "name", "post"),
    [
        (
            "The Minister for Ports and Rivers, Ana Reis MP, spoke.",
            "Ms Reis",
            "Minister for Ports and Rivers",
        ),
        ("Ana Di Reis, Mayor of Tete, spoke.", "Senator Di Reis", "Mayor of Tete"),
        ("Sens. Ida Colm, D-Me., and Ana Reis, R-Me., spoke.", "Reis", "Sens."),
        ("The Minister for Ferries, the Hon. Ana Reis, spoke.", "Ms Reis", "Minister for Ferries"),
        ("Tete MP Ana Reis told the House a story.", "Ms Reis", "Tete MP"),
        (
            "Minister for Justice, Ports and Rivers, Ana Reis spoke.",
            "Ms Reis",
            "Minister for Justice, Ports and Rivers",
        ),
        ("The expo was opened by Senator the Hon Ana Reis.", "Ms Reis", "Senator"),
        (
            "Tete Coordinator-General for Ferries Ana Reis spoke.",
            "Ms Reis",
            "Tete Coordinator-General for Ferries",
        ),
        ("Ana Reis, Member for Tete today opened the gate of it.", "Ms Reis", "Member for Tete"),
    ],
)
def test_the_post_printed_with_the_whole_name(opening: str, name: str, post: str) -> None:
    (quote,) = english_of(opening, f"“The gate is small and it is ours,” {name} said.").quotes
    assert (quote.position or "").removeprefix("The ") == post


def test_words_go_on_behind_what_their_speaker_says_of_another() -> None:
    quotes = quotes_of(
        "“We slept little,” said Ana Reis, Mayor of Tete.",
        "Reis said Paulo Dias was late with the boats.",
        "“Two of them have no bottom any longer.”",
    )
    assert [q.speaker for q in quotes] == ["Ana Reis", "Ana Reis"]


def test_a_surname_is_who_was_named_before_it_where_another_is_named_only_later() -> None:
    (quote,) = quotes_of(
        "Matthew Reis, counsel of the town, moves to the harbour.",
        "“I have always liked boats,” Reis said.",
        "He is married to Ana Reis.",
    )
    assert quote.speaker == "Matthew Reis"


def test_the_post_of_a_letterhead_stands_in_the_line_below_the_name() -> None:
    (quote,) = quotes_of(
        "Ana Reis MP",
        "Shadow Minister for Ferries and Rivers",
        "The ferry was late again.",
        "“The gate is small and it is ours,” Ms Reis said.",
    )
    assert quote.position == "Shadow Minister for Ferries and Rivers"


def test_who_asks_about_a_speech_did_not_make_it() -> None:
    quotes = quotes_of(
        "When Ms Ana Reis asked how that was unlike his speech, he said:",
        "“I have proposed another gate than that one.”",
    )
    assert [quote.speaker for quote in quotes] == [None]


@pytest.mark.parametrize(
    "told",
    [
        "I asked my father about the gate. He said, “It was always open in my time.”",
        "They say, “It was always open in my time.”",
    ],
)
def test_who_is_told_of_without_a_name_is_not_the_person_named_before(told: str) -> None:
    (quote,) = english_of(f"Mr. Paulo Dias came to see us. {told}").quotes
    assert quote.speaker != "Paulo Dias"


def test_a_word_for_a_person_inside_the_marks_hides_nobody_before_them() -> None:
    (quote,) = english_of(
        "Mrs. Ana Reis, head midwife of Tete, keeps a bottle. “I ask a mother first,” she explains."
    ).quotes
    assert quote.speaker == "Ana Reis"


def test_in_a_talk_a_pronoun_is_nobody_of_another_paragraph() -> None:
    quotes = english_of(
        "MR. DIAS: I met Ida Colm in the harbour.",
        "Q  And what was that about?",
        "MR. DIAS: Boats. She said, “Give us the ferry back before noon.”",
    ).quotes
    assert [quote.speaker for quote in quotes if quote.rule != "turn"] == [None]
