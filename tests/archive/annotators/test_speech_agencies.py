"""Speakers and posts as agencies of the United Nations, ministries and newspapers print them."""

import pytest

from archive.models import Quote
from tests.archive.annotators.test_speech_running import quote_of

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
    assert short(title="THE HON ANA REIS A 0").speaker == "ANA REIS"


def test_a_name_that_a_scanner_cut_is_never_shown_as_the_whole_one() -> None:
    assert (short().speaker, short().status) == ("Mr Reis", "stated")
    broken = short("PARLIAMENT OF TETE. AN A R EIS came to the weir.")
    assert broken.status != "stated" or broken.speaker != "Mr Reis"
