"""Parsing without losing text."""

from collections.abc import Callable

import pytest

from archive.errors import DescribeError
from archive.html.lines import Lines
from archive.html.markup import without_tags
from archive.html.page import parse_page, squeeze
from archive.html.soup import read_by_beautiful_soup
from archive.parsers.body.blocks import blocks_of
from tests.growth import costs_as_its_size


def test_a_thousand_nested_tags_lose_no_text() -> None:
    source = "<html><body>" + "<font>" * 1000 + "<p>The deep words remain.</p></body></html>"
    page = parse_page(source)
    texts = [block.text for block in blocks_of([page.tree], frozenset())]
    assert "The deep words remain." in texts


def test_two_documents_in_one_file_are_both_read() -> None:
    source = "<html><body><p>One.</p></body></html><html><body><p>Two.</p></body></html>"
    assert "Two." in "".join(parse_page(source).tree.itertext())


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(DescribeError, match="empty"):
        parse_page("<!-- nothing -->")


def test_a_page_of_endless_tags_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(DescribeError, match="too-complex"):
        parse_page("<p>" * 200_001)


@pytest.mark.parametrize("levels", [300, 3000])
def test_what_lxml_gives_up_is_read_whole_and_no_tree_is_deep(levels: int) -> None:
    source = "<html><body><h<i>" + "<div><p>The river " * levels + "is high.</body></html>"
    tree = parse_page(source).tree
    assert tree.text_content().count("The river") == levels
    assert max(sum(1 for _ in node.iterancestors()) for node in tree.iter()) <= 150


@pytest.mark.parametrize(
    "piece",
    [
        "<div><p>The river ",  # all within each other
        "The river<br>",  # all beside each other
        *("<!-- the river ", "<style> the river ", "<a href=river ", "<![CDATA[ the river "),
    ],
)
def test_a_page_that_lxml_gives_up_costs_as_its_length(piece: str) -> None:
    def reading_of(pieces: int) -> Callable[[], object]:
        source = f"<html><body>The end.{piece * pieces}"
        return lambda: (read_by_beautiful_soup(source), without_tags(source))

    assert costs_as_its_size(reading_of, 2_000, 16_000)


def test_what_lxml_gives_up_is_read_as_it_stands() -> None:
    page = read_by_beautiful_soup(
        'Before <html lang=en {a}=1><body class="a b">x &amp;lt; &#1;y<![CDATA[z]]></body>'
        "</html> behind <p>all <!-- no -->of it</p> it <!-- to <i the end"
    )
    assert page.get("lang") == "en"
    assert page.find(".//body").get("class") == "a b"
    told = "Before x &lt; yz behind all of it it <!-- to <i the end"
    assert squeeze(page.text_content()) == told


def test_lines_are_the_same_for_each_reader_and_made_when_asked_for() -> None:
    page = parse_page("<body><p>one<p>two <b>words</b><p>three</body>")
    early, late = iter(page.derived(Lines)), iter(page.derived(Lines))
    assert next(early) == "one"
    assert list(late) == ["one", "two words", "three"]
    assert list(early) == ["two words", "three"]
