"""Nobody is stated who did not say it: passives, denials, citations, possessors, spokesmen."""

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.quotes import annotate
from archive.models import Block, BlockKind, Quote, Release
from tests.archive.knowledge import DEMO


def quote_of(text: str, language: str = "en") -> Quote:
    blocks = tuple(Block(BlockKind.PARAGRAPH, part) for part in text.split("\n\n"))
    release = annotate(Release("Title", blocks, language=language), PageContext(), DEMO)
    return release.quotes[0]


SPEAKERS = [
    ("Rob Holt was told by Judge Ann Pike, “You have shamed us all.”", "Ann Pike"),
    ("Rob Holt never said, “We have all the time we need.”", None),
    ("Neither Rob Holt nor Ann Pike said, “We have all the time we need.”", None),
    ("“We have heard you,” Holt quoted Voss as saying.\n\nTim Voss met Rob Holt.", "Tim Voss"),
    ("Rob Holt recalled his grandmother’s words: “We heard you well.”", "his grandmother’s"),
    (
        "Mayor Tim Voss, whose brother Sam once said “never trust a bridge you did not build,”"
        " opened the span.",
        "brother Sam",
    ),
    (
        "Quoting Councilman Rob Holt, who had called the plan “a slow disaster for the poor,” Mayor"
        " Tim Voss promised changes.",
        "Rob Holt",
    ),
    (
        "A spokesman for Governor Ned Ives said: “He has not seen it.”",
        "A spokesman for Governor Ned Ives",
    ),
    (
        "“He has not seen the letter,” said Governor Ned Ives’ brother.",
        "Governor Ned Ives’ brother",
    ),
    (
        "Brightwater, which Ortiz says cheated thousands, said: “We have always followed the law.”",
        "Brightwater",
    ),
    ("Prosecutors say Dunn wrote in a message, “Burn the papers before Monday.”", "Dunn"),
    (
        "“We are ready to strike,” said the Dock Workers Union in a statement signed by Pat Crane.",
        "the Dock Workers Union",
    ),
    ("“We dig where it is dry,” said Councilman Rob Dean.", "Rob Dean"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[text[:30] for text, _ in SPEAKERS])
def test_who_did_not_say_it_is_not_named(text: str, speaker: str | None) -> None:
    assert quote_of(text).speaker == speaker


ELSEWHERE = [
    ("de", "Karin Holm, Bürgermeisterin von Kiel, sagte: „Wir werden bauen.“", "Karin Holm"),
    ("de", "Der Sprecher von Karin Holm sagte: „Wir bauen.“", "Der Sprecher von Karin Holm"),
    ("de", "Karin Holms Sprecher sagte: „Wir bauen.“", "Karin Holms Sprecher"),
    ("de", "Karin Holm sagte nicht: „Wir werden bauen.“", None),
    (
        "nl",
        "“Wij zwijgen niet”, aldus het bedrijf dat Anna de Vries beschuldigt.",
        "het bedrijf dat",
    ),
    ("sv", "Anna Bergs talesperson sade: ”Vi ska bygga bron.”", "Anna Bergs talesperson"),
    ("sv", "”Vi har inte dolt något”, svarar företaget som Anna Berg anklagar.", "företaget"),
    ("pl", "Rzecznik Anny Nowak powiedział: „Zbudujemy most”.", "Rzecznik Anny Nowak"),
    ("pl", "„Zbudujemy most” – powiedziała burmistrz Anna Nowak w poniedziałek.", "Anna Nowak"),
    (
        "ru",
        "«Мы построим мост», — сказал пресс-секретарь Анны Петровой.",
        "пресс-секретарь Анны Петровой",
    ),
    (
        "ru",
        "Пресс-секретарь Анны Петровой Иван Сидоров сказал: «Мы построим мост».",
        "Иван Сидоров",
    ),
    ("es", "Ana Ruiz no dijo: “Construiremos el puente nuevo”.", None),
    ("fr", "Marie Lenoir n’a jamais dit : « Nous construirons le pont. »", None),
]


@pytest.mark.parametrize(("language", "text", "speaker"), ELSEWHERE)
def test_in_other_languages_too(language: str, text: str, speaker: str | None) -> None:
    quoted = quote_of(text, language).speaker
    assert quoted == speaker or (quoted and speaker and quoted.startswith(speaker))


def test_all_who_are_joined_before_a_verb_speak() -> None:
    text = "“It will run for years,” Sen. Ida Quill, D-N.Y., and Rep. Joe Bell, R-Ohio, said today."
    assert (quote_of(text).speaker, quote_of(text).others) == ("Ida Quill", ("Joe Bell",))
    quote = quote_of("Marie Lenoir et Paul Morel ont déclaré : « Nous tiendrons parole. »", "fr")
    assert (quote.speaker, quote.others) == ("Marie Lenoir", ("Paul Morel",))
