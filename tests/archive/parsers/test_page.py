"""Parsing without losing text."""

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
