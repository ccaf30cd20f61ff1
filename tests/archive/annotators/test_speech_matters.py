"""Posts whose matter is long: it runs into the name, holds another post, or is one of two."""

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.quotes import annotate
from archive.models import Block, BlockKind, Quote, Release
from tests.archive.annotators.test_speech_running import quote_of
from tests.archive.knowledge import DEMO

SAID = "“We dig where it is dry,” "

RUN_INTO = [
    ("said Chief of Mission in Kyrgyzstan Ana Reis.", "Chief of Mission in Kyrgyzstan"),
    (
        "UNICEF Regional Director for Asia and the Pacific Ana Reis told reporters.",
        "UNICEF Regional Director for Asia and the Pacific",
    ),
    (
        "Minister of Foreign Affairs, Trade and Regional Integration Ana Reis added.",
        "Minister of Foreign Affairs, Trade and Regional Integration",
    ),
    (
        "Deputy Prime Minister and Minister of the Interior Ana Reis told reporters.",
        "Deputy Prime Minister and Minister of the Interior",
    ),
    (
        "said Special Representative of the Secretary-General for South Sudan, Ana Reis.",
        "Special Representative of the Secretary-General for South Sudan",
    ),
    (
        "said UN Resident and Humanitarian Coordinator in Iraq, Ana Reis.",
        "UN Resident and Humanitarian Coordinator in Iraq",
    ),
]


@pytest.mark.parametrize(("cue", "post"), RUN_INTO)
def test_the_matter_of_a_post_stands_between_it_and_the_name(cue: str, post: str) -> None:
    quote = quote_of("We dig", SAID + cue)
    assert (quote.speaker, quote.position, quote.status) == ("Ana Reis", post, "stated")


def test_the_governor_and_the_minister_are_two() -> None:
    quote = quote_of(
        "We dig", SAID + "said the Governor and the Minister of the Interior Ana Reis."
    )
    assert (quote.speaker, quote.position) == ("Ana Reis", "Minister of the Interior")
    assert quote.others == ("the Governor",)


def test_whose_spokesman_speaks_is_not_who_speaks() -> None:
    quote = quote_of("We dig", SAID + "said a spokesman for Mayor Ana Reis.")
    assert quote.speaker != "Ana Reis"


def test_a_title_and_a_surname_with_small_words_are_who_has_it() -> None:
    paragraphs = (
        SAID + "said Joost van der Aalst, Director of Ferries.",
        "“There are 400 boats,” Mr. van der Aalst added.",
    )
    quote = quote_of("There are", *paragraphs)
    assert (quote.speaker, quote.position) == ("Joost van der Aalst", "Director of Ferries")


def french(text: str) -> Quote:
    blocks = (Block(BlockKind.PARAGRAPH, text),)
    (quote,) = annotate(Release("Titre", blocks, language="fr"), PageContext(), DEMO).quotes
    return quote


@pytest.mark.parametrize(
    "who",
    [
        "un pêcheur de 27 ans",
        "27 ans",
        "maire de Tete",
        "de Tete",
        "qui a tout perdu",
    ],
)
def test_what_tells_who_speaks_is_no_word_of_the_speaker(who: str) -> None:
    quote = french(
        f"« L’eau est venue la nuit, confie Ana Reis, {who}. Elle est partie à l’aube. »"
    )
    assert (quote.speaker, quote.text) == (
        "Ana Reis",
        "L’eau est venue la nuit Elle est partie à l’aube.",
    )


def test_behind_what_tells_who_speaks_nothing_need_follow() -> None:
    quote = french("« L’eau est venue la nuit, confie Ana Reis, une pêcheuse de 27 ans. »")
    assert quote.text == "L’eau est venue la nuit"


@pytest.mark.parametrize(
    ("language", "text", "speaker", "post"),
    [
        (
            "ru",
            "«Мы не уйдем отсюда», – заявила глава миссии МОМ в Кыргызстане Анна Рейс.",
            "Анна Рейс",
            "глава миссии МОМ в Кыргызстане",
        ),
        (
            "fr",
            "« Nous ne partirons pas », a dit le Ministre de l’Eau Oriel Petrin.",
            "Oriel Petrin",
            "Ministre de l’Eau",
        ),
        (
            "es",
            "“El río llegó de noche”, explicó el Director de la OIM para América, Ana Reis.",
            "Ana Reis",
            "Director de la OIM para América",
        ),
    ],
)
def test_a_long_post_is_whole_in_other_languages(
    language: str, text: str, speaker: str, post: str
) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, text),)
    (quote,) = annotate(Release("T", blocks, language=language), PageContext(), DEMO).quotes
    assert (quote.speaker, quote.position) == (speaker, post)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "“El río llegó, cuenta Ana Reis, una pescadora. Se fue al alba”."),
        ("it", "“Il fiume è arrivato, racconta Ana Reis, una pescatrice. Se ne andò all’alba”."),
        ("pt", "“O rio chegou, conta Ana Reis, uma pescadora. Foi embora de manhã”."),
    ],
)
def test_who_speaks_is_told_inside_the_marks_in_romance_languages(language: str, text: str) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, text),)
    (quote,) = annotate(Release("T", blocks, language=language), PageContext(), DEMO).quotes
    assert quote.speaker == "Ana Reis"
    assert "Reis" not in quote.text
