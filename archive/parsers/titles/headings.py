"""The headings of a page, and where each stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from archive.html.chrome import Chrome
from archive.html.page import squeeze
from archive.html.visible_text import visible_text

PROSE, _LEVELS = 150, 2
"""Letters of a paragraph that is text; so many levels above a heading it makes that one inside."""
LONGEST = 300
_HOMES = ("/", "./", "../", "#", "index.html")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading. aside: it stands in a menu, a header, a side column or the like, or is unseen.

    inside: text comes before it, so that it heads a part of it. late: text comes before it anywhere
    on the page. parts: the texts of its elements, where it has several: a line above the title, the
    title, a line below it.
    """

    text: str
    level: str
    aside: bool
    inside: bool
    late: bool
    parts: tuple[str, ...] = ()


def headings(tree: HtmlElement, chrome: Chrome) -> Iterator[Heading]:
    """Every heading but the site's own name, h1 before h2 before h3."""
    printed = []
    with_text: set[HtmlElement] = set()  # each p of prose marks all that it stands in
    for node in tree.iter("h1", "h2", "h3", "p"):
        text = visible_text(node)
        if node.tag == "p":
            with_text.update(node.iterancestors() if len(text) >= PROSE else ())
        elif text and len(text) <= LONGEST and not _leads_home(node):
            inside = any(parent in with_text for parent in islice(node.iterancestors(), _LEVELS))
            aside = chrome.surrounds(node) or chrome.is_unseen(node)
            late, parts = bool(with_text), _parts_of(node)
            printed.append(Heading(text, str(node.tag), aside, inside, late, parts))
    yield from sorted(printed, key=lambda heading: heading.level)


def _parts_of(node: HtmlElement) -> tuple[str, ...]:
    children = [child for child in node if isinstance(child, HtmlElement)]
    if len(children) == 1 and not squeeze(f"{node.text or ''}{children[0].tail or ''}"):
        return _parts_of(children[0])
    texts = [node.text or ""]
    for child in children:
        texts += [visible_text(child), child.tail or ""]
    parts = tuple(filter(None, map(squeeze, texts)))
    return parts if len(parts) > 1 else ()


def _leads_home(node: HtmlElement) -> bool:
    """Whether it is the link to the site's first page, as the site's own name is."""
    return any(
        "home" in (link.get("rel") or "").split() or _is_home(link.get("href") or "")
        for link in node.iter("a")
    )


def _is_home(href: str) -> bool:
    if href in _HOMES:
        return True
    try:
        address = urlsplit(href.strip())
    except ValueError:
        return False
    is_root = address.path == "/" or (bool(address.netloc) and not address.path)
    return is_root and not address.fragment
