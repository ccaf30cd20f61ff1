"""Words that a person writes are found in a text, whatever they have between them, and soon."""

import pytest

from archive.store.overlay.passages import Passage, passages
from tests.growth import cpu_seconds

WORDS = " ".join(["the", "boats", "of", "a", "river", "and"] * 200)


def cost(value: str) -> float:
    """CPU seconds of looking for a value in a text where all its words stand."""
    return min(cpu_seconds(lambda: passages(value, WORDS)) for _ in range(5))


@pytest.mark.parametrize(
    "value",
    [
        "the … and … a … zzzz",
        "the … and … a … the … zzzz",
        "boats [the … and … a … the … of] zzzz",
    ],
)
def test_parts_that_stand_everywhere_cost_what_each_of_them_costs(value: str) -> None:
    parts = value.split(" … ")
    alone = sum(cost(part.strip("[] ")) for part in parts)
    assert cost(value) < 10 * alone


def test_a_part_is_the_nearest_from_which_the_others_follow() -> None:
    """The first that stands behind may be too far from the next."""
    text = f"We came. They sang. {'So it was. ' * 40}They sang. {'So it was. ' * 40}They went."
    (passage,) = passages("We came … They sang … They went", text)
    assert passage.pieces[1].start > 100
    assert _words(passage, text) == ["We came", "They sang", "They went"]
    (nearest,) = passages("We came … They sang", text)
    assert nearest.pieces[1].start < 20


def test_what_stands_around_tells_the_last_part_too() -> None:
    text = "We came. They went off. Then they went home."
    (passage,) = passages("[We came … went] home", text)
    assert text[passage.pieces[1].end :] == " home."


def _words(passage: Passage, text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in passage.pieces]
