"""A plain text file as a page: its lines in one <pre>, for the rules of typed pages."""

from datetime import datetime
from html import escape

from archive.parsers.page import Page, parse_page


def page_of_plain_text(source: str, url: str | None, moment: datetime | None) -> Page:
    """The page. Raises DescribeError as parse_page does."""
    return parse_page(f"<html><body><pre>{escape(source)}</pre></body></html>", url, moment)
