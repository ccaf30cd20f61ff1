"""The headings of a page, and where each stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from archive.html.chrome import Chrome
from archive.html.visible_text import visible_text

PROSE, _LEVELS = 150, 2
"""Letters of a paragraph that is text; so many levels above a heading it makes that one inside."""
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading. aside: it stands in a menu, a header, a side column or the like.

    inside: text comes before it, so that it heads a part of it. late: text comes before it anywhere
    on the page.
    """

    text: str
    level: str
    aside: bool
    inside: bool
    late: bool


def headings(tree: HtmlElement, chrome: Chrome) -> Iterator[Heading]:
    """Every heading but the site's own name, h1 before h2 before h3."""
    found = []
    with_text: set[HtmlElement] = set()  # each p of prose marks all that it stands in
    for node in tree.iter("h1", "h2", "h3", "p"):
        text = visible_text(node)
        if node.tag == "p":
            with_text.update(node.iterancestors() if len(text) >= PROSE else ())
        elif text and len(text) <= LONGEST and not _leads_home(node):
            inside = any(parent in with_text for parent in islice(node.iterancestors(), _LEVELS))
            aside, late = chrome.surrounds(node), bool(with_text)
            found.append(Heading(text, str(node.tag), aside, inside, late))
    yield from sorted(found, key=lambda one: one.level)


def _leads_home(node: HtmlElement) -> bool:
    return any(link.get("href") in ("/", "./", "../", "#", "index.html") for link in node.iter("a"))
