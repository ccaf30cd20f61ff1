"""Posts beside names: where they begin, where they end, whose they are."""

import pytest

from tests.archive.annotators.test_speech_running import quote_of, quotes_of

POSTS = [
    ("Late Monday Sen. Ana Reis (D-Ohio) opened the gate.", "Sen."),
    (
        "Sen. Otto Braun (R-Iowa), Chair of the Senate Rivers Committee and Sen. Ana Reis (D-Ohio)"
        " opened the gate.",
        "Sen.",
    ),
    ("As chairman of the Rivers Subcommittee, Sen. Ana Reis opened the gate.", "Sen."),
    (
        "The Minister for Ports and Rivers, Senator Ana Reis, came.",
        "The Minister for Ports and Rivers",
    ),
    (
        "Last week Water Rights Subcommittee Chairman Sen. Ana Reis came.",
        "Water Rights Subcommittee Chairman",
    ),
    (
        "They met Health and Human Rivers Secretary Ana Reis today.",
        "Health and Human Rivers Secretary",
    ),
    ("Then River Mills President and CEO Ana Reis came.", "River Mills President and CEO"),
    ("The President and Mayor Ana Reis came.", "Mayor"),
    (
        "Chairman of the Subcommittee on Gates and Locks Ana Reis, Jr. (D-Ohio) came.",
        "Chairman of the Subcommittee on Gates and Locks",
    ),
    (
        "They saw Ana Reis, director of the office for U.S. Attorneys, today.",
        "director of the office for U.S. Attorneys",
    ),
    ("They saw Ana Reis, manager of the St. Paul Office, today.", "manager of the St. Paul Office"),
    (
        "They saw Ana Reis, Chair of the Subcommittee on Oceans, Fisheries and the Coast Guard.",
        "Chair of the Subcommittee on Oceans, Fisheries and the Coast Guard",
    ),
    ("They saw Ana Reis, Prime Minister Ott and others.", None),
    ("The Speaker likes to praise his hero, Ana Reis, in the gardens.", None),
    ("Sens. Otto Braun of Iowa, Ana Reis of Ohio and Ada Colm of Tete came.", "Sens."),
    ("They saw **Ana Reis, the Mayor of Tete**.", "Mayor of Tete"),
]


@pytest.mark.parametrize(("sentence", "post"), POSTS, ids=[post or "none" for _, post in POSTS])
def test_a_post_is_cut_where_it_ends(sentence: str, post: str | None) -> None:
    quote = quote_of("We dig", sentence, "“We dig where it is dry,” said Ana Reis.")
    assert (quote.speaker, quote.position) == ("Ana Reis", post)


def test_a_state_whose_name_holds_a_first_name_belongs_to_the_post() -> None:
    quote = quote_of("We dig", "“We dig on,” West Virginia Governor Joe Colm explained.")
    assert (quote.speaker, quote.position) == ("Joe Colm", "West Virginia Governor")


def test_a_surname_that_is_a_post_elsewhere_stays_in_the_name() -> None:
    assert quote_of("We dig", "Peter Luther King, Jr. wrote: “We dig on.”").speaker == (
        "Peter Luther King"
    )


def test_the_verb_before_a_label_is_no_first_name() -> None:
    quotes = quotes_of("Sen. Otto Braun came.", "Said Braun: “We dig where it is dry.”")
    assert [quote.speaker for quote in quotes] == ["Otto Braun"]


def test_what_is_somewhere_based_is_nobody() -> None:
    quote = quote_of("We dig", "“We dig on,” Tete-based FerryHub, Inc. said.")
    assert quote.speaker_kind == "organisation"
