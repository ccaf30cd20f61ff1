"""Words of others inside running talk, labels of a transcript, statements, pronouns, posts."""

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.quotes import annotate
from archive.annotators.quotations.reading import names_of
from archive.models import Block, BlockKind, Quote, QuoteStatus, Release
from tests.archive.knowledge import DEMO


def quotes_of(*paragraphs: str, language: str = "en", title: str = "Title") -> tuple[Quote, ...]:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    return annotate(Release(title, blocks, language=language), PageContext(), DEMO).quotes


def quote_of(words: str, *paragraphs: str, language: str = "en", title: str = "Title") -> Quote:
    quotes = quotes_of(*paragraphs, language=language, title=title)
    (quote,) = [quote for quote in quotes if quote.text.startswith(words)]
    return quote


TALK = (
    "MS. REIS: Thank you all for coming.",
    "Q    Does he still stand by it?",
    "MS. REIS: A girl of nine wrote to me and said, “I count the boats at night.” That is why.",
    "Q    — and the second bridge?",
    "MS. REIS: No. MR. OTT: We have no money for it.",
)


def test_words_put_into_the_mouth_of_another_are_a_quotation_of_their_own() -> None:
    quote = quote_of("I count", *TALK)
    assert (quote.speaker, quote.speaker_kind) == ("A girl of nine", "role")


def test_a_label_in_the_midst_of_a_paragraph_begins_a_turn_and_a_dash_may_follow_one() -> None:
    talk = (*TALK, "MR. OTT: Perhaps later.")
    labels = [(quote.printed, quote.text) for quote in quotes_of(*talk) if quote.rule == "turn"]
    assert ("MS. REIS", "No.") in labels
    assert ("MR. OTT", "We have no money for it.") in labels


def test_labels_in_small_letters_are_read_where_they_open_with_a_title_or_a_name() -> None:
    quotes = quotes_of(
        "Mr Ott: The gate was shut.",
        "Interviewer: By whom?",
        "Mr Ott: By nobody who tells.",
    )
    assert {quote.printed for quote in quotes} == {"Mr Ott"}
    assert quotes_of("Place: Tete.", "Place: Beira.", "Time: noon.") == ()


def test_a_label_in_capitals_before_marks_is_the_person_of_that_surname() -> None:
    quote = quote_of(
        "We go", "Ana Reis, Mayor of Tete, met the press.", "MS. REIS: “We go on as before.”"
    )
    assert (quote.speaker, quote.position) == ("Ana Reis", "Mayor of Tete")


def test_no_pronoun_and_no_broken_word_is_part_of_a_name() -> None:
    assert quote_of("Come in", "Whether I like it or not he says, “Come in and sit.”").speaker != (
        "Whether I"
    )
    quote = quote_of("The gate", "“The gate is shut,” said Ben Ra- — Ben Rawls of Tete.")
    assert quote.speaker != "Ben Ra"


def test_quote_said_aloud_for_a_mark_is_read_as_one() -> None:
    quote = quote_of("obsolete", "Ana Reis said the bridge was, quote, “obsolete.”")
    assert quote.speaker == "Ana Reis"


def test_to_whom_something_is_told_is_not_what_is_told() -> None:
    assert quotes_of("Ana Reis told “Night Hour” that the bridge was shut.") == ()


def test_one_word_beside_a_verb_of_speech_and_small_words_is_a_quotation() -> None:
    assert quote_of("thrilled", "Ana Reis said she is “thrilled” with the gate.").text == "thrilled"


def test_a_marked_statement_ends_where_the_marks_end() -> None:
    quotes = quotes_of(
        "Senator Ana Reis released the following statement on the bridge:",
        "“The bridge will stand.”",
        "The bridge was built in 1951.",
    )
    assert [quote.text for quote in quotes] == ["The bridge will stand."]


def test_a_statement_goes_on_between_an_opening_mark_and_its_partner_paragraphs_later() -> None:
    (quote,) = quotes_of(
        "Senator Ana Reis released the following statement on the bridge:",
        '"The bridge will stand.',
        "It will stand for a hundred years.",
        'We shall see to it."',
    )
    assert quote.closed
    assert quote.text.endswith("We shall see to it.")


def test_marks_inside_an_unmarked_statement_are_of_another() -> None:
    quotes = quotes_of(
        "Senator Ana Reis released the following statement on the bridge:",
        "I had a letter from the fishermen this week.",
        "“It is time to put the quarrel aside and build.”",
    )
    assert [quote.speaker for quote in quotes if quote.text.startswith("It is time")] == [None]


def test_a_statement_is_that_of_whom_it_belongs_to() -> None:
    quote = quote_of(
        "It is", "Sen. Ana Reis spoke at noon. Reis’ views are known. Reis’s statement follows:",
        "“It is a bridge for everybody.”",
    )  # fmt: skip
    assert (quote.speaker, quote.status) == ("Ana Reis", QuoteStatus.STATED)


def test_who_is_named_afterwards_is_inferred() -> None:
    quote = quote_of(
        "We did not", "“We did not leave the river. It left us.”", "That was how Ana Reis put it."
    )
    assert (quote.speaker, quote.status) == ("Ana Reis", QuoteStatus.INFERRED)


def test_a_pronoun_reaches_over_paragraphs_only_where_one_person_is_named_so_far() -> None:
    alone = ("“The gate is open,” Ana Reis said.", "The gate is of iron.", "“It creaks,” she said.")
    assert quote_of("It creaks", *alone).speaker == "Ana Reis"
    two = ("“No,” said Ben Ott.", *alone)
    assert quote_of("It creaks", *two).speaker is None


def test_a_pronoun_behind_a_role_is_that_role() -> None:
    quote = quote_of(
        "It is old", "A spokesman for the port said, “The gate is shut.” He added: “It is old.”"
    )
    assert (quote.speaker, quote.speaker_kind) == ("A spokesman for the port", "role")


def test_a_verb_at_a_lost_line_end_names_nobody() -> None:
    quote = quote_of("Nobody", "Ana Reis wept.", "“Nobody was told how deep it is,” says")
    assert quote.speaker is None


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("said Ana Reis, former Mayor of Tete.", "former Mayor of Tete"),
        ("said former Deputy Mayor Ana Reis.", "former Deputy Mayor"),
        ("said Senator Ana Reis of the river party.", "Senator"),
        ("the Minister for Rivers, Ports and Gates, Ana Reis, said.",
         "Minister for Rivers, Ports and Gates"),
    ],
)  # fmt: skip
def test_a_post_is_neither_too_long_nor_too_short(text: str, position: str) -> None:
    quote = quote_of("The bridge", f"“The bridge will stand,” {text}")
    assert (quote.speaker, quote.position) == ("Ana Reis", position)


def test_the_post_printed_beside_the_words_counts_before_any_other() -> None:
    quote = quote_of(
        "It will",
        "The Mayor of Tete, Ana Reis, came by boat.",
        "“It will stand,” said Chief Engineer Ana Reis.",
    )
    assert quote.position == "Chief Engineer"


def test_a_post_of_several_is_that_of_each() -> None:
    quote = quote_of("It will", "Senators Ana Reis and Ben Ott came.", "“It will stand,” said Ott.")
    assert (quote.speaker, quote.position) == ("Ben Ott", "Senators")


def test_no_heading_is_part_of_a_post() -> None:
    quote = quote_of(
        "It will", "RIVER NEWS AND GATES Minister for Rivers and Ports Ana Reis came.",
        "“It will stand,” said Reis.",
    )  # fmt: skip
    assert quote.position == "Minister for Rivers and Ports"


def test_a_farmer_behind_a_name_tells_a_person_and_a_company_does_not() -> None:
    quote = quote_of("The water", "Oluwa Temkin, a farmer in Tete, said “The water came at night.”")
    assert (quote.speaker, quote.speaker_kind) == ("Oluwa Temkin", "human")
    quote = quote_of("The water", "Temkin Brandt, a company in Tete, said “The water is clean.”")
    assert quote.speaker_kind != "human"


def test_words_of_an_order_are_those_of_a_rule() -> None:
    assert quotes_of("Executive Order 20-99 provides that “[a] boat is to be kept at home.”") == ()
    assert len(quotes_of("The Boat League writes: “[B]oats are to be kept at home.”")) == 1


def test_a_list_of_labels_is_no_transcript() -> None:
    rows = ("INTERVAL: Five years", "PRICE: 300 francs", "INTERVAL: One year", "PRICE: 20 francs")
    assert quotes_of(*rows) == ()


def test_who_says_something_else_behind_a_full_stop_did_not_say_what_stands_before_it() -> None:
    quotes = quotes_of(
        "“The gate is old,” said Ana Reis. “It was never mended.” Ben Ott said this was unfair."
    )
    assert {quote.speaker for quote in quotes} == {"Ana Reis"}
    (quote,) = quotes_of("“It was never mended.” Ben Ott said on Monday.")
    assert quote.speaker == "Ben Ott"


def test_degrees_behind_a_name_part_it_from_no_post() -> None:
    quote = quote_of(
        "We stay", "“We stay,” said Ana Reis, MSc, R.D.N., head nurse at Tete Hospital."
    )
    assert (quote.speaker, quote.position) == ("Ana Reis", "head nurse at Tete Hospital")
    assert quote_of("We stay", "“We stay,” said Ana Reis, CEO, at noon.").position == "CEO"


def test_comments_of_somebody_are_no_verb() -> None:
    quote = quote_of("are right", "Ben Ott said that the Reis comments “are right and overdue.”")
    assert quote.speaker == "Ben Ott"


def test_what_a_meeting_was_told_is_speech_and_no_name_of_the_meeting() -> None:
    quote = quote_of(
        "You will see", "Ana Reis told a long conference “You will see him very soon.”"
    )
    assert quote.speaker == "Ana Reis"


def test_three_words_of_a_sentence_about_somebody_are_speech_two_are_none() -> None:
    assert quote_of("a good", "Ana Reis said the gate was “a good deal” for all.").speaker
    assert quotes_of("Ana Reis said the gate was “good fun” for everybody.") == ()


def test_an_article_opens_a_speaker_without_a_name() -> None:
    assert (
        quote_of("It creaks", "“It creaks at night,” said another guest.").speaker
        == "another guest"
    )


def test_who_is_announced_at_the_end_of_a_paragraph_says_the_next() -> None:
    quote = quote_of("It will", "Ana Reis, Mayor of Tete, said:", "“It will stand.”")
    assert (quote.speaker, quote.status) == ("Ana Reis", QuoteStatus.STATED)
    assert quotes_of("Ana Reis, Mayor of Tete, said:", "The gate was open.") == ()


def test_a_heading_ends_a_statement_without_marks() -> None:
    quotes = quotes_of(
        "Senator Ana Reis released the following statement on the bridge:",
        "The bridge will stand.",
        "More news of the bridge",
        "The bridge was built in 1951.",
    )
    assert [quote.text for quote in quotes] == ["The bridge will stand."]


def test_what_nobody_known_says_is_speech_of_nobody() -> None:
    quote = quote_of("those fees", "It told the boatmen that “those fees are of the river.”")
    assert quote.speaker is None


def test_a_sentence_about_an_office_is_not_said_by_who_holds_it() -> None:
    quotes = quotes_of(
        "Attorney General Ana Reis came. They wrote to the Attorney General’s office, which says "
        "that “a boat is to be kept at home by whoever owns it.”"
    )
    assert {quote.speaker for quote in quotes} <= {None, "the Attorney General’s office"}


def test_a_title_in_the_midst_of_a_sentence_is_no_speech_and_many_small_words_are() -> None:
    assert quotes_of("Skip to our “How to mend an iron gate” page for more.") == ()
    long = "severely hurt the power of the towns to keep their gates and boats in order"
    assert [quote.text for quote in quotes_of(f"The rule would “{long}” for years.")] == [long]


def test_an_aside_behind_marks_is_no_attribution() -> None:
    assert quotes_of("I heard of the “ten gate problem” — a riddle that they called old.") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Senator Ana Reis D NJ came.", "Ana Reis"),
        ("Sen. Ana Reis R Wyo. came.", "Ana Reis"),
        ("Ana Reis Secretary of Rivers came.", "Ana Reis"),
        ("The Ambassador to Spain Ana Reis came.", "Ana Reis"),
        ("Senator Ana Reis Announces a Bridge for Tete.", "Ana Reis"),
    ],
)
def test_party_state_post_and_headline_are_no_part_of_a_name(text: str, name: str) -> None:
    assert quote_of("It will", text, "“It will stand,” Reis said.").speaker == name


def test_a_headline_alone_names_nobody() -> None:
    headline = "Senators Reis Discuss Gates And Water Rape Bill In Tete"
    blocks = (Block(BlockKind.PARAGRAPH, headline),)
    release = annotate(Release("Title", blocks, language="en"), PageContext(), DEMO)
    assert names_of(release, DEMO).table.people == []


def test_inches_beside_a_verb_of_speech_are_no_marks() -> None:
    assert quotes_of('Ana Reis said the board is 6" wide and not more than 11" high.') == ()


def test_the_name_of_a_report_in_small_letters_is_no_speech_beside_a_verb_of_speech() -> None:
    text = "Ana Reis said that a report “many rivers cross one bridge here” was late."
    assert quotes_of(text) == ()


def test_a_possessor_before_a_verb_of_speech_has_not_spoken() -> None:
    quote = quote_of("The gate", "Ana Reis’s lawyer said: “The gate is old and tired.”")
    assert quote.speaker != "Ana Reis"
