"""Where a page stands as an item in a menu of its own site."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from archive.html.page import squeeze
from archive.text.words import word_count

_LISTS = ("ul", "ol", "nav")
_FEWEST = 4
_MOST_WORDS = 4
"""Words of an item: more is a headline."""
_MOST_ON_AVERAGE = 3.5
"""Words of all items: where they are more, it is a list of stories and no menu."""
_DIGIT = re.compile(r"\d")
_START = re.compile(r"/(?:index|default|home)\.\w+$")


def items_that_lead_here(tree: HtmlElement, address: str) -> Iterator[str]:
    """The texts of the items. address: of the page itself, or the place of its file. Nothing for
    the start page of a site, to which every page leads, nor for numbers, as of parts of a list."""
    own = _place(address)
    _, has_path, last = own.rpartition("/")
    if not has_path:
        return
    for link in tree.iter("a"):
        target = link.get("href", "")
        # No XPath: it refuses what the name of a file may hold that no XML may.
        if last in target and "#" not in target and _leads_to(target, address, own):
            text = squeeze(link.text_content())
            if _is_label(text) and _is_in_menu(link):
                yield text


def _is_label(text: str) -> bool:
    return 1 <= word_count(text) <= _MOST_WORDS and not _DIGIT.search(text)


def _leads_to(target: str, address: str, own: str) -> bool:
    try:
        return _place(urljoin(address, target)) == own
    except ValueError:
        # Where no address can be, as in 'http://[a', none leads here.
        return False


def _place(address: str) -> str:
    """Host, path and query, without what the same page may have or not."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    path = _START.sub("", parts.path).rstrip("/")
    return host + path + (f"?{parts.query}" if parts.query else "")


def _is_in_menu(link: HtmlElement) -> bool:
    """Menus have menus inside; of tables, in which whole pages stand, only the innermost is one."""
    lists = list(link.iterancestors(*_LISTS)) or list(link.iterancestors("table"))[:1]
    if not lists:
        return False
    sizes = [size for item in lists[-1].iter("a") if (size := word_count(item.text_content()))]
    return len(sizes) >= _FEWEST and sum(sizes) <= _MOST_ON_AVERAGE * len(sizes)
