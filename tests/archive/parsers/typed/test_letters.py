"""A letter as a release: who greets whom in it, and who does not send it."""

from archive.models import HeadRole
from archive.parsers.typed.head import read_head
from tests.archive.knowledge import GENERIC

GREETED = ["Mr Paul Lind", "Minister for Ports", "Parliament House", "Encar"]
LETTER = "the quays of our town have stood empty since the ferries went away last winter."


def roles_of(*lines: str) -> dict[str, HeadRole]:
    head = read_head(GENERIC, [*lines, "", LETTER])
    return {line.text: line.role for line in head.lines}


def test_the_name_and_post_above_a_greeting_are_whom_it_is_written_to() -> None:
    roles = roles_of("HARBOUR COUNCIL", "", "12 May 1984", "", *GREETED, "", "Dear Minister,")
    assert {roles[line] for line in GREETED} == {HeadRole.ADDRESSEE}
    assert roles["HARBOUR COUNCIL"] == HeadRole.SENDER


def test_a_letterhead_above_the_greeting_of_somebody_else_sends() -> None:
    letterhead = ("Ana Koren", "Minister for Ports")
    roles = roles_of("12 May 1984", "", *letterhead, "", "Dear friends,")
    assert HeadRole.ADDRESSEE not in roles.values()


def test_a_letterhead_that_is_all_of_a_head_sends() -> None:
    roles = roles_of("Mr Paul Lind", "Minister for Ports", "", "Dear Minister,")
    assert HeadRole.ADDRESSEE not in roles.values()
