"""Cutting a page: every word of it is in one part or shared."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from archive.html.page import parse_page, squeeze
from archive.html.visible_text import visible_text
from archive.knowledge.chrome import chrome_of
from archive.stories.cutting import stretch_of
from archive.stories.lines import page_text
from archive.stories.parting import parting_of
from archive.stories.reading import read_stories
from archive.stories.signs import Signs
from tests.archive.knowledge import GENERIC
from tests.archive.stories.test_stories import SEVERAL, name_of
from tests.growth import costs_as_its_size


def body_of(source: str) -> HtmlElement:
    body = html.document_fromstring(source).find("body")
    assert isinstance(body, HtmlElement)
    return body


@pytest.mark.parametrize("path", SEVERAL, ids=name_of)
def test_no_word_of_a_page_is_lost_or_in_two_parts(path: Path) -> None:
    body = body_of(path.read_text(encoding="utf-8"))
    text = page_text(body)
    parting = parting_of(text, Signs(GENERIC, date(2016, 1, 1)), GENERIC.derived(chrome_of))
    cuts = [0]
    for part in parting.parts:
        cuts += [text.lines[part.story.start].start, text.lines[part.story.end - 1].end]
    cuts.append(len(text.places))
    assert cuts == sorted(cuts)
    stretches = [stretch_of(text, body, *ends) for ends in pairwise(cuts)]
    whole = " ".join(visible_text(stretch) for stretch in stretches)
    assert squeeze(whole) == squeeze(visible_text(body))


def test_a_stretch_keeps_the_elements_around_it_and_the_breaks_inside() -> None:
    body = body_of("<table><tr><td class=a>one<br>two<b>three</b>four<hr>five</td></tr></table>")
    text = page_text(body)
    stretch = stretch_of(text, body, 1, 4)
    assert html.tostring(stretch, encoding="unicode") == (
        '<body><table><tr><td class="a">two<b>three</b>four</td></tr></table></body>'
    )


@pytest.mark.parametrize(
    "name",
    [
        "<b>Ilse</b> <i>Brandt</i>",
        "<b>Ilse</b><script></script> <i>Brandt</i>",
        "<b>Ilse</b><i> <u>Brandt</u></i>",
    ],
)
def test_blanks_between_two_elements_part_their_words(name: str) -> None:
    body = body_of(f"<p>one {name} two<br>three</p>")
    stretch = stretch_of(page_text(body), body, 0, 4)
    assert visible_text(stretch).split() == ["one", "Ilse", "Brandt", "two"]


@pytest.mark.parametrize("rule", ["-" * 60, "* " * 30])
def test_a_long_typed_rule_is_a_line_of_its_own(rule: str) -> None:
    filled = "The ferry of Port Anso sailed this morning, eleven days"
    source = f"<pre>{filled}\n{rule}\nWells are tested\n\n{filled}\nafter a storm.</pre>"
    texts = [line.text for line in page_text(body_of(source)).lines]
    assert texts == [filled, rule.strip(), "Wells are tested", f"{filled} after a storm."]


def test_letters_of_one_word_in_several_elements_are_one_line() -> None:
    lines = page_text(body_of("<p><b>Ant</b>ónio</p><p>and others</p>")).lines
    assert [(line.text, line.opening) for line in lines] == [("António", "Ant"), ("and others", "")]


def reading_of(count: int) -> Callable[[], object]:
    """The reading of a page of so many stories."""
    text = (
        "GENEVA – The ferry sailed again this morning, eleven days after a storm had torn it off."
    )
    stories = "".join(
        f"<b>Ferry {number} of Port Anso sails</b><br>28 May 1998<br>{text}<hr>"
        for number in range(count)
    )
    page = parse_page(f"<html><body>{stories}</body></html>")

    def read() -> None:
        assert len(read_stories(GENERIC, page, date(2016, 1, 1)).items) == count

    return read


def test_many_stories_cost_as_their_number() -> None:
    assert costs_as_its_size(reading_of, 150, 1200)
