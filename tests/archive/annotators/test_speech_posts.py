"""Posts beside names: where they begin, where they end, whose they are."""

import pytest

from tests.archive.annotators.test_speech_running import quote_of, quotes_of

POSTS = [
    ("The Mayor’s deputy chief of staff, Ana Reis, came.", "The Mayor’s deputy chief of staff"),
    ("They wrote of the Mayor’s office to the Port Director, Ana Reis, at once.", "Port Director"),
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
    (
        "They saw Ana Reis, Director, Transit at City Utilities.",
        "Director, Transit at City Utilities",
    ),
    (
        "They saw Ana Reis, Executive Director, U.S. River Alliance.",
        "Executive Director, U.S. River Alliance",
    ),
    ("They saw Ana Reis, Executive Director, Otto Braun and others.", "Executive Director"),
    ("Today, River Force Chief of Staff, General Ana Reis, came.", "River Force Chief of Staff"),
    ("Otto Braun MP, and Minister for Rivers, Senator Ana Reis, came.", "Minister for Rivers"),
    (
        "It was the Greens’ river spokesperson, Senator Ana Reis, who came.",
        "Greens’ river spokesperson",
    ),
    ("According to River spokesperson, Senator Ana Reis, it rains.", "River spokesperson"),
    ("Otto Braun, Chairman, Senator Ana Reis and others came.", "Senator"),
    (
        "As a senior member of the Rivers Committee, U.S. Senator Ana Reis (D-Ohio) came.",
        "U.S. Senator",
    ),
    (
        "Leader of the Rivers in the Senate Senator Ana Reis came.",
        "Leader of the Rivers in the Senate",
    ),
    ("They met Department of Rivers Secretary Ana Reis.", "Department of Rivers Secretary"),
    ("The Office of Attorney General Ana Reis came.", "Attorney General"),
    ("They met River Under Secretary Ana Reis.", "Under Secretary"),
    ("HONORED BY ELECTRIC ASSOCIATION Sen. Ana Reis (R-MT) came.", "Sen."),
    ("On Friday UNICEF Regional Director Ana Reis came.", "UNICEF Regional Director"),
    ("They passed the Rivers Education Act (RIDA) Sen. Ana Reis announced today.", "Sen."),
    ("After an executive order on boats, Sen. Ana Reis came.", "Sen."),
    ("Otto Braun and Ana Reis, senators from Ohio, came.", "senators from Ohio"),
    ("Ana Reis and Otto Braun, senators from Ohio, came.", "senators from Ohio"),
    ("Otto Braun met Ana Reis, ministers and others.", None),
    ("Representatives Ida Braun, Ana Reis and Otto Falk came.", "Representatives"),
    ("Directors Ana Reis and Otto Falk came.", "Directors"),
    ("They met First Lady Ana Reis.", "First Lady"),
    (
        "It was late, Shadow Minister for Justice and Customs Ana Reis said.",
        "Shadow Minister for Justice and Customs",
    ),
    (
        "The Minister for Ports, Otto Braun MP, and Minister for Rivers, Ana Reis MP, came.",
        "Minister for Rivers",
    ),
    ("They met state Rivers Commissioner Ana Reis.", "state Rivers Commissioner"),
    ("Mayor Asks Health Secretary for Rivers Tete-- U.S. Senator Ana Reis came.", "U.S. Senator"),
    ("They heard from Otto, said shoe tester Ana Reis of Tete.", "shoe tester"),
    ("They told reporters spokesman Ana Reis was late.", "spokesman"),
    (
        "They saw Ana Reis, the in-house river expert for Tete Boats.",
        "in-house river expert for Tete Boats",
    ),
    ("Minister for Rivers\n\nAna Reis MP", "Minister for Rivers"),
    ("Ann Braun\n\nMinister for Rivers\n\nAna Reis MP", None),
    ("Ana Reis, MP\n\nShadow Minister for Rivers Member for Tete", "Shadow Minister for Rivers"),
]


@pytest.mark.parametrize(
    ("sentence", "post"), POSTS, ids=[f"{number}-{post}" for number, (_, post) in enumerate(POSTS)]
)
def test_a_post_is_cut_where_it_ends(sentence: str, post: str | None) -> None:
    paragraphs = (*sentence.split("\n\n"), "“We dig where it is dry,” said Ana Reis.")
    quote = quote_of("We dig", *paragraphs)
    assert (quote.speaker, quote.position) == ("Ana Reis", post)


@pytest.mark.parametrize(
    "post",
    [
        "San Francisco Mayor",
        "St. Paul Police Chief",
        "New York City Mayor",
        "South Dakota Secretary of State",
        "Secretary of State",
        "Under Secretary of State",
        "River Force Chief of Staff",
    ],
)
def test_a_first_name_in_a_place_and_a_small_word_in_a_post_end_neither(post: str) -> None:
    met = f"They met Tete Director Otto Braun, and {post} Ivo Colm."
    quote = quote_of("We dig", f"{met} “We dig on,” {post} Ivo Colm explained.")
    assert (quote.speaker, quote.position) == ("Ivo Colm", post)


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
