"""Words as a tree match what they match as alternatives, the longest first."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.word_tree import word_tree

LETTERS = "abAB'’ .iıİIsſSßσςΣ"


def flat(words: list[str]) -> str:
    """The words as alternatives, one behind the other."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", "['’]") for word in longest_first)


@given(
    st.lists(st.text(LETTERS, max_size=5), min_size=1, max_size=12),
    st.text(LETTERS, max_size=8),
    st.sampled_from(["", "(?i)"]),
    st.sampled_from(["", r"(?!\w)", r"\b"]),
)
def test_a_tree_takes_what_alternatives_take(
    words: list[str], text: str, mode: str, behind: str
) -> None:
    tree = re.compile(f"{mode}(?:{word_tree(frozenset(words))}){behind}")
    alternatives = re.compile(f"{mode}(?:{flat(words)}){behind}")
    assert [match.span() for match in tree.finditer(text)] == [
        match.span() for match in alternatives.finditer(text)
    ]


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ([], ""),
        (["port"], "port"),
        (["port", "ports", "pier"], "p(?:ier|ort(?:s|))"),
        # In any case 'ministry' would be taken for 'Mini' and more, if that came first.
        (["Mini", "ministry"], "ministry|Mini"),
    ],
)
def test_what_words_share_stands_once(words: list[str], pattern: str) -> None:
    assert word_tree(frozenset(words)) == pattern
