"""Names and titles in shapes of other parts of the world than Europe and North America."""

import pytest

from tests.archive.annotators.test_speech_running import quote_of

SAID = "“We dig where it is dry,” "

TITLED = [
    ("Hon. Chief (Mrs.) Folake Reis, head of wells", "Folake Reis"),
    ("Prof. (Dr.) Folake Reis, head of wells", "Folake Reis"),
    ("Lt Gen (retired) Chuka Reis, head of wells", "Chuka Reis"),
    ("Smt. Nirmala Reis, head of wells", "Nirmala Reis"),
    ("Engr. Chuka Reis, head of wells", "Chuka Reis"),
    ("Datuk Seri Jailani Reis, head of wells", "Jailani Reis"),
    ("Pn. Noraini binti Reis, head of wells", "Noraini binti Reis"),
    ("Ms. Nguyen Thi Kim Reis, head of wells", "Nguyen Thi Kim Reis"),
    ("Rt. Hon. Chuka Reis, head of wells", "Chuka Reis"),
    ("Omar al-Rashed, head of wells", "Omar al-Rashed"),
    ("Abdul Rahman ash-Sharif, head of wells", "Abdul Rahman ash-Sharif"),
    ("Ahmed bin Salem el-Khatib, head of wells", "Ahmed bin Salem el-Khatib"),
    ("Charles d'Orval, head of wells", "Charles d'Orval"),
]


@pytest.mark.parametrize(("printed", "name"), TITLED)
def test_a_title_is_no_part_of_a_name_and_a_name_is_whole(printed: str, name: str) -> None:
    quote = quote_of("We dig", f"{SAID}said {printed}.")
    assert (quote.speaker, quote.status) == (name, "stated")


CALLED = [
    ("Mohamed Azmin Reis, the mayor, came.", "Azmin told the radio.", "Mohamed Azmin Reis"),
    ("Ismail Sabri Reis, the mayor, came.", "Ismail Sabri said.", "Ismail Sabri Reis"),
    ("Geeta Chandan Reis, the mayor, came.", "Chandan-Reis said.", "Geeta Chandan Reis"),
    ("Omar al-Rashed, the mayor, came.", "al-Rashed said.", "Omar al-Rashed"),
    ("Omar al-Rashed, the mayor, came.", "Mr Rashed said.", "Omar al-Rashed"),
]


@pytest.mark.parametrize(("before", "cue", "name"), CALLED)
def test_somebody_is_called_by_the_first_words_of_a_name_or_one_inside_it(
    before: str, cue: str, name: str
) -> None:
    quote = quote_of("We dig", before, SAID + cue)
    assert (quote.speaker, quote.position) == (name, "mayor")


def test_a_verb_in_capitals_behind_the_marks_is_no_first_name() -> None:
    quote = quote_of("We dig", "Ana Reis, the mayor, came.", "“We dig where it is dry.” Said Reis.")
    assert quote.speaker == "Ana Reis"


def test_a_participle_before_a_colon_announces_the_words_below() -> None:
    quote = quote_of(
        "We dig",
        "The mayor, Ana Reis, welcomed the new gate in Tete, adding:",
        "“We dig where it is dry.",
        "“We mend it too.”",
    )
    assert (quote.speaker, quote.status) == ("Ana Reis", "inferred")


LONE = [
    "said Sukarno, a fisherman from Tete.",
    "said the singer Adelina in Tete.",
    "said Ronaldinho, who saw it, today.",
    "said Sukarno, 34, of Tete.",
]


@pytest.mark.parametrize("cue", LONE)
def test_one_word_beside_words_of_a_person_is_a_person(cue: str) -> None:
    assert quote_of("We dig", SAID + cue).speaker_kind == "human"


def test_one_word_without_them_is_a_body() -> None:
    assert quote_of("We dig", SAID + "said Oxfam, a charity of Tete.").speaker_kind != "human"


def test_a_letterhead_run_together_is_no_longer_name() -> None:
    text = "Ana Reis MP Parliament House\n\nAna Reis, the mayor, came."
    assert quote_of("We dig", *text.split("\n\n"), SAID + "Ms Reis said.").speaker == "Ana Reis"


def test_a_mark_that_opens_behind_a_stop_goes_on_with_the_quotation() -> None:
    quote = quote_of(
        "We dig", "The mayor came. “We dig for all. “We mend too.”", "Ana Reis said this in Tete."
    )
    assert (quote.text, quote.speaker) == ("We dig for all. We mend too.", "Ana Reis")


def test_a_surname_behind_courtesy_is_no_part_of_the_place_of_a_post() -> None:
    words = "“The boats were built here, on the lake,”"
    quote = quote_of("The boats", f"{words} IRCO Chief of Mission in Sorland Ms. Kolar said.")
    assert (quote.speaker, quote.position) == ("Ms. Kolar", "IRCO Chief of Mission in Sorland")


def test_a_name_behind_courtesy_and_the_place_of_a_post_speaks_itself() -> None:
    words = "“The boats were built here, on the lake,”"
    quote = quote_of("The boats", f"{words} said the Head of Office in Sorland Mrs Ana Kolar.")
    assert (quote.speaker, quote.position) == ("Ana Kolar", "Head of Office in Sorland")


NAMESAKES = [
    ("Tom J. Reis", "Tom M. Reis"),
    ("Tom Reis Sr.", "Tom Reis Jr."),
]


@pytest.mark.parametrize(("first", "other"), NAMESAKES)
def test_an_initial_or_a_suffix_tells_two_of_one_name_apart(first: str, other: str) -> None:
    said = f"{SAID}said {first}, the mayor. “We mend the gate,” said {other}, head of wells."
    assert quote_of("We dig", said).speaker == first
    assert quote_of("We mend", said).speaker == other
    called = quote_of("We dig", f"{first} met {other} in Tete. {SAID}Mr. Reis said.")
    assert called.status == "ambiguous"


def test_an_initial_or_a_suffix_that_is_left_out_later_is_of_the_same_person() -> None:
    quote = quote_of("We dig", "Tom B. Reis, Jr., the mayor, came.", f"{SAID}Tom Reis said.")
    assert (quote.speaker, quote.position) == ("Tom Reis", "mayor")
