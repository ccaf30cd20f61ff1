"""What is no speech although it stands between marks, and who speaks that is nobody."""

import pytest

from archive.annotators.quotations.reading import names_of
from archive.models import Block, BlockKind, Quote, QuoteStatus, Release
from tests.archive.annotators.test_speech_running import quotes_of
from tests.archive.knowledge import DEMO

NO_SPEECH = [
    "Then print(“All users are printed here now”) and leave.",
    "It has a field name = “Join us at the old gate today” in it.",
    'It sends {"key":"Up to nine hours"} back.',
    "Then echo “The sum of $(count) is not known” at the end.",
    "“Failed to open the gate of the archive” error",
    "I promote an approach called “into, through, and beyond.” It works.",
    "The order will “include records of misconduct, complaints, findings and awards.” So be it.",
    "The complaint alleges that FerryHub broke the Act, which makes it illegal to “monopolize any"
    " part of the trade of the towns.”",
    "Relief is available under Tete Statutes section 8.31, which lets the mayor prosecute “unfair"
    " practices in the commerce of the towns, as they are.”",
    "Under its “Fair Deal,” FerryHub offered consumers full refunds.",
    "“Init” provides a simple command to switch levels.",
    "A coalition of 23 states fights a rule that would compel Tete to “grant to each of the"
    " makers a right to deny water to people.”",
    "Apparently a predicted “status symbol” trend is the old gate.",
]


@pytest.mark.parametrize("text", NO_SPEECH, ids=[text[:24] for text in NO_SPEECH])
def test_what_a_program_a_plan_or_a_name_is_made_of_is_no_speech(text: str) -> None:
    assert quotes_of(text) == ()


def only(*paragraphs: str) -> Quote:
    (quote,) = quotes_of(*paragraphs)
    return quote


NOBODY = [
    ("The prompt was simple: “Does this have to do with rivers at all?”",),
    ("Will the President say to Congress, “Do not leave until we get this done,” at last?",),
    ("Ana Reis came by. Say, “I am so proud of you for coming here today.” Then leave.",),
    (
        "The arm of Tim Voss and Rob Holt — and I was talking with them and they said, “I want to"
        " teach you how to dig.”",
    ),
    ("Read Full Story", "“It has become a part of our work here.”", "Read Full Story"),
    ("He’d say, “Joey, a job is about more than a paycheck.”",),
]


@pytest.mark.parametrize("paragraphs", NOBODY, ids=[texts[0][:24] for texts in NOBODY])
def test_what_only_looks_like_a_speaker_is_nobody(paragraphs: tuple[str, ...]) -> None:
    assert only(*paragraphs).speaker is None


def test_a_noun_is_no_verb_of_speech() -> None:
    quote = only(
        "Sen. Ana Reis (D-DE) offered the following comments today in advance of the Senate taking"
        " up the bill: “This bill presents us with a chance.”"
    )
    assert (quote.speaker, quote.status) == ("Ana Reis", QuoteStatus.STATED)


def test_a_speaker_whom_no_word_knows_for_a_person_is_inferred() -> None:
    assert only("A wader said: “The gate is small and it is ours.”").status == QuoteStatus.INFERRED
    assert only("A teacher said: “The gate is small and it is ours.”").status == QuoteStatus.STATED


def test_what_somebody_calls_something_is_his_word() -> None:
    quote = only("They look at what Commissioner Ana Reis calls a “double whammy.” It hurts.")
    assert quote.speaker == "Ana Reis"


def test_a_fragment_of_what_a_study_found_is_of_the_study() -> None:
    quote = only("The River Board study found that the intake “clearly was excessive,” as before.")
    assert quote.speaker == "The River Board study"


def test_who_is_announced_is_not_who_spoke_before() -> None:
    quotes = quotes_of(
        "The Prime Minister said: “We go to the river.”",
        "Lesley, a student of Tete School, has this to say:",
        "“These people bring us much and often help with the boats.”",
    )
    assert quotes[1].speaker == "Lesley"


def test_a_line_below_praise_names_nobody_for_the_praise_below_it() -> None:
    quotes = quotes_of(
        "What they say",
        "“It works very well for us all the time.”",
        "Ann Kerr, Zellingen",
        "“They are good boats and came in no time.”",
        "Peter Clemens, Hamburg",
    )
    assert [quote.speaker for quote in quotes] == [None, None]


def test_who_wrote_a_post_of_a_forum_is_named_without_the_verb() -> None:
    quotes = quotes_of(
        "Ann Kerr wrote: Thanks for the boats.",
        "Peter Holt wrote: What do they cost?",
        "Ann Kerr wrote: Nothing yet.",
    )
    assert [quote.speaker for quote in quotes] == ["Ann Kerr", "Peter Holt", "Ann Kerr"]


def test_two_of_one_title_are_each_called_by_it() -> None:
    quote = quotes_of(
        "Presidents Colm and Voss may meet. President Colm has said, “Yes, let us talk.”"
    )[0]
    assert quote.speaker == "President Colm"


def people_of(text: str) -> list[str]:
    block = Block(BlockKind.PARAGRAPH, text)
    release = Release("Title", (block,), language="en")
    return [person.name for person in names_of(release, DEMO).table.people]


NAMES = [
    (
        "U.S. Senator Maria Colm U.S. Senator Mike Reis U.S. Representative Rick Voss came.",
        ["Maria Colm", "Mike Reis", "Rick Voss"],
    ),
    ("They passed the Rivers Act (RIDA) Sen. Ana Colm announced today.", ["Ana Colm"]),
    (
        "Tete, DC - Chairman of the Senate Rivers Committee Joseph R. Colm, Jr. (D-DE) came.",
        ["Joseph Colm"],
    ),
    ("Sens. Ana Colm, R - Ia., and Bo Falk, D-Ohio, came.", ["Ana Colm", "Bo Falk"]),
    ("President Colm of El Salvador posted some shots.", ["President Colm"]),
    ("Drs Andrew Colm and Klaus Weber came.", ["Andrew Colm", "Klaus Weber"]),
    ("The great poet, W B Colm, warned us.", ["W B Colm"]),
    ("They saw Ana Reis, author of The Small Change Diet.", ["Ana Reis"]),
    (
        "It is Juwaria Jama, the state lead for Tete Youth Strike, explains why.",
        ["Juwaria Jama"],
    ),
]


@pytest.mark.parametrize(("text", "names"), NAMES, ids=[names[0] for _, names in NAMES])
def test_a_name_ends_where_it_ends(text: str, names: list[str]) -> None:
    assert people_of(text) == names


def test_a_body_with_and_in_its_name_is_named_whole() -> None:
    quote = only("According to the Ocean and River Board, “Tete had its warmest June.”")
    assert quote.speaker == "the Ocean and River Board"


def test_who_is_one_of_many_is_none_of_those_named() -> None:
    quote = quotes_of(
        "“It is a good boat,” said a director. Ana Reis, director, and Bo Falk, director, came."
    )[0]
    assert (quote.speaker, quote.status) == ("a director", QuoteStatus.STATED)


def test_what_people_do_is_no_label() -> None:
    tips = ("Expert Tip: Count the boats.", "FYI: The gate is open.", "FYI: Nobody is here.")
    assert quotes_of(*tips, "Expert Tip: Close the gate.") == ()


def test_what_a_person_says_of_a_ban_is_his_word() -> None:
    text = "Bo Falk said the ban prohibits sales “that nobody wanted to see in our town.”"
    assert only(text).speaker == "Bo Falk"


def test_a_participle_behind_a_comma_is_no_word_of_somebody() -> None:
    text = (
        "Colm met us. Yesterday he went back on the Board’s plan, saying: “We will make it clear.”"
    )
    assert only(text).speaker is None


@pytest.mark.parametrize(
    "text",
    [
        # An office acts, and its post is nobody's here.
        "The Attorney General’s office sued The Mill Bar, Albert Ford, Minn., today.",
        # A town that is called like somebody.
        "They sued the owner and director of the Corner Bar, San Marcos, Texas, on Monday.",
    ],
)
def test_a_town_behind_a_comma_holds_no_post(text: str) -> None:
    block = Block(BlockKind.PARAGRAPH, text)
    people = names_of(Release("Title", (block,), language="en"), DEMO).table.people
    assert [person.name for person in people if person.position] == []


def test_the_numbered_heading_of_a_part_is_no_speech() -> None:
    assert not quotes_of(
        "Do this: Step #2: “What should I do to mend it?” Step 3: “And then what?”"
    )
    assert quotes_of("Ana Reis said in section 4: “We dig it for all of us.”")
