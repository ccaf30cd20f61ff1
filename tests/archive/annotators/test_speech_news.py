"""Speakers and posts as news sites, offices and federations print them."""

import pytest

from tests.archive.annotators.test_speech_running import quote_of, quotes_of

SAID = "“We dig where it is dry,” "
OPENING = "The well of Tete was opened on Monday by the board, which had closed it for repairs."


def test_a_first_name_in_brackets_belongs_to_the_name() -> None:
    opening = "“Coach (Frank) Colm came in here,” Ida Reis said."
    assert quote_of("We dig", opening, SAID + "Colm said.").speaker == "Frank Colm"


def test_a_double_first_name_begins_a_name() -> None:
    opening = "Deputy Director of Public Works Eva-Marie Colm closed the gate."
    quote = quote_of("We dig", opening, SAID + "Ms Colm said.")
    assert (quote.speaker, quote.position) == ("Eva-Marie Colm", "Deputy Director of Public Works")


def test_a_surname_with_particles_leads_to_the_whole_name() -> None:
    opening = "They saw an analysis by Corey Reis of Tete and Jamon Van Den Colm of Beira."
    quote = quote_of("We dig", opening, SAID + "said Van Den Colm, a river expert.")
    assert (quote.speaker, quote.status) == ("Jamon Van Den Colm", "stated")


def test_a_phrase_that_a_preposition_opens_is_no_speaker() -> None:
    text = (
        "Colm was known for telling others “he was in charge of the ferry” despite being the U.S. "
        "envoy in Beira, said another witness in the inquiry, former White House adviser Ana Reis."
    )
    assert "despite" not in str(quote_of("he was in charge", OPENING, text).speaker)


def test_who_is_described_before_a_comma_is_named_behind_it() -> None:
    cue = "said another witness in the inquiry, former White House adviser Ana Reis."
    assert quote_of("We dig", OPENING, SAID + cue).speaker == "Ana Reis"


POSTS = [
    ("Ana Reis, a postdoctoral fellow at the River Institute, said.", "postdoctoral fellow at"),
    ("Ana Reis, a pulmonologist at the Tete Infirmary, said.", "pulmonologist at the Tete"),
    ("River Watch editor-in-chief Ana Reis said.", "River Watch editor-in-chief"),
    ("said General Director of the River Union (RU) Ana Reis.", "General Director of the River"),
    ("said the Director, River Board, Ana Reis.", "Director, River Board"),
    ("said New South Wales Premier Ana Reis.", "New South Wales Premier"),
    ("said Lower Saxony River Minister Ana Reis.", "Lower Saxony River Minister"),
    ("District of Columbia Attorney General Ana Reis said.", "District of Columbia Attorney"),
]


@pytest.mark.parametrize(("cue", "post"), POSTS)
def test_a_post_is_read_with_its_place_and_its_body(cue: str, post: str) -> None:
    quote = quote_of("We dig", OPENING, SAID + cue)
    assert (quote.speaker, quote.status) == ("Ana Reis", "stated")
    assert str(quote.position).startswith(post)


def test_a_post_between_two_names_is_not_of_the_second() -> None:
    text = "They met Ben Abe, Director, River Board, Ida Colm and Max Reis."
    assert quote_of("We dig", text, SAID + "said Ms Colm.").position is None


def test_has_written_says_who_speaks() -> None:
    cue = "Ana Reis, a senior fellow at the River Institute, has written."
    assert quote_of("We dig", OPENING, SAID + cue).speaker == "Ana Reis"


AGES = [
    ("Ida Colm, 41, and Ben Reis, 35, opened the gate.", "Ben Reis"),
    ("Ida Colm (41) and 35-year-old Ben Reis opened the gate.", "Ben Reis"),
    ("Ida Colm and Ben Reis opened the gate.", "the 35-year-old"),
]


@pytest.mark.parametrize(("opening", "speaker"), AGES)
def test_an_age_means_the_one_person_of_that_age(opening: str, speaker: str) -> None:
    assert quote_of("We dig", opening, SAID + "the 35-year-old said.").speaker == speaker


def test_what_somebody_is_calls_him_again() -> None:
    quote = quote_of("We dig", "The singer Ana Reis came.", SAID + "said the singer.")
    assert (quote.speaker, quote.status) == ("Ana Reis", "inferred")


PRONOUNS = [
    # Who is about to be quoted in the same sentence.
    ("Ida Colm fought Ben Reis. Yet Reis has changed his words — “We dig again,” he said.",),
    # Whom the words themselves name does not say them.
    ("Ben Reis, who met Ida Colm, expected rain.", "“We dig for Max Abe,” he said."),
    # Who speaks in the sentence before, or in the last one of the paragraph before.
    ("And, Ben Reis added, Max Abe promised that it was dry. “We dig,” he said.",),
    ("Commenting on it, Ben Reis said that Max Abe was right.", "“We dig wells,” he said."),
    # The pronoun of the paragraph before goes on.
    ("Last week Ben Reis wrote.", "He met Max Abe and Leo Ott.", "“We dig,” he said."),
    ("Ida Colm met Max Abe. Ben Reis, who knew Abe’s well, was glad.", "“We dig,” he said."),
]


@pytest.mark.parametrize("paragraphs", PRONOUNS)
def test_a_pronoun_means_who_was_told_of_last(paragraphs: tuple[str, ...]) -> None:
    quote = quote_of("We dig", *paragraphs)
    assert (quote.speaker, quote.status) == ("Ben Reis", "inferred")


def test_a_first_name_alone_is_a_person() -> None:
    quote = quote_of("We dig", OPENING, SAID + "said Amina, a mother of three.")
    assert (quote.speaker, quote.speaker_kind) == ("Amina", "human")


def test_a_title_of_one_gender_is_not_meant_by_the_other_pronoun() -> None:
    quote = quote_of("We dig", "Ana Reis wrote to Prince Max Abe.", "“We dig here,” she said.")
    assert quote.speaker == "Ana Reis"


BODIES = [
    ("“Dig wells in Tete,” the River Board said.", "the River Board", "organisation"),
    ("A report of the board said: “Dig wells in Tete.”", "A report of the board", "document"),
    ("“Dig wells in Tete,” Ana Reis said.", None, ""),
]


@pytest.mark.parametrize(("opening", "speaker", "kind"), BODIES)
def test_it_means_the_body_that_spoke(opening: str, speaker: str | None, kind: str) -> None:
    quote = quote_of("We dig", opening, SAID + "it added.")
    assert (quote.speaker, quote.speaker_kind) == (speaker, kind)


def test_two_posts_without_an_article_are_of_one_person() -> None:
    cue = "Colm said."
    both = quote_of("We dig", "It was led by journalist and UFO investigator Ben Colm.", SAID + cue)
    assert both.position == "journalist and UFO investigator"
    other = quote_of("We dig", "They met the mayor and UFO investigator Ben Colm.", SAID + cue)
    assert other.position == "UFO investigator"


def test_a_region_behind_a_town_belongs_to_the_post() -> None:
    cue = "said Ana Reis, a scientist at the River Center in Boston, Massachusetts, and a diver."
    position = quote_of("We dig", OPENING, SAID + cue).position
    assert position == "scientist at the River Center in Boston, Massachusetts"


def test_a_surname_may_be_a_post() -> None:
    quote = quote_of("We dig", OPENING, SAID + "says veteran industry analyst Ken Doctor.")
    assert (quote.speaker, quote.status) == ("Ken Doctor", "stated")


def test_a_straight_mark_behind_a_blank_closes() -> None:
    text = '"We dig where it is dry, " said Ana Reis. "With this many wells we look forward to it."'
    assert quote_of("We dig", OPENING, text).speaker == "Ana Reis"


def test_words_of_a_text_that_hang_on_a_noun_are_no_speech() -> None:
    text = "It is meant for the protection “against fraud in the use of the means of a well”."
    assert quotes_of(OPENING, text) == ()
