"""A plain text file as a page: its lines in one <pre>, for the rules of typed pages."""

from datetime import datetime
from html import escape

from archive.html.page import Page, parse_page
from archive.profiles.profile import SiteProfile

PLAIN = SiteProfile(name="", about="plain text", evidence="inferred", line_mode="pre")
"""How a text file is read where no profile knows better."""


def page_of_plain_text(source: str, url: str | None, moment: datetime | None) -> Page:
    """The page. Raises DescribeError as parse_page does."""
    return parse_page(f"<html><body><pre>{escape(source)}</pre></body></html>", url, moment)
