"""Which lines are rules, and what closes a teaser; long lines cost as their length."""

import time

import pytest

from archive.html.page import parse_page
from archive.stories.lines import PageLine
from archive.stories.rules import is_rule
from archive.stories.signs import is_teaser

SIZE = 5_000
AT_MOST = 2.0
"""Seconds; what was exponential or cubic took more than anybody waits for."""


@pytest.mark.parametrize(
    "text", ["* * *", "***", "-----", "# # #", "- 30 -", "-30-", "*_*", "~~~ ."]
)
def test_marks_alone_are_a_rule(text: str) -> None:
    assert is_rule(text)


@pytest.mark.parametrize("text", ["", "**", "* * a", "-30", "30", "a * * *", "_x_ _", ". . ."])
def test_words_and_two_marks_are_none(text: str) -> None:
    assert not is_rule(text)


@pytest.mark.parametrize("mark", ["-", "- ", "_", "*.", " ", ". "])
def test_a_long_row_of_marks_costs_as_its_length(mark: str) -> None:
    begun = time.process_time()
    assert not is_rule(mark * SIZE + " x")
    assert time.process_time() - begun < AT_MOST


def prose(text: str) -> PageLine:
    node = parse_page("<p>x</p>").tree
    return PageLine(text, 0, 1, node, is_prose=True)


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("The ferry sails again …", True),
        ("The ferry sails again .... read more", True),
        ("The ferry sails again [...] (more of it)", True),
        ("The ferry … sails again to Port Anso and to Almenar", False),
    ],
)
def test_dots_and_a_few_words_close_a_teaser(text: str, closes: bool) -> None:
    several = [prose("The wells are tested."), prose(text)]
    assert is_teaser(several, "", "") is closes


@pytest.mark.parametrize("run", ["…" + "a" * SIZE, "." * 10 * SIZE, "…" + "a " * SIZE])
def test_a_long_word_behind_dots_costs_as_its_length(run: str) -> None:
    begun = time.process_time()
    assert not is_teaser([prose(f"{run} one, two three four five six")], "", "")
    assert time.process_time() - begun < AT_MOST
