"""Who goes on speaking, in languages other than English: called again by another word, or not at
all; and the posts that stand before a name with all their matter."""

import pytest

from tests.archive.annotators.test_speech_running import quote_of, quotes_of

CALLED_AGAIN = [
    ("fr", "L’élue Ana Reis a ouvert le pont. « Nous creusons ici », a dit la responsable."),
    ("es", "La intendenta Ana Reis abrió el dique. “Cavamos donde está seco”, dijo la mandataria."),
    ("it", "Ana Reis ha aperto il ponte. «Scaviamo dove è asciutto», ha detto la dirigente."),
    ("pt", "Ana Reis abriu a ponte. “Cavamos onde está seco”, disse a dirigente."),
    ("de", "Ana Reis eröffnete den Damm. „Wir graben dort“, sagte die SPD-Politikerin."),
    ("ru", "Анна Рейсова открыла мост. «Мы копаем там, где сухо», — сказала чиновница."),
]


@pytest.mark.parametrize(("language", "text"), CALLED_AGAIN)
def test_another_word_for_who_was_named_is_inferred(language: str, text: str) -> None:
    (quote,) = quotes_of(text, language=language)
    assert quote.speaker in ("Ana Reis", "Анна Рейсова")
    assert quote.status == "inferred"


def test_another_word_is_nobody_where_two_were_named_and_nobody_where_it_is_indefinite() -> None:
    two = "Ana Reis abrió el dique con Luis Ott. “Cavamos donde está seco”, dijo el mandatario."
    assert quotes_of(two, language="es")[0].status == "ambiguous"
    aide = "Ana Reis a ouvert le pont. « Nous creusons ici », a dit un responsable."
    assert quotes_of(aide, language="fr")[0].speaker != "Ana Reis"


def test_an_aide_to_a_minister_is_not_the_minister() -> None:
    text = (
        "Ana Reis, ministre des Ports, se tait. « Nous creusons ici », a dit un proche du ministre."
    )
    assert quotes_of(text, language="fr")[0].speaker != "Ana Reis"


UNSAID = [
    ("es", "Ana Reis abrió el dique. Al respecto, explicó que “cavamos donde está seco”."),
    ("es", "Ana Reis abrió el dique.\n\n“Cavamos donde está seco”, dijo a la radio."),
    ("it", "Ana Reis ha aperto il ponte. In aula ha spiegato che «scaviamo dove è asciutto»."),
    ("pt", "Ana Reis abriu a ponte. Na ocasião, explicou que “cavamos onde está seco”."),
    ("es", "Ana Reis emitió un comunicado en el que expresó que “cavamos donde está seco”."),
]


@pytest.mark.parametrize(("language", "text"), UNSAID)
def test_a_verb_whose_subject_is_left_out_goes_on(language: str, text: str) -> None:
    (quote,) = quotes_of(*text.split("\n\n"), language=language)
    assert quote.speaker == "Ana Reis"


def test_several_who_are_left_out_are_nobody() -> None:
    text = "Ana Reis abrió el dique. Al respecto, explicaron que “cavamos donde está seco”."
    assert quotes_of(text, language="es")[0].speaker is None


def test_what_the_verb_tells_besides_stands_before_its_subject() -> None:
    text = "„Kopiemy tam, gdzie jest sucho” – mówił w specjalnym wydaniu rozmowy Jan Reis z Tete."
    assert quote_of("", text, language="pl").speaker == "Jan Reis"
    text = "“Cavamos donde está seco”, dijo en una carta a Ana Reis."
    assert quotes_of(text, language="es")[0].speaker != "Ana Reis"


def test_an_article_that_has_lost_its_vowel_is_no_part_of_a_name() -> None:
    text = "L’Ambassadeur Reis a ouvert. « Nous creusons ici », a dit l’Ambassadeur Reis."
    quote = quotes_of("William Reis est arrivé.", text, language="fr")[0]
    assert quote.speaker == "William Reis"
    text = "«Scaviamo dove è asciutto», ha detto Massimo D’Alba, sindaco di Tete."
    assert quotes_of(text, language="it")[0].speaker == "Massimo D’Alba"


def test_who_begins_the_next_clause_is_not_the_one_according_to_whom() -> None:
    text = "« Nous creusons ici toute la nuit », selon un proche de Luc Ott, Ana Reis se tait."
    assert quotes_of(text, language="fr")[0].speaker != "Ana Reis"


LONG_POSTS = [
    (
        "fr",
        "« Nous creusons », a dit le Haut Commissaire du Fonds pour les rivières Luc Reis.",
        "Haut Commissaire du Fonds pour les rivières",
    ),
    (
        "fr",
        "La nouvelle représentante du Fonds pour l’eau (FE) au Mali, Ana Reis, a ouvert. "
        "« Nous creusons ici », a dit Mme Reis.",
        "La nouvelle représentante du Fonds pour l’eau (FE) au Mali",
    ),
    (
        "es",
        "El titular del Ministerio de Aguas (Minag), Luis Reis, habló. “Cavamos allí”, dijo Reis.",
        "El titular del Ministerio de Aguas (Minag)",
    ),
    (
        "ru",
        "«Мы копаем», — сказал глава представительства речного фонда (РФ) в Тете Иван Рейсов.",
        "глава представительства речного фонда (РФ) в Тете",
    ),
]


@pytest.mark.parametrize(("language", "text", "post"), LONG_POSTS)
def test_a_post_before_a_name_is_read_with_all_its_matter(
    language: str, text: str, post: str
) -> None:
    quote = quotes_of(text, language=language)[-1]
    assert str(quote.speaker).endswith(("Reis", "Рейсов"))
    assert quote.position == post


def test_a_sentence_behind_a_stop_outside_the_marks_names_the_speaker() -> None:
    text = "“Scaviamo dove è asciutto”. Lo ha detto la presidente della Diga Ana Reis a Luca Ott."
    assert quotes_of(text, language="it")[0].speaker == "Ana Reis"


WHOLE_HEADS = [
    ("es", "“Cavamos donde está seco”, dijo el Consejo en el informe de las aguas.", "el Consejo"),
    ("ru", "«Мы копаем», — сказал Иван Рейсов. «Мы и тут», — сказал первый замглавы ФРМ.", None),
    (
        "de",
        "Anna Reis grub. Ähnlich äußerte sich Luca Ott: „Wir graben dort, wo es trocken ist.“",
        "",
    ),
]


@pytest.mark.parametrize(("language", "text", "speaker"), WHOLE_HEADS)
def test_a_speaker_is_no_more_than_its_head(language: str, text: str, speaker: str | None) -> None:
    quote = quotes_of(text, language=language)[-1]
    if speaker is None:
        assert quote.speaker_kind == "role" or quote.status == "inferred"
    else:
        assert quote.speaker == (speaker or "Luca Ott")


def test_a_post_with_an_elided_word_is_one_in_small_letters_and_in_capitals() -> None:
    for post in ("secrétaire d’État", "secrétaire d’état"):
        quote = quote_of("Nous", f"« Nous creusons », a dit le {post} Luc Reis.", language="fr")
        assert (quote.speaker, quote.position) == ("Luc Reis", post)
