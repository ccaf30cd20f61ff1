"""Speakers and posts as whole releases of agencies, ministries, charities and clubs print them."""

import pytest

from tests.archive.annotators.test_speech_running import quote_of, quotes_of

SAID = "“We dig where it is dry,” "

POSTS = [
    ("said Long Weir International’s Regional Director Ana Reis.", "Long Weir International’s"),
    ("said New York Governor Ana Reis.", "New York Governor"),
    ("said Tete’s Minister of Health H.E. Dr Ana Reis.", "Tete’s Minister of Health"),
    ("said Ferry Commandant Ana Reis.", "Ferry Commandant"),
    (
        "said Ana Reis, a professor of practice in the Tete University’s College of Rivers and "
        "director of the Weirs and Wells through Works (WWW) Forum.",
        "professor of practice in the Tete University’s College of Rivers and director of the "
        "Weirs and Wells through Works (WWW) Forum",
    ),
    (
        "the Board’s Global Food and River Security Lead, Ana Reis, said.",
        "Board’s Global Food and River Security Lead",
    ),
    (
        "the Tete River Police Public Relations Officer, Ana Reis said.",
        "Tete River Police Public Relations Officer",
    ),
    ("said Council of Tete Commissioner for Wells Ana Reis.", "Council of Tete Commissioner"),
    ("said Union of Lower Rivers president Ana Reis.", "Union of Lower Rivers president"),
    ("said World Union of Churches general secretary Rev. Ana Reis.", "World Union of Churches"),
    ("said Ana Reis CEO of INTERFLOW.", "CEO of INTERFLOW"),
    ("said the Board’s Chief of Mission in Bangladesh Ana Reis.", "Board’s Chief of Mission in"),
    ("Ana Reis, River Airlines’ VP marketing, said.", "River Airlines’ VP marketing"),
    (
        "Interflow Inc.’s chief scientific officer Ana Reis told the radio.",
        "Interflow Inc.’s chief",
    ),
    ("Long River Sciences Inc.’s president and CEO, Ana Reis, said.", "Long River Sciences Inc.’s"),
    ("Ana Reis, Older Person’s Co-ordinator at Tete Park, said.", "Older Person’s Co-ordinator"),
    (
        "said Ana Reis, Well Doctor at Tete University Teaching Hospitals.",
        "Well Doctor at Tete University Teaching Hospitals",
    ),
]


@pytest.mark.parametrize(("cue", "post"), POSTS)
def test_a_long_post_is_read_whole(cue: str, post: str) -> None:
    quote = quote_of("We dig", SAID + cue)
    assert (quote.speaker, quote.status) == ("Ana Reis", "stated")
    assert str(quote.position).startswith(post)


def test_the_second_of_two_posts_before_a_comma_is_of_who_follows() -> None:
    text = "They met Tete Minister for Ports Ida Colm and the Board’s Director, Ana Reis, in May."
    assert quote_of("We dig", text, SAID + "Ms Reis said.").position == "Board’s Director"


SHORT_NAMES = [
    ("INTERFLOW President Kim Jong Dal came.", "said President Kim.", "Kim Jong Dal"),
    ("Chief Inspector Sir Tom Reisor came.", "Sir Tom told the radio.", "Tom Reisor"),
    ("The chair, Ursula von der Reis, came.", "Von der Reis said.", "Ursula von der Reis"),
    ("Scott Reis came.", "said Sen. Scott.", "Sen. Scott"),
]


@pytest.mark.parametrize(("before", "cue", "name"), SHORT_NAMES)
def test_a_part_of_a_name_stands_for_it_under_the_same_title(
    before: str, cue: str, name: str
) -> None:
    assert quote_of("We dig", before, SAID + cue).speaker == name


def test_a_first_name_stands_for_the_name_that_the_title_prints() -> None:
    text = "Asked why she wanted to dig, Anna answered, “We dig where it is dry.”"
    assert quote_of("We dig", text, title="Highlight of the week: Anna Reis").speaker == "Anna Reis"


ENDS = [
    ("“We dig in dry places” for all of Tete, Ana Reis said.", "Ana Reis"),
    (
        "“We dig in dry places,” but not for long, says engineer Ana Reis, head of wells.",
        "Ana Reis",
    ),
    ("“We dig in dry places” about every well, the mayor, Ana Reis, said today.", "Ana Reis"),
    ("Colm, Ida, the engineer, “will dig in all dry places”, by May, Ana Reis said.", "Ana Reis"),
    ("“We dig in dry places” for all of Tete, Ana Reis told the River Radio.", "Ana Reis"),
    ("“We dig in dry places” for all of Tete, Ana Reis said it was dry.", None),
    ("“We dig in dry places” for all of Tete, which is large.", None),
]


@pytest.mark.parametrize(("text", "speaker"), ENDS)
def test_the_end_of_a_sentence_says_whose_words_it_holds(text: str, speaker: str | None) -> None:
    words = "will dig" if "will dig" in text else "We dig"
    assert quote_of(words, "Ida Colm came. Then Ana Reis came.", text).speaker == speaker


def test_a_clause_before_the_verb_is_no_speaker() -> None:
    text = "Gates are now the pride of Tete, says Ana Reis, an engineer: “We dig where it is dry.”"
    assert quote_of("We dig", text).speaker == "Ana Reis"
    text = "Ana Reis spoke. “We dig,” she said. “We mend it too.” The board has a role to play in "
    assert quote_of("We dig", text + "digging wells, the mayor added.").speaker == "Ana Reis"


def test_a_statement_is_of_whom_it_comes_from() -> None:
    quote = quote_of(
        "We dig",
        "The River Board (RB) offered the following statement from its spokesperson, Ana Reis, "
        "director of wells.",
        "“We dig where it is dry and nobody is left behind.",
        "“We will mend the gate.”",
    )
    assert (quote.speaker, quote.status) == ("Ana Reis", "stated")


def test_who_was_named_before_holds_the_post_that_is_told_of() -> None:
    quotes = quotes_of(
        "Union Minister Ana Reis clarified, “The laws were passed by all of us.”",
        "“It is a pity that they dig,” the minister added.",
        "Minister of State for Ports Ida Colm said, “We were dry for long.”",
    )
    assert [quote.speaker for quote in quotes] == ["Ana Reis", "Ana Reis", "Ida Colm"]


def test_a_chief_executive_is_not_the_chief() -> None:
    text = "The club’s new chief executive, Ana Reis, came to Tete."
    assert quote_of("We dig", text, SAID + "said the River chief.").speaker != "Ana Reis"


def test_a_pronoun_before_a_colon_is_whom_it_means() -> None:
    quote = quote_of(
        "We dig",
        "Board Director-General Ana Reis today urged all to dig.",
        "She told a joint meeting of the River Council in Tete:",
        "“We dig where it is dry and nobody is left behind.”",
    )
    assert (quote.speaker, quote.status) == ("Ana Reis", "inferred")


def test_a_heading_stands_between_a_label_and_its_words() -> None:
    quote = quote_of(
        "We dig",
        "We asked our staff how it goes.",
        "River and Coast Director, Ana Reis:",
        "Lower Tete",
        "“We dig where it is dry and nobody is left behind.”",
    )
    assert quote.speaker == "Ana Reis"


TITLES = [
    "Board Managing Director Ana Reis Welcomes Progress on the Weir",
    "Press Release: Board Managing Director Ana Reis Welcomes Progress on the Weir",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_says_who_welcomes(title: str) -> None:
    quote = quote_of("We dig", "“We dig where it is dry.", "“We mend it too.”", title=title)
    assert (quote.speaker, quote.position) == ("Ana Reis", "Board Managing Director")


def test_a_title_and_a_name_in_the_line_below_sign() -> None:
    words = "“We dig where it is dry and nobody is left behind.”"
    quote = quote_of("We dig", words, "Chief Ana Reis", title="Chief Reis Releases Statement")
    assert quote.speaker == "Ana Reis"


def test_who_a_sentence_behind_the_words_names_said_them() -> None:
    quote = quote_of(
        "We dig", "“We dig where it is dry.”", "This is according to Ana Reis of Tete."
    )
    assert quote.speaker == "Ana Reis"


def test_a_stop_may_stand_behind_a_single_mark() -> None:
    (quote,) = quotes_of("‘Wells are not going to run dry’, assured Chief Engineer Ana Reis.")
    assert quote.speaker == "Ana Reis"


STRAIGHT = "'We dig where it's dry,' said Ana Reis, the Board's director. 'It doesn't flood here.'"


def test_straight_single_marks_hold_speech_and_apostrophes_none() -> None:
    (quote,) = quotes_of(STRAIGHT)
    assert (quote.speaker, quote.text) == (
        "Ana Reis",
        "We dig where it's dry, It doesn't flood here.",
    )
    assert not quotes_of("In the 'nineties the workers' wells and 'n' gates were the Board's.")


NAMES = [
    ("Cllr Ana Reis, Deputy Leader of Tete Council, came.", "Cllr Reis said.", "Ana Reis"),
    ("Mother-of-two Ana Reis, who saw it, came.", "Ms Reis added.", "Ana Reis"),
    ("It rained.", "Resident Ana Reis said.", "Ana Reis"),
    ("Health Minister Ana King came.", "Mrs King said.", "Ana King"),
    ("It rained.", "says elderly Tete refugee Jarina Reis as she looks on.", "Jarina Reis"),
    ("Jarina Reis, who saw it all, told the radio.", "Reis said.", "Jarina Reis"),
    ("Jean-Luc Reis from the River Board (RB) came.", "Mr Reis said.", "Jean-Luc Reis"),
    (
        "It rained.",
        "said the chair of the Board, former Labour minister Ana Reis, today.",
        "Ana Reis",
    ),
]


@pytest.mark.parametrize(("before", "cue", "name"), NAMES)
def test_what_describes_a_person_is_no_part_of_the_name(before: str, cue: str, name: str) -> None:
    quote = quote_of("We dig", before, SAID + cue)
    assert (quote.speaker, quote.status) == (name, "stated")


def test_the_prime_minister_is_not_the_minister_and_goes_on_in_the_next_paragraph() -> None:
    quotes = quotes_of(
        "Prime Minister Tom Colm will lead the talks.",
        "Information Minister, Senator Ana Reis, said the talks would be long.",
        "The meeting, chaired by Prime Minister of Tete, Ida Kos, would deal with, “the fuller "
        "plan for all of the wells”, the Minister said.",
        "“The heads will look at it too,” the Senator added.",
    )
    assert [quote.speaker for quote in quotes] == ["Ana Reis", "Ana Reis"]


def test_a_deputy_chairman_is_not_the_chairman() -> None:
    text = "The board’s deputy chairman, Ana Reis, came."
    assert quote_of("We dig", text, SAID + "the chairman said.").speaker == "the chairman"


def test_the_second_of_two_verbs_has_the_subject_of_the_first() -> None:
    text = "The mayor praised the Board’s expertise in wells and emphasized that "
    quote = quote_of("people", text + "“people’s distrust towards wells is a source of trouble.”")
    assert quote.speaker == "The mayor"


def test_words_that_go_on_behind_a_short_term_are_not_said() -> None:
    assert not quotes_of("With the “newly dug” Well of Tete, Ana Reis said they are ready.")


def test_a_sentence_that_begins_with_a_name_and_a_post_signs_nothing() -> None:
    quotes = quotes_of(
        "A spokesman for the River Board said: “One is in a critical condition.",
        "“The others are well.”",
        "Ana Reis, general secretary of the Union, paid tribute to those who died.",
    )
    assert {quote.speaker for quote in quotes} == {"A spokesman for the River Board"}


def test_a_name_with_a_title_signs_the_words_that_it_stands_behind() -> None:
    text = "“We dig where it is dry and nobody is left behind.” Prof. Ana Reis"
    assert quote_of("We dig", "The Council came.", text).speaker == "Ana Reis"


def test_a_pronoun_is_whom_the_paragraph_before_the_words_begins_with() -> None:
    quote = quote_of(
        "As you",
        "Tom Reis, chief officer of the Ferry Service, paid tribute to Michael Colm and Jeff Kos.",
        "“As you can imagine, all of us were shocked.",
        "“It is the worst day for the Service,” he said.",
        title="Weir",
    )
    assert quote.speaker == "Tom Reis"
