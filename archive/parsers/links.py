"""What a page says of its own addresses: where it stands, and where in other languages."""

from collections.abc import Iterator
from typing import cast
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from archive.html.page import Page
from archive.models import Link

_IN_OTHER_LANGUAGES = etree.XPath("//@hreflang/..")


def canonical(page: Page) -> str | None:
    """The address that the page gives itself: its canonical link, else og:url."""
    for node in page.tree.iter("link"):
        if (node.get("rel") or "").lower() == "canonical" and node.get("href"):
            return joined(page.url, node.get("href", ""))
    for node in page.tree.iter("meta"):
        if (node.get("property") or "").lower() == "og:url" and node.get("content"):
            return joined(page.url, node.get("content", ""))
    return None


def translations(page: Page) -> Iterator[Link]:
    """The page's own links to itself in other languages: Link(language, address)."""
    own = (page.tree.get("lang") or "").lower()
    for node in cast(list[HtmlElement], _IN_OTHER_LANGUAGES(page.tree)):
        language = (node.get("hreflang") or "").lower()
        alternate = node.tag == "a" or (
            node.tag == "link" and "alternate" in (node.get("rel") or "").lower()
        )
        target = joined(page.url, node.get("href", ""))
        if alternate and language and language not in (own, "x-default") and target:
            yield Link(language, target)


def joined(page: str | None, printed: str) -> str | None:
    """The address in full; None for none, and for what no address can be, such as 'http://[a'."""
    try:
        joined = urljoin(page or "", printed.strip())
        _ = urlsplit(joined).hostname, urlsplit(joined).port
    except ValueError:
        return None
    return str(joined) if printed.strip() else None
