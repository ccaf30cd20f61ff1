"""A whole text is passed by only where none of the alternatives stands in it."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.knowledge.languages import joined
from archive.text.prefilter import PhraseCounts, RarePattern
from tests.archive.knowledge import GENERIC

ALTERNATIVES = (
    r"\bferry (crossing|line)s?\b",
    r"^contacts? ?:",
    r"(?<!\w)fondée? en (19|20)\d\d(?!\w)",
    r"river\s+[\w’]{2,5} news",
)
LETTERS = st.text("ferycosinglatdéÉnvw 129:’\u00a0\u0661\n\x0bİı", max_size=40)
PIECES = st.sampled_from(
    ["ferry crossing", "Contact :", "FONDÉE EN 1999", "river\u00a0été news", "\u0661"]
)


@given(st.lists(PIECES | LETTERS, max_size=5))
def test_what_re_finds_is_never_passed_by(parts: list[str]) -> None:
    pattern = RarePattern(ALTERNATIVES)
    text = " ".join(parts)
    exact = re.search("|".join(ALTERNATIVES), text, re.IGNORECASE)
    assert pattern.might_match([text]) or not exact
    first = pattern.search(text)
    assert (first and first.span()) == (exact and exact.span())


def test_a_text_without_any_of_them_is_passed_by() -> None:
    assert not RarePattern(ALTERNATIVES).might_match(["The water rose.", "Nobody was hurt."])


@pytest.mark.parametrize("pattern", [r"lost$", r"[^a]lost", r"(a)\1lost", r"\Slost"])
def test_what_rapid_search_reads_otherwise_may_stand_anywhere(pattern: str) -> None:
    assert RarePattern([pattern]).might_match([""])


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("contact info", "CONTACT İNFO"),
        ("contact info", "contact ınfo"),
        (r"river\s+news", "river\x0bnews"),
        (r"[\s]news", "\x0bnews"),
        ("x{,3}news", "xxnews"),
        (r"\^news", "^news"),
        ("[*^]news", "^news"),
        (r"[]\d]x", "5x"),
        ("[a-z]x", "İx"),
        (r"(?P<digits>\d)x", "5x"),
        ("(?i:i)mf", "İmf"),
    ],
)
def test_what_is_odd_for_one_of_the_two_is_never_passed_by(pattern: str, text: str) -> None:
    odd = RarePattern([pattern])
    assert re.search(pattern, text, re.IGNORECASE)
    assert odd.search(text)
    assert odd.might_match([text])


@pytest.mark.parametrize(
    "alternatives",
    [
        GENERIC.cues.spam.words,
        joined(GENERIC.languages, lambda language: language.contacts.openings),
        joined(GENERIC.languages, lambda language: language.boilerplate.introductions),
        joined(GENERIC.languages, lambda language: language.date_labels.changed),
        joined(GENERIC.languages, lambda language: language.date_labels.never),
    ],
)
def test_the_lists_of_cues_can_all_be_asked_quickly(alternatives: Sequence[str]) -> None:
    assert not RarePattern(alternatives).might_match(["The water rose. Nobody was hurt."])


def test_a_place_behind_many_that_only_look_like_it_is_found() -> None:
    text = f"{'xferry line ' * 50}ferry line"
    match = RarePattern(ALTERNATIVES).search(text)
    assert match and match.start() == text.rindex("ferry")


@given(st.lists(st.sampled_from(["book now", "now", "book", " ", "ow", "é"]), max_size=12))
def test_phrases_are_counted_one_by_one_even_where_they_share_letters(parts: list[str]) -> None:
    phrases, text = ("book now", "now book", "ow"), "".join(parts)
    assert PhraseCounts(phrases).total(text) == sum(map(text.count, phrases))
