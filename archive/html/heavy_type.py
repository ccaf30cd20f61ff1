"""Bold and large type: until the early 2000s fonts made headings."""

import re

from lxml.html import HtmlElement

BOLD = ("b", "strong", "big", "h4", "h5", "h6")
STYLED = ("font", "span", "p", "div")
_LARGE = re.compile(r"\+\d|[4-7]")
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


def is_heavy(node: HtmlElement) -> bool:
    """Whether an element sets what stands in it in bold or large type."""
    if node.tag in BOLD:
        return True
    if node.tag not in STYLED:
        return False
    large = node.tag == "font" and _LARGE.match(node.get("size") or "")
    return bool(large or _HEAVY.search(node.get("style") or ""))
