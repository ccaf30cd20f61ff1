"""The title of a page that no profile describes: the heading that its own metadata agrees with."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archive.folding import fold
from archive.models import Evidence
from archive.parsers.blocks import visible_text
from archive.parsers.furniture import is_furniture, is_header
from archive.parsers.page import Page, squeeze, title_tag

_SEPARATORS = re.compile(r"\s+[|·»:–—-]+\s+|\s*::\s*")
_LONGEST = 300


def find_title(page: Page) -> tuple[str, Evidence]:
    """The best title and its evidence; the title is "" where the page has none at all.

    A heading that the metadata repeats wins; then the first h1 outside the page's furniture, the
    first h2 or h3, the metadata, and the title tag without the site's name.
    """
    printed = [meta_title(page), title_tag(page)]
    headings = list(_headings(page.tree))
    for node, text in headings:
        if any(_repeats(source, text) for source in printed if source):
            return text, Evidence("title", text, "heading", str(node.tag), text[:200], 0.95)
    for node, text in headings:
        return text, Evidence("title", text, "heading", str(node.tag), text[:200], 0.8)
    if printed[0]:
        return printed[0], Evidence("title", printed[0], "meta", "og:title", printed[0][:200], 0.7)
    text = _without_site(printed[1])
    return text, Evidence("title", text, "title-tag", "title", printed[1][:200], 0.6)


def meta_title(page: Page) -> str:
    """The title that the page's metadata gives, or ""."""
    for node in page.tree.iter("meta"):
        name = (node.get("property") or node.get("name") or "").lower()
        if name in ("og:title", "dc.title", "dcterms.title", "twitter:title"):
            return squeeze(node.get("content") or "")
    return ""


def in_furniture(node: HtmlElement) -> bool:
    """Whether an element stands in a menu, a header, a side column or the like.

    Its own class says nothing: 'page-header' is where a content system puts the title itself.
    """
    return node.tag in ("nav", "aside", "footer") or any(
        is_furniture(parent) or is_header(parent) for parent in node.iterancestors()
    )


def _headings(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    found = [
        (node, text)
        for node in tree.iter("h1", "h2", "h3")
        if (text := visible_text(node)) and len(text) <= _LONGEST and not _leads_home(node)
    ]
    outside = [pair for pair in found if not in_furniture(pair[0])]
    yield from sorted(outside, key=lambda pair: str(pair[0].tag))


def _leads_home(node: HtmlElement) -> bool:
    return any(link.get("href") in ("/", "./", "../", "#", "index.html") for link in node.iter("a"))


def _repeats(source: str, heading: str) -> bool:
    given, printed = fold(source), fold(heading)
    return len(printed) > 10 and (printed in given or (len(given) > 10 and given in printed))


def _without_site(text: str) -> str:
    """The longest part of a title tag: 'Headline | Site name' gives the headline."""
    return max(_SEPARATORS.split(text), key=len, default="").strip()
