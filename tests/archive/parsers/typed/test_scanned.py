"""Letters that a scanner took for others in the head of a typed text."""

import pytest

from archive.parsers.plain import PLAIN, page_of_plain_text
from archive.parsers.preformatted import read_preformatted
from archive.parsers.typed.scanned import mended_lines
from tests.archive.knowledge import GENERIC

TEXT = (
    "The ferries that left Encar in spring will return before the end of the month, the Minister "
    "for Rivers, Ms Ana Koren, said today, and Ju1y will see two more of them follow."
)


def mended(line: str) -> str:
    return next(text for text, _ in mended_lines(GENERIC, [line]))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("MINI5TER FOR FOREIGN AFFAlRS", "MINISTER FOR FOREIGN AFFAIRS"),
        ("No. 12/87      l9 Ju1y 1987", "No. 12/87      19 July 1987"),
        ("RELEASE NO. 84-009      February 14, I984", "RELEASE NO. 84-009      February 14, 1984"),
        ("3l OCTOBER I966", "31 OCTOBER 1966"),
        ("I3 MARCH l984", "13 MARCH 1984"),
        ("lOth May, 1975", "10th May, 1975"),
        ("3O Septernber 200I", "30 September 2001"),
        ("12 May 19 94", "12 May 1994"),
        ("MONDAY, 2 7 JUNE 1994", "MONDAY, 27 JUNE 1994"),
    ],
)
def test_a_letter_that_was_mistaken_is_read_as_it_was_meant(line: str, meant: str) -> None:
    assert mended(line) == meant


@pytest.mark.parametrize(
    "line",
    [
        "M163 2 7 June 1990",  # 27 June, or 7 June behind a number
        "JB34/94 COVID19 H1N1 MH17 F16s Il7 3AW",
        "www.port1encar.example  a0b@irco.example",
        "The Hon. Ivo McDonald, modern governor of Encar",
    ],
)
def test_what_may_be_meant_so_stays(line: str) -> None:
    assert mended(line) == line


def test_what_was_mended_in_a_head_is_recorded_and_the_text_stays_as_it_is() -> None:
    source = "\n".join(
        ("MINI5TER FOR RIVERS", "", "l9 Ju1y 1987", "", "FERRlES RETURN TO ENCAR", "", TEXT)
    )
    reading = read_preformatted(GENERIC, page_of_plain_text(source, None, None), PLAIN)
    assert (reading.title, reading.header_lines) == ("FERRIES RETURN TO ENCAR", ("19 July 1987",))
    assert [block.text for block in reading.blocks] == ["MINISTER FOR RIVERS", TEXT]
    assert [(repair.old, repair.new) for repair in reading.repairs] == [
        ("MINI5TER", "MINISTER"),
        ("Ju1y", "July"),
        ("l9 July 1987", "19 July 1987"),
        ("FERRlES", "FERRIES"),
    ]
