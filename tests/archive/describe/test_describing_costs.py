"""Describing a page costs as its length, whatever it repeats."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from lxml.html import fromstring

from archive.describe.describer import Describer, describer_of
from archive.html.linked_data import linked_data
from archive.models import Capture
from tests.archive.knowledge import GENERIC
from tests.growth import costs_as_its_size, cpu_seconds


@pytest.fixture(scope="module")
def describer() -> Describer:
    return describer_of(GENERIC, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("piece", "number"),
    [
        ("1", 96_000),
        ("“", 16_000),
        ("“ ”", 8_000),
        ("“we will not go” said Mr. Smith, ", 2_400),
        ("“It rose,” said Ana Kolar. ", 1_600),
        ("“It rose,” said Ana J. Kos. “It fell,” said Ana M. Kos. ", 800),
        ("Mr. ", 8_000),
        ("John Q. A. ", 4_000),
    ],
)
def test_what_is_repeated_costs_as_its_length(
    describer: Describer, piece: str, number: int
) -> None:
    def describing_of(pieces: int) -> Callable[[], object]:
        capture = page_of(piece, pieces)
        return lambda: describer.describe(capture)

    describing_of(number // 8)()  # what all pages ask for is made now
    assert costs_as_its_size(describing_of, number // 8, number)


def page_of(piece: str, number: int) -> Capture:
    text = "<p>The wells of many villages were cleaned in March, and the pumps were mended.</p>" * 9
    source = f"<title>Wells are clean</title><h1>Wells are clean</h1><p>{piece * number}</p>{text}"
    return Capture("page.html", source.encode())


def test_what_a_page_says_of_itself_costs_as_its_length() -> None:
    content = f"[{'[],' * 40_000}{{}}]"
    tree = fromstring(f'<p>x<script type="application/ld+json">{content}</script></p>')
    walking = min(cpu_seconds(lambda: list(linked_data(tree))) for _ in range(3))
    decoding = min(cpu_seconds(lambda: json.loads(content)) for _ in range(3))
    # Decoding is a part of it, and the rest not much more: by the square of the lists it was 1,200.
    assert walking < 30 * decoding
