"""Typed text: which lines are its title, its header and its paragraphs."""

import time

import pytest

from archive.parsers.parsed_item import ParsedItem
from archive.parsers.plain import PLAIN, page_of_plain_text
from archive.parsers.preformatted import read_preformatted
from tests.archive.knowledge import GENERIC

SENTENCE = "The ferry left the harbour before noon with two hundred people on board"
FIRST_WORDS = f"{SENTENCE}, and nobody knew that it would be the last of"
LONG = f"{SENTENCE}, and nobody knew that it would be the last of the year to do so."


def reading_of(*lines: str) -> ParsedItem:
    return read_preformatted(GENERIC, page_of_plain_text("\n".join(lines), None, None), PLAIN)


def texts(reading: ParsedItem) -> list[str]:
    return [block.text for block in reading.blocks]


def test_a_centred_title_right_above_its_text_is_a_title() -> None:
    title = "Ferries return to Encar"
    reading = reading_of(f"{'':12}{title}", f"{'':13}November 3, 2007", f"ENCAR, {SENTENCE}")
    assert reading.title == title
    assert "November 3, 2007" in reading.header_lines
    assert texts(reading) == [f"ENCAR, {SENTENCE}"]


def test_a_date_is_no_title() -> None:
    reading = reading_of(f"{'':12}Friday, June 17, 2005", "", LONG)
    assert reading.title == FIRST_WORDS
    assert reading.header_lines == ("Friday, June 17, 2005",)


def test_lines_that_no_column_holds_are_paragraphs() -> None:
    reading = reading_of("FERRIES RETURN TO ENCAR", f"  {LONG}", f"  {LONG} Again.")
    assert reading.title == "FERRIES RETURN TO ENCAR"
    assert texts(reading) == [LONG, f"{LONG} Again."]


def test_one_long_line_among_wrapped_ones_parts_no_paragraph() -> None:
    wrapped = [SENTENCE] * 8
    reading = reading_of(*wrapped, "", f"http://irco.example/{'x' * 140}")
    assert texts(reading)[0] == " ".join(wrapped)


def test_a_line_with_wide_gaps_is_text_all_the_same() -> None:
    reading = reading_of(f"{'':200}{LONG}     {LONG}")
    assert texts(reading) == [f"{LONG} {LONG}"]


def test_a_text_without_a_title_has_its_first_words_for_one() -> None:
    reading = reading_of(LONG)
    assert (reading.title, reading.evidence[0].method) == (FIRST_WORDS, "first-words")


@pytest.mark.parametrize(
    "title", ["WORLD REFUGEE DAY 2005", "Annual Report 2004", "Ferries return to Encar in 2007"]
)
def test_a_title_may_end_in_a_year(title: str) -> None:
    assert reading_of(f"{'':12}{title}", "", LONG).title == title


@pytest.mark.parametrize("indent", ["\t", " " * 8])
def test_the_first_line_of_an_indented_paragraph_is_no_title(indent: str) -> None:
    lines = (f"{indent}ENCAR -- The ferry left the harbour before noon with two", SENTENCE)
    reading = reading_of(f"{'':20}FERRIES RETURN TO ENCAR", "", *lines, "", *lines)
    assert reading.title == "FERRIES RETURN TO ENCAR"
    assert texts(reading) == [f"{lines[0].strip()} {SENTENCE}"] * 2


def test_a_word_without_end_costs_as_its_length() -> None:
    start = time.process_time()
    reading = reading_of("A title", "", f"{SENTENCE}.", f"{'a' * 60_000} and more")
    assert "a" * 60_000 in " ".join(texts(reading))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The mayor spoke after the board announced that it would name Rep.", "Paulo Dias (R-Me.)"),
        ("Boats of the harbour board are lying in the lake of Tete and in", "Port Ana, he said."),
    ],
)
def test_a_paragraph_that_a_line_breaks_behind_a_short_title_is_whole(
    first: str, second: str
) -> None:
    rest = "The ferry sank on Friday within sight of the bank, and nobody was on board."
    assert f"{first} {second}" in texts(reading_of(rest, "", first, "", second, "", rest))


def test_a_day_before_the_sentence_that_announces_a_statement_is_no_line_of_a_head() -> None:
    announced = (
        "May 4, 2021 (TETE) — Mayor Ana Reis released the following statement on the new gate:"
    )
    sentence = "“The gate is small and it is ours, and nobody will ever close it again.”"
    reading = reading_of("The gate is open", "", announced, "", sentence)
    assert texts(reading)[-2:] == [announced, sentence]


LINES_APART = (
    "The ferry of Tete left the harbour before noon, with two hundred people on",
    "Friday, and nobody on the bank knew that it would be the last of the year.",
    "It was said by the Shadow Minister for Justice, Customs and of the Border",
    "Protection, Ana Reis, that the boats of the river were never counted in the",
    "Harbour of Quelimane, where the water is so low that the children of the",
    "Town walk over it. The board of the river met the owners of the boats on a",
    "Monday, and they agreed to count whatever floats between Tete and the sea of",
    "Zambezia before the rains, which begin late in this year, as the farmers of",
    "Tete know. Nobody will be asked for a passport when the counting begins.",
)


def test_lines_that_a_scanner_set_apart_are_paragraphs_up_to_their_stop() -> None:
    lines = [part for line in LINES_APART for part in (line, "")]
    body = texts(reading_of("THE GATE OF TETE", "", *lines))
    assert body[-1].startswith("It was said") and body[-1].endswith("when the counting begins.")


@pytest.mark.parametrize(
    "foot", ["/more", "-more-", "(continued)", "- 2 -", "2/...", "/2", "../2", "more follows/"]
)
def test_the_foot_of_a_page_is_no_paragraph(foot: str) -> None:
    assert texts(reading_of("THE GATE OF TETE", "", LONG, "", foot, "", LONG)) == [LONG, LONG]


@pytest.mark.parametrize("line", ["2.", "Continued", "More"])
def test_the_number_of_a_section_and_a_heading_are_no_foot_of_a_page(line: str) -> None:
    assert line in texts(reading_of("THE GATE OF TETE", "", LONG, "", line, "", LONG))
