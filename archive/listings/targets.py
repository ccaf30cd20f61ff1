"""The links of a page, each with the page that it leads to."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from archive.decoding.wayback import inner_address
from archive.html.chrome import Chrome
from archive.html.page import Page
from archive.parsers.links import canonical

_PAGE_SCHEMES = ("http", "https")
_MOST_LINKS = 5_000


@dataclass(frozen=True, slots=True)
class Target:
    """A link. number: which of the page it is. address: in full; where the page has none, relative
    to the place of its file."""

    node: HtmlElement
    number: int
    address: str


def targets_of(page: Page, chrome: Chrome) -> Iterator[Target]:
    """The links outside of menus and the like that lead to other pages, in order."""
    own = page.url or canonical(page) or ""
    base = _base(page, own)
    for number, node in enumerate(page.tree.iter("a"), 1):
        address = address_from(base, (node.get("href") or "").strip())
        if address and _without_fragment(own) != address and not chrome.surrounds(node):
            yield Target(node, number, address)
        if number >= _MOST_LINKS:
            return


def _base(page: Page, own: str) -> str:
    stated = next((node.get("href") or "" for node in page.tree.iter("base")), "").strip()
    try:
        return str(urljoin(own, stated))
    except ValueError:  # such as a bracket in the host
        return own


def address_from(base: str, href: str) -> str:
    """The address in full of a reference in a page of this address; '' for what leads to no other
    page."""
    if not href or href.startswith("#"):
        return ""
    try:
        joined = urljoin(base, href)
        parts = urlsplit(joined)
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme in _PAGE_SCHEMES and parts.hostname:
        return _without_fragment(inner_address(joined).url or joined)
    if parts.scheme or parts.netloc or base:
        return ""
    inner = inner_address(href).url
    return inner or posixpath.normpath(unquote(parts.path)).lstrip("/") if parts.path else ""


def _without_fragment(address: str) -> str:
    return address.partition("#")[0]
