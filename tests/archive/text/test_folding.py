"""Folding: what differs only in dress is the same, and every letter knows its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.folding import fold, fold_aligned, slug


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Čelebić-Lukovac", "celebic lukovac"),
        ("Côte d’Ivoire", "cote d ivoire"),
        ("Łódź, Ørsta", "lodz orsta"),
        ("main-d’œuvre", "main d oeuvre"),
    ],
)
def test_case_accents_and_marks_fold_away(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def test_a_slug_joins_the_folded_words() -> None:
    assert slug("Aminata Coulibaly-Traoré") == "aminata-coulibaly-traore"


def test_all_apostrophes_and_inner_hyphens_are_one() -> None:
    assert fold_aligned("l’eau low\u2010water").text == fold_aligned("L'Eau low-water").text


def test_a_dash_between_words_stays_a_dash() -> None:
    assert fold_aligned("Mali - The").text == "mali - the"


def test_a_blank_line_is_never_a_space() -> None:
    assert fold_aligned("River\n\nData").text == "river\ndata"
    assert fold_aligned("River \n Data").text == "river data"


def test_offsets_lead_back_to_the_printed_letters() -> None:
    text = "Voilà:  l’œuvre e\u0301crite"
    folded = fold_aligned(text)
    start = folded.text.index("oeuvre")
    first, last = folded.span(start, start + len("oeuvre"))
    assert text[first:last] == "œuvre"
    start = folded.text.index("ecrite")
    first, last = folded.span(start, start + 1)
    assert text[first:last] == "e\u0301"


@given(st.text())
def test_offsets_never_go_back_or_out_of_the_text(text: str) -> None:
    folded = fold_aligned(text)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(offset < len(text) for offset in folded.offsets)
