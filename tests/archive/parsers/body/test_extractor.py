"""What a library swallows must not change what a page is described as."""

from datetime import date

import pytest
import trafilatura.external
from lxml import html
from trafilatura.readability_lxml import Document

from archive.boundary import TOO_COSTLY
from archive.describe.describer import describer_of
from archive.models import Capture
from archive.parsers.body.extractor import extract_of
from tests.archive.knowledge import GENERIC

PARAGRAPH = "<p>The wells of {n} villages were cleaned in March, and the pumps were mended.</p>"
PAGE = (
    "<html><head><title>Wells are clean again</title></head><body><h1>Wells are clean again</h1>"
    + "".join(PARAGRAPH.format(n=number) for number in range(2, 30))
    + "</body></html>"
)


def without_memory(*_arguments: object, **_settings: object) -> None:
    raise MemoryError


@pytest.mark.parametrize(
    ("place", "name"),
    [(Document, "summary"), (trafilatura.external, "fromstring_bytes")],
    ids=["an extraction", "a tree"],
)
def test_a_lack_of_memory_inside_a_library_is_told(
    place: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    describer = describer_of(GENERIC, date(2026, 1, 1))
    capture = Capture("wells.html", PAGE.encode())
    assert describer.describe(capture).releases
    monkeypatch.setattr(place, name, without_memory)
    assert describer.describe(capture).reason == TOO_COSTLY


def test_the_tree_of_a_page_stays_as_it_is() -> None:
    tree = html.document_fromstring(PAGE)
    assert extract_of(tree)
    assert html.tostring(tree) == html.tostring(html.document_fromstring(PAGE))
