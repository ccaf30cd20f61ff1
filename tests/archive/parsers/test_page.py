"""Parsing without losing text."""

import time

import pytest

from archive.errors import DescribeError
from archive.html.page import parse_page
from archive.parsers.blocks import blocks_of


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


def test_a_deep_page_costs_as_its_length() -> None:
    source = "<html><body>" + "<div><p>The river " * 16_000 + "is high.</body></html>"
    start = time.process_time()
    parse_page(source)
    # A second and a half here; by the square of the tags it was twenty.
    assert time.process_time() - start < 10
