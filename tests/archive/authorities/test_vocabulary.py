"""Vocabulary: whole words only, the longest wins, places as printed."""

from hypothesis import given
from hypothesis import strategies as st

from archive.authorities.vocabulary import Match, Phrase, Vocabulary

COUNTRIES = Vocabulary(
    [
        Phrase("niger", "Niger"),
        Phrase("guinea", "Guinea"),
        Phrase("guinea-bissau", "Guinea-Bissau"),
        Phrase("ivory-coast", "Côte d’Ivoire"),
    ]
)


def ids(matches: object) -> list[str]:
    return [match.id for match in matches]  # type: ignore[attr-defined] # any iterable of matches


def test_a_name_is_found_as_a_whole_word_only() -> None:
    assert ids(COUNTRIES.find("Nigeria, Nigerien, aNiger")) == []
    assert ids(COUNTRIES.find("(Niger)")) == ["niger"]


def test_the_longest_name_wins() -> None:
    assert ids(COUNTRIES.find("from guinea bissau to Guinea")) == ["guinea-bissau", "guinea"]


def test_a_find_gives_the_place_in_the_text_as_printed() -> None:
    text = "In  COTE D'IVOIRE, now"
    (match,) = COUNTRIES.find(text)
    assert text[match.start : match.end] == "COTE D'IVOIRE"
    assert match.phrase == "Côte d’Ivoire"


def test_no_name_reaches_over_a_full_stop_or_a_blank_line() -> None:
    names = Vocabulary([Phrase("data", "River Data")])
    assert ids(names.find("the river. Data show")) == []
    assert ids(names.find("the river\n\nData show")) == []
    assert ids(names.find("the river\nData show")) == ["data"]


def test_an_acronym_is_found_in_capitals_only() -> None:
    health = Vocabulary([Phrase("who", "WHO"), Phrase("aids", "AIDS")])
    assert ids(health.find("WHO aids those who help")) == ["who"]


def test_a_star_stands_for_any_ending() -> None:
    floods = Vocabulary([Phrase("flood", "flood*")])
    (match,) = floods.find("Reflooded? No: flooding.")
    assert match == Match("flood", 15, 23, "flood*")


def test_a_phrase_of_another_language_is_left_out() -> None:
    traffic = Vocabulary(
        [Phrase("ct", "traite", language="fr"), Phrase("ct", "trata", language="es")]
    )
    assert ids(traffic.find("la traite, la trata", "fr")) == ["ct"]
    assert ids(traffic.find("la traite, la trata")) == ["ct", "ct"]
    # Of Dutch the list knows nothing: then everything counts.
    assert ids(traffic.find("la traite, la trata", "nl")) == ["ct", "ct"]


def test_one_name_of_two_things_finds_both() -> None:
    cities = Vocabulary([Phrase("regional", "Dakar"), Phrase("country", "Dakar")])
    assert ids(cities.find("Dakar")) == ["regional", "country"]


def test_an_empty_vocabulary_finds_nothing() -> None:
    assert ids(Vocabulary([]).find("anything")) == []


@given(st.text(alphabet="aàb -’'\n.", max_size=30))
def test_what_is_found_is_what_the_text_says(text: str) -> None:
    vocabulary = Vocabulary([Phrase("x", "a b"), Phrase("y", "ab"), Phrase("z", "a’b")])
    for match in vocabulary.find(text):
        again = list(vocabulary.find(text[match.start : match.end]))
        assert [repeated.id for repeated in again] == [match.id]
