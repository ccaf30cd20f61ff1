"""Describing a page costs as its length, whatever it repeats."""

import json
import time
from collections.abc import Callable
from datetime import date

import pytest
from lxml.html import fromstring

from archive.describe.describer import Describer, describer_of
from archive.html.linked_data import linked_data
from archive.models import Capture
from tests.archive.knowledge import GENERIC


@pytest.fixture(scope="module")
def describer() -> Describer:
    return describer_of(GENERIC, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("piece", "number"),
    [
        ("1", 96_000),
        ("“", 16_000),
        ("“ ”", 8_000),
        ("“we will not go” said Mr. Smith, ", 4_800),
        ("Mr. ", 8_000),
        ("John Q. A. ", 4_000),
    ],
)
def test_what_is_repeated_costs_as_its_length(
    describer: Describer, piece: str, number: int
) -> None:
    cost_of(describer, piece, number // 8)  # what all pages ask for is made now
    # As one page of all pieces, so eight of an eighth of them; by their square an eighth of it.
    together = min(cost_of(describer, piece, number) for _ in range(2))
    apart = sum(cost_of(describer, piece, number // 8) for _ in range(8))
    assert together < 4 * apart


def cost_of(describer: Describer, piece: str, number: int) -> float:
    """CPU seconds of describing a page of so many pieces."""
    capture = page_of(piece, number)
    start = time.process_time()
    describer.describe(capture)
    return time.process_time() - start


def page_of(piece: str, number: int) -> Capture:
    text = "<p>The wells of many villages were cleaned in March, and the pumps were mended.</p>" * 9
    source = f"<title>Wells are clean</title><h1>Wells are clean</h1><p>{piece * number}</p>{text}"
    return Capture("page.html", source.encode())


def test_what_a_page_says_of_itself_costs_as_its_length() -> None:
    content = f"[{'[],' * 40_000}{{}}]"
    tree = fromstring(f'<p>x<script type="application/ld+json">{content}</script></p>')
    walking = min(seconds_of(lambda: list(linked_data(tree))) for _ in range(3))
    decoding = min(seconds_of(lambda: json.loads(content)) for _ in range(3))
    # Decoding is a part of it, and the rest not much more: by the square of the lists it was 1,200.
    assert walking < 30 * decoding


def seconds_of(work: Callable[[], object]) -> float:
    """CPU seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start
