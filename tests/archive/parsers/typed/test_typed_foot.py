"""Who signs a typed text under its last paragraph."""

import pytest

from archive.models import HeadRole
from archive.parsers.plain import PLAIN, page_of_plain_text
from archive.parsers.preformatted import read_preformatted
from tests.archive.knowledge import GENERIC

TEXT = "The ferries that left Encar in spring will return before the end of the month."


def signing(*foot: str) -> list[str]:
    source = "\n".join(("PRESS STATEMENT", "", "FERRIES RETURN", "", TEXT, "", TEXT, "", *foot))
    head = read_preformatted(GENERIC, page_of_plain_text(source, None, None), PLAIN).head
    return [name for line in head if line.role == HeadRole.SIGNATURE for name in line.people]


@pytest.mark.parametrize(
    "foot",
    [
        ("(TELMO PETEK)", "Minister for Rivers", "", "ENCAR", "12 May 1972"),
        ("Telmo Petek MP  Parliamentary Secretary to the Minister for Rivers and Trade",),
        ("Telmo Petek", "Minister for Rivers", "Parliament House", "Encar"),
        ("Telmo Petek", "Director General"),
    ],
)
def test_who_stands_beside_a_post_signs(foot: tuple[str, ...]) -> None:
    assert [name.title() for name in signing(*foot)] == ["Telmo Petek"]


@pytest.mark.parametrize(
    "foot",
    [
        ("Telmo Petek", "Press Secretary", "Encar"),
        ("Contact: Telmo Petek, Office of the Minister for Rivers 02 6277 1234",),
        ("TELMO PETEK  MEDIA ADVISER", "OFFICE OF SENATOR ANA KOREN", "SENATOR FOR SAVA"),
        ("TELMO PETEK", "ENCAR"),
        ("The Minister for Rivers will be in Encar, and Telmo Petek, Minister for Ports, too.",),
    ],
)
def test_who_answers_for_a_text_does_not_sign(foot: tuple[str, ...]) -> None:
    assert signing(*foot) == []


def test_below_the_words_that_close_a_letter_stands_who_wrote_it() -> None:
    to = ("", "The Hon. Ana Koren, M.P.", "Premier of Sava", "ENCAR")
    assert signing("Yours sincerely,", "", "(Telmo Petek)", *to) == ["Telmo Petek"]
    assert signing("With best wishes") == []


def test_a_name_that_a_blank_line_cuts_is_whole() -> None:
    cut = "The ferries will be back in spring, the Minister for Rivers and Ports, Telmo"
    source = "\n".join(("FERRIES RETURN", "", TEXT, "", cut, "", "Petek, said today.", "", TEXT))
    blocks = read_preformatted(GENERIC, page_of_plain_text(source, None, None), PLAIN).blocks
    assert f"{cut} Petek, said today." in [block.text for block in blocks]
