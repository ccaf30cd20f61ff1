"""One word splitter for all that compares texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.folding import fold
from archive.text.words import word_count, words_of


def test_case_and_accents_part_no_words() -> None:
    assert words_of("L’Été à São Paulo, 2004") == ["l", "ete", "a", "sao", "paulo", "2004"]


def test_signs_of_scripts_without_blanks_are_words() -> None:
    assert words_of("渡轮 Port 返回") == ["渡", "轮", "port", "返", "回"]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The ferry returns to the old port", 7, 7),
        ("La navette maritime est de retour à Évora", 8, 8),
        ("渡轮明天返回旧港口", 4, 6),
        ("フェリーは明日、旧港に戻る", 5, 8),
        ("เรือข้ามฟากจะกลับมาที่ท่าเรือเก่าพรุ่งนี้", 6, 11),
        ("渡轮 2004 返回", 3, 6),
    ],
)
def test_texts_of_one_meaning_have_about_as_many_words_in_every_script(
    text: str, least: int, most: int
) -> None:
    assert least <= word_count(text) <= most


@given(st.text("abcXYZéÉøß 12_-’\n", max_size=60))
def test_words_are_those_of_a_folded_text(text: str) -> None:
    assert words_of(text) == fold(text).split()
