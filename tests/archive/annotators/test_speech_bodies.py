"""Posts of bodies that are named before a name: with 'of', with their short form in brackets."""

import pytest

from tests.archive.annotators.test_speech_running import quote_of

SAID = "“We dig where it is dry,” "

BEHIND_OF = [
    ("said United Federation of Weavers President Ana Reis.", "United Federation of Weavers"),
    ("said Tete Council of Weavers Chair Ana Reis.", "Tete Council of Weavers Chair"),
    ("said Department of Rivers Secretary Ana Reis.", "Department of Rivers Secretary"),
]


@pytest.mark.parametrize(("cue", "post"), BEHIND_OF)
def test_who_holds_a_post_of_a_body_speaks_and_not_the_body(cue: str, post: str) -> None:
    quote = quote_of("We dig", SAID + cue)
    assert (quote.speaker, quote.status) == ("Ana Reis", "stated")
    assert str(quote.position).startswith(post)


def test_the_office_of_somebody_is_a_body() -> None:
    quote = quote_of("We dig", SAID + "the Office of President Ana Reis said.")
    assert quote.speaker_kind == "organisation"


BEFORE = [
    ("River and Weir Foundation Trust (RWFT) chief executive Ana Reis came.", None),
    ("Today World River Organization (WRO) Director-General Ana Reis came.", "World River"),
    ("The Chair of the Weir Union Group (WeUG), Dr Ana Reis, came.", "The Chair of the Weir Union"),
    ("The Chair of the St. James Weir Board, Councillor Ana Reis, came.", "The Chair of the St."),
    ("Ana Reis, MP for Tete North, came.", "MP for Tete North"),
    ("Ana Reis, river museum shop manager at Tete, came.", "river museum shop manager at Tete"),
]


@pytest.mark.parametrize(("text", "post"), BEFORE)
def test_a_short_form_a_saint_and_nouns_are_of_the_post(text: str, post: str | None) -> None:
    position = str(quote_of("We dig", text, SAID + "Ms Reis said.").position)
    assert position.startswith(post or text.partition(" Ana")[0])


def test_the_last_sentence_before_the_words_says_who_speaks() -> None:
    quote = quote_of(
        "We dig",
        "Ida Colm, the mayor of Lima, said the gates were dry. The director of wells, Ana Reis, "
        "said that the Board had heard it.",
        "“We dig where it is dry and nobody is left behind.”",
    )
    assert (quote.speaker, quote.status) == ("Ana Reis", "inferred")


def test_according_to_somebody_is_a_sign_of_a_person() -> None:
    quote = quote_of("We dig", "“We dig where it is dry,” according to Hla Myint of the Board.")
    assert (quote.speaker, quote.speaker_kind) == ("Hla Myint", "human")


def test_a_dash_names_the_speaker_where_it_says_to_whom_he_spoke() -> None:
    quote = quote_of(
        "We dig", "“We dig where it is dry.” – Prime Minister Ana Reis in answer to us"
    )
    assert (quote.speaker, quote.position) == ("Ana Reis", "Prime Minister")


def test_an_act_with_its_short_form_is_of_no_post() -> None:
    text = "They passed the Rivers Education Act (RIDA) Sen. Ana Reis announced today."
    assert quote_of("We dig", text, SAID + "Ms Reis said.").position == "Sen."


LISTS = [
    "Deputy Minister for Water, Gates, Wells and Rivers of Tete",
    "professor of wells, gates and rivers at the University of Tete",
    "Head, Department of Wells, University of Tete",
    "founder, chairman and chief executive officer",
    "Head of Wells, Tete River Brigade",
]


@pytest.mark.parametrize("post", LISTS)
def test_commas_inside_a_post_behind_a_name_end_it_not(post: str) -> None:
    assert quote_of("We dig", f"{SAID}said Ana Reis, {post}, in Lima.").position == post


def test_who_signs_a_statement_of_a_body_is_not_who_makes_it() -> None:
    text = "In a statement signed by its secretary, Ana Reis, the union said: “We dig for all.”"
    assert quote_of("We dig", text).speaker == "the union"


def test_the_post_of_somebody_before_and_is_his() -> None:
    text = "There were Mayor of Tete Ubraj Colm and Deputy Mayor Ana Reis. Colm said it was dry."
    assert quote_of("We dig", text, SAID + "Ms Reis said.").position == "Deputy Mayor"


BEFORE_THE_WORDS = [
    "The gate was described as a great one by the mayor, Ana Reis.",
    "They were represented by Jarina Reis, who expressed her thanks.",
]


@pytest.mark.parametrize("text", BEFORE_THE_WORDS)
def test_who_is_told_of_in_the_passive_or_with_who_says_the_next_paragraph(text: str) -> None:
    quotes = (
        quote_of("We dig", "Ida Colm said it was dry.", text, "“We dig where it is dry.”"),
        quote_of("We dig", "“It is dry,” said Ida Colm.", text, "“We dig where it is dry.”"),
    )
    assert {str(quote.speaker).split()[-1] for quote in quotes} == {"Reis"}


def test_a_body_in_brackets_behind_a_post_ends_it() -> None:
    assert quote_of("We dig", SAID + "said Ana Reis, head of the River Union (RU).").position
    assert quote_of("We dig", SAID + "said Ana Reis, head of the River Union").position
