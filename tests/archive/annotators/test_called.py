"""By which surname a release calls who speaks for it."""

import pytest

from archive.annotators.senders.called import Call, called_in
from archive.models import Block, BlockKind, Release
from tests.archive.knowledge import GENERIC

LEAD = "The quay will be opened in the spring, before the floods of the upper river come."


def called(*texts: str) -> tuple[Call, ...]:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return called_in(Release("Media release", blocks), GENERIC)


@pytest.mark.parametrize(
    ("line", "call"),
    [
        ("SENATOR KOS", ("KOS", "SENATOR")),
        ("Senator Kos MP", ("Kos", "Senator")),
        ("The Hon R. A. Kos MP", ("Kos", "The Hon")),
        ("R. Kos MP", ("Kos", "")),
    ],
)
def test_who_stands_alone_in_a_line_of_the_letterhead(line: str, call: tuple[str, str]) -> None:
    assert called(line, LEAD) == (Call(*call),)


@pytest.mark.parametrize("line", ["Kos", "New quay opens", "Senator Kos opens the new quay"])
def test_other_lines_call_nobody(line: str) -> None:
    assert called(line, LEAD) == ()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The quay will be opened in the spring, Senator Kos said yesterday.", ["Kos"]),
        ("The quay will be opened in the spring, said Minister Kos in the harbour.", ["Kos"]),
        ("The quay will be opened in the spring with help by Senator Kos and others.", []),
        ("The quay will be opened in the spring, said Senator Ana Kos in the harbour.", []),
    ],
)
def test_who_speaks_in_the_first_sentences(sentence: str, names: list[str]) -> None:
    assert [call.surname for call in called(sentence)] == names


def test_the_label_behind_which_most_of_a_talk_is_said() -> None:
    talk = ("JOURNALIST: When?", f"PRIME MINISTER KOS: {LEAD} {LEAD}", "JOURNALIST: And then?")
    assert [call.surname for call in called(*talk)] == ["KOS"]
