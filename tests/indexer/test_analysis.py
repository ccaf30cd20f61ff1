"""What a word is; what phrases compare; that stems stay in their language."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import (
    language_of,
    needle,
    normal_text,
    segments,
    stems,
    tokens,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The UN's role", ["the", "un", "s", "role"]),
        ("The UN’s role", ["the", "un", "s", "role"]),
        ("re-enter, re‑enter re–enter", ["re", "enter"] * 3),
        ("co\u00adoperate", ["cooperate"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("cafe\u0301 café", ["café", "café"]),
        ("1,234 people", ["1", "234", "people"]),
        ("移民は", ["移", "民", "は"]),
        ("a is not the", ["a", "is", "not", "the"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_tokens_stand_where_they_say_and_are_the_words(text: str) -> None:
    found_tokens = list(tokens(text))
    assert [token.word for token in found_tokens] == words(text)
    for token in found_tokens:
        assert words(text[token.start : token.end]) == [token.word]


@given(st.text())
def test_composed_and_decomposed_text_has_the_same_words(text: str) -> None:
    assert words(unicodedata.normalize("NFC", text)) == words(unicodedata.normalize("NFD", text))


@given(st.lists(st.sampled_from(["a", "is", "not", "crime"]), max_size=12), st.data())
def test_a_phrase_is_in_a_normal_text_when_its_words_stand_side_by_side(
    text: list[str], data: st.DataObject
) -> None:
    phrase = data.draw(
        st.lists(st.sampled_from(["a", "is", "not", "crime"]), min_size=1, max_size=4)
    )
    size = len(phrase)
    stands = any(text[at : at + size] == phrase for at in range(len(text)))
    assert (needle(phrase) in normal_text([text])) == stands


def test_no_phrase_crosses_a_gap() -> None:
    text = "migration is a crime"
    whole = normal_text(segments(text, []))
    parted = normal_text(segments(text, [text.index("a crime")]))
    assert needle(["is", "a"]) in whole
    assert needle(["is", "a"]) not in parted
    assert needle(["a", "crime"]) in parted


@pytest.mark.parametrize(
    ("one", "other", "language", "meet"),
    [
        ("river", "rivers", "en", True),
        ("réfugiés", "refugie", "fr", True),
        ("nación", "naciones", "es", True),
        ("river", "rivers", "und", False),
        ("university", "universe", "und", False),
        ("crime", "crimes", "en", True),
    ],
)
def test_stems_meet_in_their_language(one: str, other: str, language: str, meet: bool) -> None:
    assert bool(set(stems(one, language)) & set(stems(other, language))) is meet


def test_the_language_is_the_primary_subtag() -> None:
    assert [language_of(code) for code in ("pt-BR", "EN_us", None, "")] == [
        "pt",
        "en",
        "und",
        "und",
    ]
