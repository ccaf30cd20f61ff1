"""Where a page is now, as its server or the page itself says."""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from archive.html.page import Page
from archive.kinds import REDIRECT
from archive.models import Capture, Description
from archive.page_kinds.places import seen_text
from archive.parsers.links import joined
from archive.sites import REDIRECT_STATUS
from archive.text.words import word_count

_REFRESH = re.compile(
    r"\s*(?P<seconds>\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?(?P<target>.+)",
    re.IGNORECASE | re.DOTALL,
)
_SOON = 10
"""Seconds. What leads on later has been read by then: a slide show, a page of headlines."""
_FEW_WORDS = 40
"""'This page has moved. Please update your bookmarks', in two languages and with a menu."""
_SHOWN = 500


def sent_elsewhere(capture: Capture) -> Description | None:
    """What a server's answer that the page is elsewhere comes to; None for any other answer."""
    if capture.status not in REDIRECT_STATUS:
        return None
    if target := capture.header("location"):
        return _leading_to(target)
    return Description(reason=REDIRECT, detail="names no address")


def leads_elsewhere(page: Page, capture: Capture) -> Description | None:
    """The same of a page that says hardly anything and has the browser go to another at once."""
    own = page.url or "/" + capture.locator.replace("!", "/")
    for target in _refreshes(page):
        address = joined(own, target)
        if address and urldefrag(address)[0] != urldefrag(own)[0] and _says_little(page):
            return _leading_to(target)
    return None


def _refreshes(page: Page) -> Iterator[str]:
    """The addresses that the page has the browser go to."""
    for node in page.tree.iter("meta"):
        if (node.get("http-equiv") or "").strip().lower() == "refresh":
            match = _REFRESH.match(node.get("content") or "")
            # In <noscript> it is meant for those who see nothing of a page that scripts fill.
            if match and int(match["seconds"]) <= _SOON and not _is_for_few(node):
                yield match["target"].strip(" \t\n\r\"'")


def _is_for_few(node: HtmlElement) -> bool:
    return next(node.iterancestors("noscript"), None) is not None


def _says_little(page: Page) -> bool:
    return word_count(seen_text(page)) <= _FEW_WORDS


def _leading_to(target: str) -> Description:
    return Description(reason=REDIRECT, detail=f"leads to {target[:_SHOWN]}", leads_to=target)
