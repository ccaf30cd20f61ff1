"""Speakers and posts as agencies of the United Nations, ministries and newspapers print them."""

import pytest

from archive.models import Quote
from tests.archive.annotators.test_speech_running import quote_of, quotes_of

SAID = "“We dig where it is dry,” "

ENGLISH = [
    ("the water agency’s emergencies director Ana Reis told reporters.", "emergencies director"),
    ("said Chief Ferry Union observer Ana van den Reis.", "Chief Ferry Union observer"),
    ("said Ana Reis, the vice-mayor of Tete.", "vice-mayor of Tete"),
    (
        "said Ana Reis, Programme Manager for the Board’s Community Works (CW) unit in Tete.",
        "Programme Manager for the Board’s Community Works (CW) unit in Tete",
    ),
    (
        "said the new Representative of the River Board (RB), Ana Reis.",
        "Representative of the River Board",
    ),
    (
        "team leader and Tete University researcher Ana Reis said in a statement.",
        "Tete University researcher",
    ),
    ("said Ana Reis, Head of Office a.i. of the River Board.", "Head of Office a.i. of the River"),
]


@pytest.mark.parametrize(("cue", "post"), ENGLISH)
def test_the_post_is_read_to_its_end(cue: str, post: str) -> None:
    quote = quote_of("We dig", SAID + cue)
    assert quote.status == "stated"
    assert str(quote.speaker).endswith("Reis")
    assert str(quote.position).startswith(post)


OTHER_LANGUAGES = [
    (
        "fr",
        "« Nous creusons », a déclaré le ministre de la défense Antti Reis, lors d’une réunion.",
        ("Antti Reis", "ministre de la défense"),
    ),
    (
        "fr",
        "« Nous creusons », a déclaré le Directeur régional de l’UNICEF pour l’Ouest, Gilles Reis.",
        ("Gilles Reis", "Directeur régional de l’UNICEF pour l’Ouest"),
    ),
    (
        "fr",
        "« Nous creusons », a déclaré le ministre grec des Finances Yanis Reis.",
        ("Yanis Reis", "ministre grec des Finances"),
    ),
    (
        "es",
        "“Cavamos”, dijo el director de operaciones de AquaWeb Ekaterina Reis a la radio.",
        ("Ekaterina Reis", "director de operaciones de AquaWeb"),
    ),
    (
        "ru",
        "«Мы копаем там, где сухо», — сказал глава Ингушетии Махмуд-Али Рейсов.",
        ("Махмуд-Али Рейсов", "глава Ингушетии"),
    ),
    (
        "ru",
        "«Мы копаем там, где сухо», — сказал директор Салават Ильдарович Рейсов.",
        ("Салават Ильдарович Рейсов", "директор"),
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), OTHER_LANGUAGES)
def test_the_matter_of_a_post_is_no_part_of_the_name(
    language: str, text: str, expected: tuple[str, str]
) -> None:
    quote = quote_of(text.strip("«“ ")[:3], text, language=language)
    assert (quote.speaker, quote.position) == expected


def test_a_post_of_nobody_who_is_named_ends_where_the_sentence_tells_when() -> None:
    text = "« Nous creusons », a déclaré le ministre lors d’un entretien à la télévision Onde."
    assert quote_of("Nous", text, language="fr").speaker == "le ministre"


def test_a_sentence_before_a_post_is_no_part_of_it() -> None:
    text = "He read it in Interflow. A spokesman for the River Board, Ana Reis, disputed it."
    quote = quote_of("We dig", text, SAID + "Reis said.")
    assert quote.position == "A spokesman for the River Board"


JOINED = [
    ("said the Governor and the Minister of Ports Ana Reis.", "Ana Reis", ("the Governor",)),
    ("said Governor Ana Reis and the Mayor of Tete.", "Ana Reis", ("the Mayor of Tete",)),
    (
        "the Mayor of Tete and the Governor of Sofala said.",
        "the Mayor of Tete",
        ("the Governor of Sofala",),
    ),
    ("Ministers Ana Reis (Finance) and Ida Colm (Health) said.", "Ana Reis", ("Ida Colm",)),
]


@pytest.mark.parametrize(("cue", "speaker", "others"), JOINED)
def test_who_speaks_with_another_is_named_beside_him(
    cue: str, speaker: str, others: tuple[str, ...]
) -> None:
    quote = quote_of("We dig", SAID + cue)
    assert (quote.speaker, quote.others) == (speaker, others)


CITED = [
    ("a Board statement quoted Board executive director Ana Reis as saying.", "Ana Reis"),
    ("the finance adviser Ida Colm quoted the River Board official as saying.", "the River Board"),
]


@pytest.mark.parametrize(("cue", "speaker"), CITED)
def test_who_is_cited_speaks_and_not_who_cites(cue: str, speaker: str) -> None:
    assert str(quote_of("We dig", SAID + cue).speaker).startswith(speaker)


def test_a_surname_in_capitals_beside_a_post_is_one() -> None:
    quote = quote_of("We dig", SAID + "said Mehmet TOPAZ, Head of Border Affairs.")
    assert (quote.speaker, quote.position) == ("Mehmet TOPAZ", "Head of Border Affairs")
    assert quote_of("We dig", SAID + "Plan UNICEF said.").speaker_kind != "human"


def short(*paragraphs: str, title: str = "Title") -> Quote:
    return quote_of("We dig", *paragraphs, SAID + "Mr Reis said.", title=title)


def test_a_surname_stands_for_the_name_that_the_title_prints() -> None:
    assert short(title="Councillor Ana Reis visits the long weir").speaker == "Ana Reis"
    assert short(title="THE HON ANA REIS A 0").speaker == "Ana Reis"


def test_a_name_is_shown_as_the_text_prints_it_in_small_letters() -> None:
    head = ("THE HON ANA MCREIS MP", "Ana McReis, Mayor of Tete, came.")
    assert quote_of("We dig", *head, SAID + "Ms McReis said.").speaker == "Ana McReis"


def test_a_name_that_a_scanner_cut_is_never_shown_as_the_whole_one() -> None:
    assert (short().speaker, short().status) == ("Mr Reis", "ambiguous")
    broken = short("PARLIAMENT OF TETE. AN A R EIS came to the weir.")
    assert broken.status != "stated" or broken.speaker != "Mr Reis"


WORDS = "“We dig where it is dry and nobody is left behind.”"

TOLD_BEFORE = [
    ("The Mayor, Ana Reis, noted that the gate is shut. " + WORDS, "sentence-before"),
    ("Mayor Ana Reis underscored the need for boats, " + WORDS, "comma"),
    ("“Come,” said Pia Bell. The Mayor, Ana Reis, disputed it. “We dig,” she said.", "pronoun"),
]


@pytest.mark.parametrize(("paragraph", "rule"), TOLD_BEFORE)
def test_the_sentence_before_may_tell_who_speaks(paragraph: str, rule: str) -> None:
    quote = quote_of("We dig", paragraph)
    assert (quote.speaker, quote.status) == ("Ana Reis", "inferred")
    assert str(quote.rule).endswith(rule)


def test_a_sentence_that_names_two_tells_nobody() -> None:
    assert quote_of("We dig", "Ana Reis noted that Ida Colm came. " + WORDS).speaker is None
    assert quote_of("We dig", "Mayor Ana Reis met Mayor Ida Colm, " + WORDS).speaker is None


def test_a_paragraph_of_nobody_is_of_who_says_all_else() -> None:
    told = ("“Come,” said Mayor Ana Reis.", "Half of the boats lay in Tete.", WORDS)
    assert (quote_of("We dig", *told).speaker, quote_of("We dig", *told).status) == (
        "Ana Reis",
        "inferred",
    )
    another = ("“Come,” said Mayor Ana Reis.", "Mayor Ida Colm came too.", "Half lay in Tete.")
    spoke = "“Go,” said Ida Colm."
    assert quote_of("We dig", another[0], spoke, another[2], WORDS).rule != "only-speaker"
    announced = ("“Come,” said Mayor Ana Reis.", "I read a part of the letter:", WORDS)
    assert quote_of("We dig", *announced).speaker is None


def test_a_line_may_say_whose_statement_follows() -> None:
    assert quote_of("We dig", "Ida Colm came.", "Sen. Colm Statement:", WORDS).speaker == "Ida Colm"
    quote = quote_of("We dig", "The following is Senator Ida Colm’s statement.", WORDS)
    assert (quote.speaker, quote.status) == ("Ida Colm", "stated")


NO_QUOTATIONS = [
    "I ask that an article, “Town seeks new ways for its works,” by Walter Reis, be printed.",
    "These fees, called “detention and demurrage charges,” can add up.",
    "The mix is referred to as the “hundred to one ratio.” It grew.",
    "I like to follow the motto of “Keep it simple, stupid.” It helps.",
    "It is intended “to halt and reverse the loss of the river, whatever the cost.” It grew.",
    "The River Act, an old law, grants “equal water for all of the towns on its banks now.”",
    "Use def running_mean ( iterable ): “Yield the average of all values seen so far.” # done",
]


@pytest.mark.parametrize("text", NO_QUOTATIONS)
def test_what_is_named_ruled_or_programmed_is_no_quotation(text: str) -> None:
    assert quotes_of(text) == ()


def test_a_judgement_by_somebody_is_a_quotation() -> None:
    judged = "It has been called “the largest ring of its kind in the land” by some."
    assert len(quotes_of(judged)) == 1
    assert quote_of("We dig", "Ida Colm (D-Tete): " + WORDS).speaker == "Ida Colm"
