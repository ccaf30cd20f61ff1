"""Sentences of other languages that say who speaks: adverbs inside verbs, clauses, documents."""

import pytest

from tests.archive.annotators.test_speech_running import quote_of, quotes_of

DRY = "« Nous creusons là où c’est sec »"
SECO = "“Cavamos donde está seco”"
WELLS = "«Мы копаем там, где сухо»"

NAMED = [
    # adverbs inside a verb, whichever form of its auxiliary is printed
    ("fr", f"{DRY}, a également souligné Ana Reis.", "Ana Reis"),
    ("fr", f"{DRY}, avait au préalable mis en garde la puisatière Ana Reis.", "Ana Reis"),
    ("fr", "Ana Reis a clairement déclaré que « nous creusons là où c’est sec ».", "Ana Reis"),
    # between verb and subject
    ("fr", f"{DRY}, a déclaré, à cette occasion, M. Blé, cité par le journal.", "M. Blé"),
    ("fr", f"{DRY}, a réitéré vendredi soir sur X l’ancien édile Luc Reis.", "Luc Reis"),
    ("fr", f"{DRY}, a confié au Courrier Ana Reis.", "Ana Reis"),
    ("ru", f"{WELLS}, — рассказал «Газете» мэр Иван Рейсов.", "Иван Рейсов"),
    # a short form before the place of a post
    ("fr", f"{DRY}, dit le député RAS du Val-d’Or Luc Reis.", "Luc Reis"),
    ("ru", f"{WELLS}, — сказал глава миссии в Грузии и Молдове Иван Рейсов.", "Иван Рейсов"),
    # whom something is told stands in a case of its own
    ("ru", f"{WELLS}, — доложил министр Иван Рейсов мэру Олегу Дятлову.", "Иван Рейсов"),
    # clauses
    ("es", f"{SECO}, según explicó la zahorí, Ana Reis.", "Ana Reis"),
    ("es", f"{SECO}, tal y como ha explicado Ana Reis.", "Ana Reis"),
    (
        "es",
        "Ana Reis vino. La mayoría, dijo Reis, teme que “el pozo se quede seco y frío”.",
        "Ana Reis",
    ),
    ("es", "La villa, dijo la OAL en una nota, “cava donde está seco y frío”.", "la OAL"),
    ("es", f"{SECO}. Así lo afirmó Ana Reis, alcaldesa.", "Ana Reis"),
    ("ru", f"{WELLS}, — цитирует Ивана Рейсова газета.", "Ивана Рейсова"),
    # what is said in a text or a house
    ("fr", f"{DRY}, peut-on lire dans le communiqué.", "le communiqué"),
    ("ru", f"{WELLS}, — говорится в сообщении.", "сообщении"),
    ("ru", f"{WELLS}, — сообщили в пресс-службе мэрии.", "пресс-службе мэрии"),
    # a post that is called otherwise
    (
        "fr",
        f"Luc Reis, président de la République, part. {DRY}, a dit le chef de l’État.",
        "Luc Reis",
    ),
    # Ukrainian
    ("uk", "«Ми копаємо там, де сухо», — сказала міністерка Ірина Рейс.", "Ірина Рейс"),
    ("uk", "За словами Андрія Рейса, «ми копаємо там, де сухо».", "Андрія Рейса"),
    ("uk", "«Ми копаємо там, де сухо», — йдеться в повідомленні.", "повідомленні"),
    # 'ce dernier'
    ("fr", "Le préfet, Luc Reis, vint. Ce dernier a dit qu’« il faut creuser ici ».", "Luc Reis"),
    ("fr", "Et Luc Reis d’ajouter : « Nous creusons là où c’est sec. »", "Luc Reis"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), NAMED)
def test_who_speaks_is_named(language: str, text: str, speaker: str) -> None:
    assert quote_of("", text, language=language).speaker == speaker


POSTS = [
    ("ru", "По словам мэра Ивана Рейсова, «мы копаем там, где сухо».", "мэра"),
    ("ru", "Как сообщил мэр Иван Рейсов, «мы копаем там, где сухо».", "мэр"),
    (
        "es",
        "Según el director de Pozos, Luis Reis, el ejecutivo “debe cavar donde está seco”.",
        "director de Pozos",
    ),
]


@pytest.mark.parametrize(("language", "text", "post"), POSTS)
def test_words_of_speech_and_other_subjects_are_no_posts(
    language: str, text: str, post: str
) -> None:
    assert quote_of("", text, language=language).position == post


def test_straight_marks_between_blanks_stand_in_pairs() -> None:
    (quote,) = quotes_of('" Le puits est sec et froid ", dit Ana Reis. Elle part.', language="fr")
    assert (quote.text, quote.speaker) == ("Le puits est sec et froid", "Ana Reis")


def test_a_mark_opens_behind_an_elided_word() -> None:
    text = "Ana Reis a précisé qu'\"aucun puits n'est sec cette année\"."
    assert quote_of("aucun", text, language="fr").speaker == "Ana Reis"


def test_a_newspaper_in_marks_is_no_quotation() -> None:
    text = f"{WELLS}, — рассказал «Газете» мэр Иван Рейсов."
    assert [quote.text for quote in quotes_of(text, language="ru")] == [WELLS[1:-1]]


def test_a_verb_without_a_person_labels_nobody() -> None:
    text = "Добавляется: «Мы копаем там, где сухо и холодно»."
    assert all(quote.speaker is None for quote in quotes_of(text, language="ru"))
