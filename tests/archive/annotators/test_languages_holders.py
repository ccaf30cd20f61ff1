"""Who says or holds what in other languages: split verbs, 'for NAME', 'as NAME said'."""

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.quotes import annotate
from archive.models import Block, BlockKind, Quote, QuoteStatus, Release
from tests.archive.knowledge import DEMO


def quote_of(text: str, language: str, title: str = "Title") -> Quote:
    release = Release(title, (Block(BlockKind.PARAGRAPH, text),), language=language)
    (quote,) = annotate(release, PageContext(), DEMO).quotes
    return quote


SPOKEN = [
    ("de", "„Die Brücke ist ein Gewinn für die Stadt“, teilte Ana Reis am Montag mit."),
    ("de", "„Die Brücke ist ein Gewinn für die Stadt“, fügte Ana Reis hinzu."),
    ("de", "Dazu Ana Reis: „Die Brücke ist ein Gewinn für die Stadt.“"),
    ("de", "Laut Ana Reis ist die Brücke „ein großer Gewinn für die ganze Stadt“."),
    ("de", "Wie Ana Reis mitteilte, „wird die Brücke noch im Mai gebaut“."),
    ("nl", "“De brug is een geluk voor de stad”, liet Ana Reis weten."),
    ("nl", "“De brug is een geluk voor de stad”, voegde Ana Reis eraan toe."),
    ("nl", "Zoals Ana Reis zei: “De brug is een geluk voor de stad.”"),
    ("sv", "”Bron är en lycka för hela staden”, lade Ana Reis till."),
    ("sv", "Som Ana Reis sade: ”Bron är en lycka för hela staden.”"),
    ("fr", "Comme l’a dit Ana Reis : « Le pont est une chance pour la ville. »"),
    ("fr", "« Le pont tient bien et longtemps », a déclaré à la presse Ana Reis."),
    ("fr", "Ana Reis se dit « très inquiète pour la ville »."),
    ("es", "Como dijo Ana Reis: «El puente es una suerte para la ciudad»."),
    ("it", "Come ha detto Ana Reis, «il ponte è una fortuna per la città»."),
    ("pt", "Como disse Ana Reis, “a ponte é uma sorte para a cidade”."),
    ("pl", "Jak powiedziała Anna Reis, „most jest szczęściem dla całego miasta”."),
    ("de", "Für Ana Reis ist die Brücke „ein großer Gewinn für die ganze Stadt“."),
    ("fr", "Pour Ana Reis, « le pont est une chance pour la ville »."),
    ("es", "Para Ana Reis, «el puente es una suerte para la ciudad»."),
    ("it", "Per Ana Reis, «il ponte è una fortuna per la città»."),
    ("pt", "Para Ana Reis, “a ponte é uma sorte para a cidade”."),
    ("nl", "Voor Ana Reis is de brug “een groot geluk voor de hele stad”."),
    ("sv", "För Ana Reis är bron ”en stor lycka för hela staden”."),
    ("en", "For Ana Reis, “the bridge is good luck for the whole city.”"),
]


@pytest.mark.parametrize(
    ("language", "text"), SPOKEN, ids=[f"{row[0]}-{row[1][:24]}" for row in SPOKEN]
)
def test_who_says_or_holds_it_is_named(language: str, text: str) -> None:
    quote = quote_of(text, language)
    assert (quote.speaker, quote.status) == (
        "Anna Reis" if language == "pl" else "Ana Reis",
        QuoteStatus.INFERRED,
    )


TITLES = [
    ("fr", "Déclaration de la ministre Ana Reis sur la crue", "Nous sommes très inquiets."),
    ("es", "Declaración de la ministra Ana Reis sobre la crecida", "Estamos muy preocupados."),
    ("de", "Erklärung von Ministerin Ana Reis zum Hochwasser", "Wir sind sehr besorgt."),
    ("it", "Dichiarazione della ministra Ana Reis sulla piena", "Siamo molto preoccupati."),
    ("pt", "Declaração da ministra Ana Reis sobre a cheia", "Estamos muito preocupados."),
    ("nl", "Verklaring van minister Ana Reis over het water", "Wij zijn zeer bezorgd."),
    ("sv", "Uttalande av minister Ana Reis om vattnet", "Vi är mycket oroliga."),
]


@pytest.mark.parametrize(("language", "title", "text"), TITLES, ids=[row[0] for row in TITLES])
def test_a_title_says_whose_words_a_text_is(language: str, title: str, text: str) -> None:
    quote = quote_of(text, language, title)
    assert (quote.rule, quote.speaker) == ("heading", "Ana Reis")


def test_a_verb_of_two_parts_is_none_where_they_are_of_two_sentences() -> None:
    text = "„Die Brücke ist ein Gewinn für die Stadt“, fügte Ana Reis. Er kam hinzu."
    assert quote_of(text, "de").status == QuoteStatus.UNATTRIBUTED
