"""Contact lines and blocks."""

from archive.models import Block, BlockKind
from archive.parsers.body.contacts import mark_contacts, read_contact
from tests.archive.knowledge import GENERIC


def paragraphs(*texts: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, text) for text in texts]


def test_a_contact_line_names_a_person_an_office_and_ways_to_reach_them() -> None:
    (contact,) = read_contact(
        GENERIC,
        "For further information, please contact Ana Reis at IRCO Maputo, Tel: +258 21 310 779, "
        "Email:areis@irco.example",
    )
    assert (contact.name, contact.office) == ("Ana Reis", "IRCO Maputo")
    assert contact.phones == ("+258 21 310 779",)
    assert contact.emails == ("areis@irco.example",)


def test_two_people_in_one_line_are_two_contacts() -> None:
    line = (
        "For more information: Paul Ba, IRCO Bamako, Tel. +223 20 22 33 44 "
        "or Mia Sy, IRCO Dakar, Tel. +221 33 44 55 66"
    )
    assert [(c.name, c.office) for c in read_contact(GENERIC, line)] == [
        ("Paul Ba", "IRCO Bamako"),
        ("Mia Sy", "IRCO Dakar"),
    ]


def test_the_lines_after_an_opening_belong_to_the_contact() -> None:
    marked = mark_contacts(
        GENERIC,
        paragraphs(
            "The flood is over.",
            "For more information, please contact:",
            "Ana Reis",
            "Tel. +258 21 310 779",
        ),
    )
    assert [block.kind for block in marked] == [BlockKind.PARAGRAPH, BlockKind.CONTACT]
    assert marked[1].text.split("\n")[1:] == ["Ana Reis", "Tel. +258 21 310 779"]


def test_a_missing_address_is_not_made_up() -> None:
    (contact,) = read_contact(
        GENERIC, "For more information contact Ana Reis, Tel: +258 21 310 779, Email:"
    )
    assert contact.emails == ()
    assert contact.office is None


def test_prose_about_information_is_no_contact() -> None:
    marked = mark_contacts(
        GENERIC, paragraphs("The boats carry more information than the radio ever did.")
    )
    assert marked[0].kind == BlockKind.PARAGRAPH


def test_a_word_inside_a_name_opens_none() -> None:
    line = "For further information: Jean-Paul Reis, Tel: +258 21 310 779"
    assert [contact.name for contact in read_contact(GENERIC, line)] == ["Jean-Paul Reis"]
