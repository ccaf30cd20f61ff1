"""One word splitter for all that compares texts."""

from hypothesis import given
from hypothesis import strategies as st

from archive.text.folding import fold
from archive.text.words import words_of


def test_case_and_accents_part_no_words() -> None:
    assert words_of("L’Été à São Paulo, 2004") == ["l", "ete", "a", "sao", "paulo", "2004"]


def test_signs_of_scripts_without_blanks_are_words() -> None:
    assert words_of("渡轮 Port 返回") == ["渡", "轮", "port", "返", "回"]


@given(st.text("abcXYZéÉøß 12_-’\n", max_size=60))
def test_words_are_those_of_a_folded_text(text: str) -> None:
    assert words_of(text) == fold(text).split()
