"""Who was named with a post and is then told of by it, as releases of governments do."""

import pytest

from archive.models import QuoteStatus
from tests.archive.annotators.test_speech_running import quote_of, quotes_of

OPENED = "The Minister of Wells, Ana Reis, opened the gate in Tete with Karl Odum, the mayor."
SAID = "“We dig where it is dry,” "

TOLD = [
    ("The Minister said that the gate was dear.", SAID + "she said."),
    ("The Minister thanked Karl Odum.", SAID + "she said."),
    ("The Minister said:", "“We dig where it is dry.”"),
    ("The Minister said that the gate was dear.", "“We dig where it is dry.”"),
    ("The Minister said that Karl Odum had dug it. " + SAID + "she added.",),
    ("The Minister said that the gate was dear. “We dig where it is dry and mend it.”",),
]


@pytest.mark.parametrize("behind", TOLD)
def test_who_holds_the_post_that_a_sentence_is_told_of_says_what_follows(
    behind: tuple[str, ...],
) -> None:
    quote = quote_of("We dig", OPENED, *behind)
    assert (quote.speaker, quote.status) == ("Ana Reis", "inferred")


def test_a_post_that_two_people_hold_tells_nobody() -> None:
    other = "The Minister of Ports, Ida Colm, came too."
    quote = quote_of("We dig", OPENED, other, "The Minister said:", "“We dig where it is dry.”")
    assert (quote.speaker, quote.status) == (None, QuoteStatus.UNATTRIBUTED)


NAMED = [
    ("The Minister of Wells, Xoabena Amina Reis, came.", "Ms Reis said.", "Xoabena Amina Reis"),
    ("The mayor, Rosa Odum-Colm, came.", "Colm said.", "Rosa Odum-Colm"),
    ("Minister of Wells, Senator the Hon. Ana Reis, came.", "Senator Reis said.", "Ana Reis"),
    ("The prime minister, the Most Hon. Ana Reis, came.", "Ms Reis said.", "Ana Reis"),
    ("The President, Her Excellency Ana Reis, came.", "Ms Reis said.", "Ana Reis"),
    ("Dr.Ana Reis, head of wells, came.", "Dr. Reis said.", "Ana Reis"),
    ("Limerick TD Kieran Reis, who dug it, came.", "Mr Reis said.", "Kieran Reis"),
]


@pytest.mark.parametrize(("before", "cue", "name"), NAMED)
def test_a_name_behind_a_comma_is_whole_whatever_stands_before_it(
    before: str, cue: str, name: str
) -> None:
    assert quote_of("We dig", before, SAID + cue).speaker == name


def test_one_pronoun_goes_on_with_another() -> None:
    told = "Madam Xoa Reis thanked Karl Odum. She came late. "
    assert quote_of("We dig", told + SAID + "she said.").speaker == "Xoa Reis"


POSTS = [
    ("The Board’s River and Gate Director Ana Reis came.", "The Board’s River and Gate Director"),
    ("When Tete’s mayor, Ana Reis, opened it, it was dry.", "Tete’s mayor"),
]


@pytest.mark.parametrize(("before", "post"), POSTS)
def test_a_post_is_whole_behind_its_body_and_holds_no_word_that_opens_a_clause(
    before: str, post: str
) -> None:
    assert quote_of("We dig", before, SAID + "Ms Reis said.").position == post


WORDINGS = [
    "Speaking on the theme: “Wells and gates for everybody here,” said the mayor, is dear.",
    "The mayor, Ana Reis, spoke under the motto “We dig where it is dry,” she said.",
    "A plan dubbed “digging the dry wells of Tete” was shown, said the mayor, Ana Reis.",
]


@pytest.mark.parametrize("sentence", WORDINGS)
def test_the_wording_of_a_theme_is_no_speech_whoever_speaks_behind_it(sentence: str) -> None:
    assert not quotes_of("Ana Reis, the mayor, came to Tete on Monday.", sentence)
