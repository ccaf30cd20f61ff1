"""The head of a typed text: what each of its lines says, and which of them is the headline."""

import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import cast

import pytest

from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import BlockKind, HeadRole
from archive.parsers.parsed_item import ParsedItem
from archive.parsers.plain import PLAIN, page_of_plain_text
from archive.parsers.preformatted import read_preformatted
from archive.parsers.typed.head import Head, read_head
from archive.parsers.typed.lines import joined_letters, typed_lines
from archive.parsers.typed.words import head_patterns
from archive.text.alternatives import FirstOf
from tests.archive.knowledge import GENERIC

TEXT = (
    "The ferries that left Encar in spring will return before the end of the month, the Minister "
    "for Rivers, Ms Ana Koren, said today, and two more will follow them in summer."
)
TITLE = "FERRIES RETURN TO ENCAR"
MOST_LOOKED = 400


def head_of(*lines: str) -> Head:
    return read_head(GENERIC, [*lines, "", TEXT])


def reading_of(*lines: str) -> ParsedItem:
    source = "\n".join([*lines, "", TEXT])
    return read_preformatted(GENERIC, page_of_plain_text(source, None, None), PLAIN)


def told(head: Head, role: HeadRole) -> list[str]:
    return [line.text for line in head.of(role)]


def test_a_line_that_leads_to_words_is_no_headline() -> None:
    sentence = "Ana Koren, Regional Manager for Rivers in Lower Tete, said:"
    title = "Ferries return to Encar before the summer"
    source = "\n".join([title, "", sentence, "", "“They will return.”", "", TEXT])
    reading = read_preformatted(GENERIC, page_of_plain_text(source, None, None), PLAIN)
    assert (reading.title, reading.blocks[0].text) == (title, sentence)


def test_every_line_of_a_head_has_its_role() -> None:
    head = head_of(
        "M E D I A  R E L E A S E",
        "",
        "Minister for Rivers and Ports  The Hon. Ana Koren, MP",
        "",
        "Parliament House, Encar   Telephone: (06) 555 0100",
        "",
        "VPS 149/2004  5 May 2004",
        "",
        TITLE,
    )
    assert told(head, HeadRole.KIND) == ["MEDIA RELEASE"]
    assert told(head, HeadRole.SENDER) == [
        "Minister for Rivers and Ports",
        "The Hon. Ana Koren, MP",
    ]
    assert told(head, HeadRole.REFERENCE) == ["VPS 149/2004"]
    assert told(head, HeadRole.DAY) == ["5 May 2004"]
    assert told(head, HeadRole.HEADLINE) == [TITLE]
    assert head.headline is not None and head.headline.text == TITLE
    assert head.opening == TEXT


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("MPS 41/90  27 June 1990", "27 June 1990"),
        ("M44 Date 15 June 1999 THE HON. ANA KOREN M.P.", "15 June 1999"),
        ("FA129             27  August  2004", "27 August 2004"),
        (
            "E&OE TRANSCRIPT DOORSTOP ENCAR WEDNESDAY, 2 NOVEMBER, 2016",
            "WEDNESDAY, 2 NOVEMBER, 2016",
        ),
        ("Embargoed until 6pm, Thursday 3 December 1998", "Thursday 3 December 1998"),
        ("Media Statement - 14 March 2000", "14 March 2000"),
        ("20/03/13", "20/03/13"),
    ],
)
def test_a_day_is_found_among_other_things(line: str, day: str) -> None:
    assert told(head_of(line, "", TITLE), HeadRole.DAY) == [day]


@pytest.mark.parametrize(
    "line", ["Paper for the conference, 18-20 February 2003", "Ml63 2 7 June 1990"]
)
def test_a_span_and_half_a_number_are_no_day(line: str) -> None:
    assert told(head_of(line, "", TITLE), HeadRole.DAY) == []


def test_a_day_in_the_second_line_of_two_is_whole() -> None:
    assert told(head_of("Embargoed until 7 May", "1998", "", TITLE), HeadRole.DAY) == ["7 May 1998"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("Senator Ana Koren", "Senator for Sava", "", "Ferries return", "", "5 May 2004"),
            "Ferries return",
        ),
        (
            ("MEDIA RELEASE", "", "ADDITIONAL FERRIES FOR THE TOWN OF", "", "ENCAR TO 2003"),
            "ADDITIONAL FERRIES FOR THE TOWN OF ENCAR TO 2003",
        ),
        (("Ana Koren MP - Federal Member for Sava FERRIES RETURN TO ENCAR",), TITLE),
        (("FERRIES RETURN TO ENCAR Dr Ana Koren - Minister for Rivers", "", "5 May 2004"), TITLE),
        (
            ("REFERENCE 4", "", "5 May 2004", "", "RIVER COUNCIL MEETS IN ENCAR"),
            "RIVER COUNCIL MEETS IN ENCAR",
        ),
    ],
)
def test_the_headline_is_told_from_letterheads(lines: tuple[str, ...], title: str) -> None:
    headline = head_of(*lines).headline
    assert headline is not None and headline.text == title


def test_a_short_sentence_below_a_headline_is_none() -> None:
    sentence = "The first 120 people left Encar this morning by boat."
    head = head_of(
        "Press Release", "", "5 June 1998", "", "River Council Lets Ferries Go", "", sentence
    )
    assert head.headline is not None and head.headline.text == "River Council Lets Ferries Go"


def test_a_headline_that_runs_into_its_text_ends_before_the_sentence() -> None:
    head = read_head(
        GENERIC, ["Media Release 29 August 2000", "", f"Ferries will return to Encar {TEXT}"]
    )
    assert head.headline is not None and head.headline.text == "Ferries will return to Encar"
    assert head.opening == TEXT


def test_an_interview_is_called_by_its_kind_and_its_subjects() -> None:
    lines = (
        "TRANSCRIPT OF DOORSTOP INTERVIEW",
        "",
        "Subjects: ferries; the price of tickets",
        "",
        "JOURNALIST: Minister, will the ferries return before the end of this month or not?",
    )
    reading = reading_of(*lines)
    assert reading.title == "TRANSCRIPT OF DOORSTOP INTERVIEW: ferries; the price of tickets"
    assert reading.blocks[0].text.startswith("JOURNALIST: ")


def test_a_mark_of_the_typist_before_a_kind_and_a_place_hides_neither() -> None:
    reading = reading_of(
        "E&OE TRANSCRIPT DOORSTOP ENCAR WEDNESDAY, 2 NOVEMBER, 2016",
        "",
        "SUBJECTS: ferries; the price of tickets",
    )
    assert reading.title == "TRANSCRIPT DOORSTOP: ENCAR: ferries; the price of tickets"
    assert reading.header_lines == ("WEDNESDAY, 2 NOVEMBER, 2016",)


def test_a_letterhead_that_cannot_be_read_as_one_is_no_headline() -> None:
    head = head_of("Minister for immigration and Sava Affairs", "", TITLE, "", "5 May 2004")
    assert head.headline is not None and head.headline.text == TITLE


def test_who_sends_a_release_stays_in_its_text_and_marks_of_the_typist_do_not() -> None:
    reading = reading_of(
        "PRESS RELEASE", "", "Senator Ana Koren", "", "E&OE - PROOF ONLY", "", TITLE
    )
    assert [block.text for block in reading.blocks] == ["Senator Ana Koren", TEXT]
    left_out = {
        (piece.field, piece.value) for piece in reading.evidence if piece.method == "typed-head"
    }
    assert {
        ("kicker", "PRESS RELEASE"),
        ("head:note", "E&OE"),
        ("head:note", "PROOF ONLY"),
    } <= left_out


@pytest.mark.parametrize("mark", ["ENDS", f"{'':40}- END -", "\t\t-30-", "  # # #  "])
def test_behind_the_end_stand_contacts_and_what_is_not_searched(mark: str) -> None:
    source = "\n".join(
        [TITLE, "", TEXT, "", mark, "", "Media contact: Ivo Petek 555 0100", "", "Sava 4"]
    )
    reading = read_preformatted(GENERIC, page_of_plain_text(source, None, None), PLAIN)
    kinds = [(block.kind, block.text) for block in reading.blocks]
    assert kinds[0] == (BlockKind.PARAGRAPH, TEXT)
    assert kinds[1][0] == BlockKind.CONTACT


def test_a_mark_between_two_halves_ends_nothing() -> None:
    source = "\n".join([TITLE, "", TEXT, "", "* * *", "", TEXT])
    reading = read_preformatted(GENERIC, page_of_plain_text(source, None, None), PLAIN)
    assert [block.text for block in reading.blocks].count(TEXT) == 2


def test_letters_set_apart_are_words() -> None:
    assert joined_letters("N E W S  R E L E A S E  from") == "NEWS RELEASE  from"
    assert joined_letters("A or B is C") == "A or B is C"


def test_a_line_set_to_fill_its_column_is_one() -> None:
    line = "This  famous  School  has  produced  many  of  the  leaders"
    assert [found.text for found in typed_lines([line])] == [" ".join(line.split())]


class Counting:
    """Knowledge whose patterns of heads count the letters that they are given to look at."""

    def __init__(self) -> None:
        self.letters = 0
        patterns = GENERIC.derived(head_patterns)
        self._patterns = replace(
            patterns,
            **{
                field.name: self._counted(getattr(patterns, field.name))
                for field in fields(patterns)
            },
        )

    def derived(self, make: Callable[[KnowledgeSnapshot], object]) -> object:
        return self._patterns if make is head_patterns else GENERIC.derived(make)

    def _counted(self, value: object) -> object:
        if isinstance(value, FirstOf):
            counted = tuple(map(self._counted, value.patterns))
            return FirstOf(cast(tuple[re.Pattern[str], ...], counted))
        return _Counted(value, self) if isinstance(value, re.Pattern) else value


class _Counted:
    def __init__(self, pattern: re.Pattern[str], counting: Counting) -> None:
        self._pattern, self._counting = pattern, counting

    def __getattr__(self, name: str) -> Callable[..., object]:
        def looked(text: str, at: int = 0) -> object:
            self._counting.letters += len(text) - at
            return getattr(self._pattern, name)(text, at)

        return looked


ENDLESS = ["A-", "River Wardens Senator ", "Minister for A, A, A, ", "a.", "12/", "A: ", " ."]


@pytest.mark.parametrize("endless", [*ENDLESS, "1 May 2000 ", " " * 5000 + "A"])
@pytest.mark.parametrize("size", [100, 300, 100_000])
def test_a_head_is_looked_at_a_bounded_number_of_times(endless: str, size: int) -> None:
    """Letters given to patterns, for each letter of the head: time would depend on the machine."""
    counting = Counting()
    line = endless * max(1, size // len(endless))
    lines = [line, ""] * (20 if size < 1000 else 2)
    read_head(cast(KnowledgeSnapshot, counting), lines)
    assert counting.letters <= MOST_LOOKED * len("".join(lines))


GIVES_BACK = re.compile(r"(?:\(\?i\))?(?:\[\\W_\]|\\W)[*+](?!\+)")
"""A run of marks that opens a pattern and is tried again at each of its lengths, with every word of
the list behind it: thousands of blanks would cost their square."""


def opens_with_marks_to_give_back() -> list[str]:
    patterns = head_patterns(GENERIC)
    values = {field.name: getattr(patterns, field.name) for field in fields(patterns)}
    return [
        name
        for name, value in values.items()
        for pattern in getattr(value, "patterns", (value,))
        if isinstance(pattern, re.Pattern) and GIVES_BACK.match(pattern.pattern)
    ]


def test_no_pattern_of_a_head_gives_back_the_marks_that_it_opens_with() -> None:
    assert GIVES_BACK.match(r"(?i)[\W_]*(?:media release)")
    assert opens_with_marks_to_give_back() == []


def people_in(head: Head) -> list[str]:
    return [name for line in head.of(HeadRole.SENDER) for name in line.people]


def test_whom_the_text_calls_by_a_surname_the_letterhead_names() -> None:
    lines = ["Minister for Rivers and Ports Wyndham Koren", "", TITLE]
    assert people_in(head_of(*lines)) == ["Wyndham Koren"]
    lines[0] = lines[0].replace("Koren", "Petek")
    assert people_in(head_of(*lines)) == []


@pytest.mark.parametrize("name", ["Tamsyn O'Farren", "TAMSYN WIND"])
def test_a_line_that_is_a_name_beside_a_post_is_of_the_letterhead(name: str) -> None:
    head = head_of(name, "Shadow Minister for Rivers", "", TITLE)
    assert people_in(head) == [name]
    assert head.headline is not None and head.headline.text == TITLE


def test_words_beside_a_post_that_the_text_prints_small_are_no_name() -> None:
    assert people_in(head_of("Summer Ferries", "Shadow Minister for Rivers", "", TITLE)) == []


@pytest.mark.parametrize(
    "line",
    [
        "The Hon Justice Tamsyn Petek AC CMG",
        "HIS EXCELLENCY MAJOR GENERAL TAMSYN PETEK AC CVO MC",
        "Tamsyn Petek, Senator for Encar",
        "TRANSCRIPT OF TREASURER TAMSYN PETEK",
        "PREPARED BY MR TAMSYN PETEK, M.P.",
        "Tamsyn Petek \\ Leader of the Opposition Media Release",
    ],
)
def test_people_of_a_letterhead_show_by_title_post_or_honour(line: str) -> None:
    names = [name for part in head_of(line, "", TITLE).lines for name in part.people]
    assert [name.upper() for name in names] == ["TAMSYN PETEK"]


def test_names_before_a_verb_are_a_headline() -> None:
    head = head_of("MEDIA RELEASE", "", "Ana Koren MP and Ivo Petek MP", "commend the new harbour")
    assert people_in(head) == []
    assert head.headline is not None
    assert head.headline.text == "Ana Koren MP and Ivo Petek MP commend the new harbour"


def test_a_day_behind_a_name_leaves_it_whole() -> None:
    head = head_of("Senator Penhaligon, 5th April 2006", "", TITLE)
    assert people_in(head) == ["Penhaligon"]


def test_a_statement_by_somebody_opens_no_text() -> None:
    head = head_of(
        "Statement by the Special Minister of State and Minister for Ports and Integrity,",
        "the Hon Kestrel Petek QC, MP",
        "",
        TITLE,
    )
    assert people_in(head)[-1] == "Kestrel Petek"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("STATEMENT BY THE DIRECTOR GENERAL ON WORLD RIVERS DAY", []),
        ("Remarks by Dr Ana Kos at the opening of the river school", ["Ana Kos"]),
        ("Remarks of the President to the River Council", []),
    ],
)
def test_a_statement_by_somebody_on_something_is_a_headline_whole(
    line: str, people: list[str]
) -> None:
    head = head_of(line, "", "Encar, 18 December 2009")
    assert head.headline is not None and head.headline.text == line
    assert [name for each in head.lines for name in each.people] == people


def test_what_has_a_matter_of_its_own_is_whose_statement_it_is() -> None:
    head = head_of("STATEMENT BY THE SPECIAL ADVISER ON PORTS", "", TITLE)
    assert head.headline is not None and head.headline.text == TITLE


def test_a_post_goes_on_over_its_line() -> None:
    head = head_of(
        "MEDIA RELEASE",
        "MINISTER FOR RIVERS AND LOCAL",
        "FISHERIES AND MINISTER ASSISTING THE PRIME",
        "MINISTER FOR PORTS",
        "",
        TITLE,
    )
    assert told(head, HeadRole.SENDER)[0].startswith("MINISTER FOR RIVERS AND LOCAL FISHERIES")
    assert told(head, HeadRole.HEADLINE) == [TITLE]


def test_a_small_word_that_is_a_first_name_elsewhere_opens_no_name() -> None:
    head = head_of("RIVERS RISE AND THE TOWN WANTS", "AN INQUIRY NOW", "The Hon Ana Koren MP")
    assert people_in(head) == ["Ana Koren"]


def test_prose_that_has_lost_its_marks_is_one_line() -> None:
    prose = TEXT.replace(",", " ").replace(".", "  ")
    assert [line.text for line in typed_lines([prose])] == [" ".join(prose.split())]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("M l 6 3  2 7  S e p t e m b e r  1 9 9 0", "27 September 1990"),
        ("Mo. Ml09 Date 28 September 1978 THE RT. HON. ANA KOREN, M.P.", "28 September 1978"),
        ("Ml 7 27 February 1979", "27 February 1979"),
        ("OPPOSITION WHIP 27 January 1983 6/83", "27 January 1983"),
    ],
)
def test_a_day_beside_numbers_posts_and_letters_set_apart_is_read_whole(
    line: str, day: str
) -> None:
    assert told(head_of(line, "", TITLE), HeadRole.DAY) == [day]


def test_who_sends_it_behind_the_kind_is_no_part_of_it() -> None:
    head = head_of("NEWS RELEASE from IVO PETEK, M.P.", "", TITLE)
    assert told(head, HeadRole.KIND) == ["NEWS RELEASE"]
    assert people_in(head) == ["IVO PETEK"]


@pytest.mark.parametrize(
    "line",
    [
        "STATEMENT BY THE ACTING MINISTER FOR RIVERS, THE HON. TELMO PETEK",
        "STATEMENT BY SENATOR ANA KOS AND THE MINISTER FOR PORTS, TELMO PETEK, M.P.",
    ],
)
def test_the_matter_of_a_post_ends_before_the_name_of_its_holder(line: str) -> None:
    head = head_of(line, "", TITLE)
    assert head.headline is not None and head.headline.text == TITLE
    assert people_in(head)[-1] == "TELMO PETEK"


def test_the_number_behind_a_kind_is_a_reference() -> None:
    head = head_of("FOR PRESS P. M. 68/ 1964", "", TITLE)
    assert told(head, HeadRole.KIND) == ["FOR PRESS"]
    assert told(head, HeadRole.REFERENCE) == ["P. M. 68/ 1964"]


def test_short_turns_of_a_talk_are_no_head() -> None:
    lines = ("DOORSTOP INTERVIEW", "", TITLE, "", "KOS: Good morning.", "", "PETEK: Good morning.")
    more = ("KOS: Will they return?", "", "PETEK: They will.")
    head = read_head(GENERIC, [*lines, "", *more])
    assert head.opening == "KOS: Good morning."
    assert head.headline is not None and head.headline.text == TITLE


def test_the_lines_of_a_memo_are_no_turns() -> None:
    head = head_of("TO: ALL MEDIA", "FROM: OFFICE OF ANA KOREN", "DATE: 5 May 2004", "", TITLE)
    assert head.headline is not None and head.headline.text == TITLE


def test_an_embargo_is_no_turn_and_its_day_gives_way_to_that_of_issue() -> None:
    embargo = "Embargo: Not for release before 8 p.m. Wednesday, 18 May 1983"
    head = ("PRESS STATEMENT", "", embargo, "Issued: 17 May 1983", "", TITLE)
    assert reading_of(*head).header_lines == ("17 May 1983",)
    assert reading_of(*head).title == TITLE
    assert reading_of(embargo, "", TITLE).header_lines == ("Wednesday, 18 May 1983",)


@pytest.mark.parametrize(
    ("lines", "title", "senders"),
    [
        (("9, PRIME MINISTER", "", TITLE), TITLE, ["9, PRIME MINISTER"]),
        (
            ("Ana Koren MP", "&", "IVO PETEK MP", "", TITLE),
            TITLE,
            ["Ana Koren MP", "& IVO PETEK MP"],
        ),
        (
            ("NATIONAL BROADCAST STATEMENT BY THE PRIME MINISTER", "", TITLE),
            TITLE,
            ["THE PRIME MINISTER"],
        ),
        (("STATEMENT BY DR ANA KOREN OAM, WATER COMMISSIONER", "", TITLE), TITLE, None),
        (("RIVER DUES: STATEMENT BY THE TREASURER",), "RIVER DUES: STATEMENT BY THE TREASURER", []),
        (
            ("SPEECH BY ANA KOREN MP", "AT THE OPENING OF THE RIVER CENTRE", "5 MAY 1991"),
            "AT THE OPENING OF THE RIVER CENTRE",
            ["ANA KOREN MP"],
        ),
        (
            ("GOVERNOR-GENERAL OF THE COMMONWEALTH", "", TITLE),
            TITLE,
            ["GOVERNOR-GENERAL OF THE COMMONWEALTH"],
        ),
        (
            ("Leader of the Sava Democrats", "Democrats' Health Spokesperson", "", TITLE),
            TITLE,
            ["Leader of the Sava Democrats"],
        ),
    ],
)
def test_who_sends_it_is_told_from_the_headline(
    lines: tuple[str, ...], title: str, senders: list[str] | None
) -> None:
    head = head_of(*lines)
    assert head.headline is not None and head.headline.text == title
    assert senders is None or told(head, HeadRole.SENDER) == senders


def test_whom_a_speech_is_held_before_stands_behind_its_author() -> None:
    head = head_of("Speech by the Minister for Ports, the Hon. T. L. Petek, M.P., to the Ferrymen")
    assert next(line.people for line in head.lines if line.people) == ("T. L. Petek",)


def test_the_label_of_the_subjects_is_no_part_of_a_title() -> None:
    lines = ("DOORSTOP INTERVIEW", "", "ENCAR", "", "SUBJECTS:   Ferries, rivers", "")
    turns = ("JOURNALIST: When will they return?", "", "MINISTER: In spring.")
    page = page_of_plain_text("\n".join((*lines, *turns)), None, None)
    title = read_preformatted(GENERIC, page, PLAIN).title
    assert title == "DOORSTOP INTERVIEW: Ferries, rivers"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("CON PETEK MP", ["CON PETEK"]),
        ("Senator Ana Koren Kate Petek", ["Ana Koren", "Kate Petek"]),
        ("MINISTER FOR RIVER AFFAIRS - MICK PETEK", ["MICK PETEK"]),
    ],
)
def test_names_are_told_from_words_and_from_each_other(line: str, names: list[str]) -> None:
    assert people_in(head_of(line, "", TITLE)) == names


def test_a_post_with_its_holder_inside_a_sentence_is_no_letterhead() -> None:
    lines = ("The Minister for Rivers, Local Trade and", "", "Ports, Mick Petek, tonight thanked")
    head = head_of("PRESS RELEASE", "", TITLE, "", *lines)
    assert people_in(head) == []


def test_labels_that_stand_alone_open_a_talk_where_they_come_again() -> None:
    turns = ("Journalist:", "Will they return?", "Minister:", "They will.")
    head = read_head(GENERIC, ["DOORSTOP INTERVIEW", "", TITLE, "", *turns * 3])
    assert head.opening == "Journalist:"
    assert head.headline is not None and head.headline.text == TITLE


@pytest.mark.parametrize(
    "lines",
    [
        ("UNITED RIVER NATIONS", "Office of Public Information", "5 May 1972", "", TITLE),
        ("DELTA AND QUAY SURVEY", "Ministry of Ports", "For immediate release", "", TITLE),
        ("SAVA AUTHORITY", "", "Ana Petek", "Tel: 555 305-2468", "5 May 1974", "", TITLE),
    ],
)
def test_the_lines_over_a_part_of_a_body_are_its_name_and_no_headline(
    lines: tuple[str, ...],
) -> None:
    headline = head_of(*lines).headline
    assert headline is not None and headline.text == TITLE


def test_a_town_with_its_number_is_an_address() -> None:
    head = head_of("SAVA AUTHORITY", "Quay of Encar, Vd. 32899", "", TITLE)
    assert told(head, HeadRole.ADDRESS) == ["Quay of Encar, Vd. 32899"]


def test_words_that_the_text_prints_again_as_they_stand_are_a_name() -> None:
    text = f"{TEXT} The Fish and Lagoon Patrol sends two boats that will guard them."
    source = ["FISH AND LAGOON PATROL", "5 May 1964", "", "MINISTRY SENDS BOATS", "", text]
    headline = read_head(GENERIC, source).headline
    assert headline is not None and headline.text == "MINISTRY SENDS BOATS"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("STATEMENT BY THE PRESIDENT", "STATEMENT BY THE PRESIDENT"),
        (
            "STATEMENT BY THE HONOURABLE A KOREN, MINISTER OF RIVERS: ENCAR, 20 MARCH 1984",
            "STATEMENT BY THE HONOURABLE A KOREN, MINISTER OF RIVERS: ENCAR, 20 MARCH 1984",
        ),
    ],
)
def test_a_statement_without_a_headline_is_called_by_its_author(line: str, title: str) -> None:
    assert reading_of("For immediate release", "5 May 1984", "", line).title == title


def test_a_day_behind_the_matter_of_a_speech_belongs_to_its_headline() -> None:
    line = "SPEECH BY MS ANA KOREN, MINISTER FOR PORTS, AT THE OPENING OF A QUAY ON 12 MAY 1999"
    head = head_of(line)
    assert (told(head, HeadRole.HEADLINE), told(head, HeadRole.DAY)) == ([line], ["12 MAY 1999"])


def test_a_statement_on_an_occasion_is_a_headline_whole() -> None:
    line = "STATEMENT OF THE RIVER COMMITTEE ON THE OCCASION OF RIVERS DAY"
    assert told(head_of(line), HeadRole.HEADLINE) == [line]


@pytest.mark.parametrize(
    "above",
    [
        ("Tamara Petek", "713/555-5111"),
        ("Jim Petek", "Ana Vidmar Space Center, Encar"),
        ("Ana F. Petek Memorial Fund",),
    ],
)
def test_who_answers_for_a_text_and_whom_a_body_is_called_after_send_nothing(
    above: tuple[str, ...],
) -> None:
    assert people_in(head_of("SAVA AUTHORITY", "", *above, "", "5 May 1974", "", TITLE)) == []


def test_a_small_word_for_a_matter_ends_a_name_in_capitals() -> None:
    head = head_of("STATEMENT BY SECRETARY-GENERAL ANA KOREN CONCERNING FERRIES")
    assert [name for line in head.lines for name in line.people] == ["ANA KOREN"]


def test_a_headline_that_goes_on_from_its_author_is_whole() -> None:
    lines = ("REMARKS BY THE PRESIDENT", "AT THE OPENING OF A FERRY QUAY")
    assert reading_of("For immediate release", "5 May 1984", "", *lines).title == " ".join(lines)


def test_a_headline_may_open_with_a_body() -> None:
    title = "PORTS DEPARTMENT STEPS UP FIGHT TO SAVE FERRIES"
    headline = head_of("RIVER AND LAGOON PATROL", "5 May 1964", "", title).headline
    assert headline is not None and headline.text == title


def test_by_whom_a_text_is_issued_is_no_headline() -> None:
    head = head_of(
        "THE FERRIES WILL SAIL", "", "Issued by the River Wardens in Encar/Tete", "5 May 1995"
    )
    assert told(head, HeadRole.HEADLINE) == ["THE FERRIES WILL SAIL"]


def test_a_sentence_that_begins_with_what_somebody_says_is_no_headline() -> None:
    spoken = "“Every child counts,” said Minister Jane Doe."
    headline = head_of("The ministry has begun to vaccinate children.", "", spoken).headline
    assert headline is None or headline.text != spoken


def test_a_telex_is_called_by_its_subject() -> None:
    lines = ("TELEX", "TO: ALL MISSIONS", "FROM: DIRECTOR-GENERAL", "SUBJECT: FERRIES RETURN")
    assert reading_of(*lines).title == "FERRIES RETURN"


def test_a_first_paragraph_of_one_sentence_is_no_headline() -> None:
    lines = ("HARBOUR BOARD", "May 12, 1984", "", "Ferries to Resume Monday", "")
    lede = "Boats will sail again on Monday, the board said."
    assert reading_of(*lines, lede).title == "Ferries to Resume Monday"


def test_whom_a_text_is_for_is_no_headline() -> None:
    notice = "FOR INFORMATION OF THE SECRETARIAT ONLY"
    assert reading_of("PRESS BRIEFING", TITLE, "12 May 1984", "", notice).title == TITLE


def test_a_day_in_brackets_above_the_headline_is_that_of_the_text() -> None:
    above = ("FOR IMMEDIATE RELEASE", "(Monday, July 9, 1962)", "", TITLE)
    assert reading_of(*above).header_lines == ("Monday, July 9, 1962",)


def test_a_kind_that_leads_to_a_name_in_its_line_is_a_part_of_the_title() -> None:
    title = "TRANSCRIPT OF INTERVIEW WITH ANA KOREN"
    assert reading_of(title, "", "12 May 1984").title == title


def test_the_sheet_of_a_fax_is_no_headline() -> None:
    head = head_of("FAX TRANSMISSION 1/2", "", "MINISTRY OF PORTS", "", TITLE, "", "12 May 1984")
    assert told(head, HeadRole.NOTE) == ["FAX TRANSMISSION 1/2"]
    assert head.headline is not None
    assert head.headline.text == TITLE


@pytest.mark.parametrize("line", ["KWB/79/44  4 May 1979", "KWB/79/44\n4 May 1979"])
def test_a_number_between_strokes_is_a_reference_and_no_address(line: str) -> None:
    reading = reading_of("MINISTRY OF PORTS", "", *line.split("\n"), "", TITLE)
    assert reading.symbol == "KWB/79/44"
    assert reading.header_lines == ("4 May 1979",)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("the fourth of May, 1963", "fourth of May, 1963"),
        ("Encar, the twenty-first day of May, 1963.", "twenty-first day of May, 1963"),
        ("2nd March, 1938.", "2nd March, 1938"),
    ],
)
def test_a_day_in_words_or_before_a_stop_is_one(line: str, day: str) -> None:
    assert reading_of("MINISTRY OF PORTS", "", TITLE, "", line).header_lines == (day,)
