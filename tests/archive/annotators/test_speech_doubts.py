"""A speaker whose form is weak is never stated."""

import pytest

from tests.archive.annotators.test_speech_running import quote_of

SAID = "“We dig where it is dry,” "
OPENING = "The well of Tete was opened on Monday by the board, which had closed it for repairs."

WEAK = [
    (OPENING, "Wellhead Lead Ana Reis said.", "Wellhead Lead Ana Reis"),
]
STRONG = [
    (OPENING, "Ana Reis said.", "Ana Reis"),
    (OPENING, "Zqarin Adobo said.", "Zqarin Adobo"),
    (OPENING, "said Zqarin Adobo, the mayor of Tete.", "Zqarin Adobo"),
    (OPENING, "Ms. Zqarin Kim Adobo said.", "Zqarin Kim Adobo"),
    (OPENING, "President Adobo said.", "President Adobo"),
    (OPENING, "UNRA said.", "UNRA"),
    (OPENING, "the River Board said.", "the River Board"),
    (OPENING, "a spokesman said.", "a spokesman"),
]


@pytest.mark.parametrize(("before", "cue", "name"), WEAK)
def test_a_weak_form_of_a_speaker_is_inferred(before: str, cue: str, name: str) -> None:
    quote = quote_of("We dig", before, SAID + cue)
    assert (quote.speaker, quote.status) == (name, "inferred")


@pytest.mark.parametrize("name", ["Dr Adobo", "Adobo", "the commissioner"])
def test_a_surname_a_post_or_a_word_of_which_nothing_is_told_may_mean_several(name: str) -> None:
    quote = quote_of("We dig", OPENING, SAID + f"{name} said.")
    assert (quote.speaker, quote.status) == (name, "ambiguous")


@pytest.mark.parametrize(("before", "cue", "name"), STRONG)
def test_a_strong_form_of_a_speaker_is_stated(before: str, cue: str, name: str) -> None:
    quote = quote_of("We dig", before, SAID + cue)
    assert (quote.speaker, quote.status) == (name, "stated")
