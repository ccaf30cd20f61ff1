"""Verbs, posts and bodies of languages other than English, as their press prints them."""

import pytest

from tests.archive.annotators.test_speech_running import quote_of, quotes_of

BESIDE = [
    ("fr", "« Nous creusons là », assène la toxicologue Ana Reis.", "toxicologue"),
    (
        "fr",
        "« Nous creusons là », a mis en garde le représentant résident Luc Reis.",
        "représentant",
    ),
    ("es", "“Cavamos donde está seco”, corroboró la glacióloga Ana Reis.", "glacióloga"),
    ("es", "“Cavamos donde está seco”, ha puesto en valor la edil Ana Reis.", "edil"),
    ("ru", "«Мы копаем там», — обратил внимание вице-спикер Иван Рейсов.", "вице-спикер"),
    ("de", "„Wir graben dort“, gab Pfarrerin Anna Reis zu bedenken.", "Pfarrerin"),
    ("it", "«Scaviamo dove è asciutto», taglia corto il virologo Luca Reis.", "virologo"),
    ("pt", "“Cavamos onde está seco”, indagou a desembargadora Ana Reis.", "desembargadora"),
    ("nl", "“Wij graven waar het droog is”, merkt wethouder Anna de Reis op.", "wethouder"),
    ("pl", "„Kopiemy tam, gdzie jest sucho” – zwraca uwagę publicystka Anna Reis.", "publicystka"),
    ("sv", "”Vi gräver där det är torrt”, hävdar utrikesminister Anna Reis.", "utrikesminister"),
    (
        "da",
        "”Vi graver, hvor der er tørt”, slog folketingsmedlem Anna Reis fast.",
        "folketingsmedlem",
    ),
    ("nb", "«Vi graver der det er tørt», slo stortingsrepresentant Anna Reis fast.", "stortings"),
]


@pytest.mark.parametrize(("language", "text", "post"), BESIDE)
def test_the_press_knows_many_verbs_and_posts(language: str, text: str, post: str) -> None:
    quote = quote_of("", text, language=language)
    assert str(quote.speaker).endswith(("Reis", "Рейсов"))
    assert len(str(quote.speaker).split()) in (2, 3)
    assert str(quote.position).startswith(post)
    assert quote.status == "inferred"


BODIES = [
    ("fr", "Le Conseil des Rivières a ouvert. « Nous creusons ici », a ajouté le conseil."),
    ("es", "Abrió el Censo de Aguas Lentas. “Cavamos donde está seco”, dijo el censo."),
    ("it", "Ha aperto l’Autorità delle Acque. «Scaviamo dove è asciutto», ha detto l’autorità."),
]


@pytest.mark.parametrize(("language", "text"), BODIES)
def test_words_of_bodies_are_no_people(language: str, text: str) -> None:
    assert all(quote.speaker_kind != "human" for quote in quotes_of(text, language=language))
