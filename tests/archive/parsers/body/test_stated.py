"""The text of a page that shows none, from what it states to machines."""

import json
from dataclasses import replace
from datetime import date

import pytest

from archive.describe.describer import describer_of
from archive.kinds import PageKind
from archive.knowledge.snapshot import KnownKind
from archive.models import Capture, Release
from tests.archive.knowledge import GENERIC

TOLD = replace(GENERIC, known_kinds=(KnownKind("*", PageKind.RELEASE),))
DESCRIBER = describer_of(TOLD, date(2026, 1, 1))
FIRST = "The ferry left the harbour before noon with two hundred people. " * 4
SECOND = "It came back in the evening with as many, and nobody was late. " * 4
STORY = {"@type": "NewsArticle", "headline": "Ferries return", "datePublished": "2014-05-03"}
SHELL = '<div id="root"></div><noscript>This page needs scripts.</noscript>'


def described(data: object, body: str = SHELL) -> Release:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    page = f"<html><head><title>Ferries return</title>{script}</head><body>{body}</body></html>"
    (release,) = DESCRIBER.describe(Capture("page.html", page.encode())).releases
    return release


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n\n{SECOND}",
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        f"{FIRST}<br>{SECOND}\ud800\x00",
    ],
)
def test_a_page_without_text_has_the_text_that_it_states_to_machines(text: str) -> None:
    release = described({"@graph": [{"@type": "WebPage"}, STORY | {"articleBody": text}]})
    assert [block.text.rstrip("? ") for block in release.blocks] == [FIRST.strip(), SECOND.strip()]
    assert release.issued.value == "2014-05-03"
    (source,) = (piece for piece in release.evidence if piece.field == "body")
    assert (source.method, source.place) == ("json-ld", "articleBody")


def test_what_a_page_shows_goes_before_what_it_states() -> None:
    release = described(STORY | {"articleBody": FIRST}, f"<article><p>{SECOND}</p></article>")
    assert release.text == SECOND.strip()
