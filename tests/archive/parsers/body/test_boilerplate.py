"""Boilerplate at the end of a release is marked, in whatever language; the release is not."""

import pytest

from archive.models import Block, BlockKind
from archive.parsers.body.boilerplate import mark_boilerplate, without_boilerplate
from tests.archive.knowledge import GENERIC

NEWS = "The ferry at Port Anso runs again, the harbour office said today."
ABOUT = "Established in 1951, IRCO is the leading intergovernmental organization for river people."


def marked(*texts: str) -> list[str]:
    blocks = mark_boilerplate(GENERIC, [Block(BlockKind.PARAGRAPH, text) for text in texts])
    return [block.text for block in blocks if block.kind is BlockKind.BOILERPLATE]


@pytest.mark.parametrize(
    "end",
    [
        ["About IRCO", "It works with governments and people along rivers."],
        ["About the Organization:", "It has 175 members."],
        ["\u00c0 propos de l\u2019OICF", "Elle compte 175 \u00c9tats membres."],
        ["Acerca de la OICR", "Trabaja con los gobiernos."],
        [ABOUT],
        ["Share this page"],
        ["Related links", "\u00a9 2014 IRCO. All rights reserved."],
        ["Distributed by a wire on behalf of the International River Organisation."],
    ],
)
def test_what_closes_every_release_is_marked(end: list[str]) -> None:
    assert marked(NEWS, NEWS, *end) == end


@pytest.mark.parametrize(
    "end",
    [
        ["About forty people crossed on the first day."],
        ["The project was established in 1998 and ends in June."],
        ["\u201cShare this page with your neighbours,\u201d the mayor told the crowd."],
        ["Related links between rivers and roads were discussed in Vienna."],
    ],
)
def test_what_only_looks_so_is_not(end: list[str]) -> None:
    assert marked(NEWS, NEWS, *end) == []


def test_a_release_that_is_nothing_else_keeps_its_first_block() -> None:
    assert marked(ABOUT) == []


def test_what_is_left_out_parts_its_neighbours() -> None:
    blocks = mark_boilerplate(
        GENERIC, [Block(BlockKind.PARAGRAPH, text) for text in (NEWS, ABOUT, NEWS)]
    )
    assert [(block.text, block.gap) for block in without_boilerplate(blocks)] == [
        (NEWS, False),
        (NEWS, True),
    ]
