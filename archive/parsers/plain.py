"""Texts typed in columns: a plain text file as a page, and pages that hold little else."""

from datetime import datetime
from html import escape

from archive.html.page import Page, parse_page, squeeze
from archive.html.visible_text import visible_text
from archive.profiles.profile import SiteProfile

PLAIN = SiteProfile(name="", about="plain text", evidence="inferred", line_mode="pre")
"""How a text file is read where no profile knows better."""

_NEARLY_ALL = 0.8


def is_typed(page: Page) -> bool:
    """Whether nearly all that a page prints stands in one <pre>, as many sites served the texts
    that they had typed in the 1990s."""
    typed = max((len(squeeze(node.text_content())) for node in page.tree.iter("pre")), default=0)
    return bool(typed) and typed >= _NEARLY_ALL * len(visible_text(page.tree))


def page_of_plain_text(source: str, url: str | None, moment: datetime | None) -> Page:
    """The page. Raises DescribeError as parse_page does."""
    return parse_page(f"<html><body><pre>{escape(source)}</pre></body></html>", url, moment)
