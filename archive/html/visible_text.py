"""The text of an element as a reader sees it, without scripts, forms and menus."""

from lxml.html import HtmlElement

from archive.html.page import squeeze

SILENT = {"script", "style", "noscript", "template", "svg", "form", "select", "button"}
SILENT |= {"iframe", "object", "nav", "head"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BREAKING = {"p", "div", "section", "article", "main", "header", "footer", "center", "pre", "body"}
BREAKING |= {"td", "th", "tr", "tbody", "thead", "caption", "address", "dd", "dt", "li", "layer"}
BREAKING |= {"fieldset", "details", "summary", "hr", "figure", "figcaption", "blockquote"}


def visible_text(node: HtmlElement) -> str:
    """All text below an element but that of scripts and the like, white space squeezed."""
    parts: list[str] = []
    _gather_text(node, parts)
    return squeeze("".join(parts))


def has_text(node: HtmlElement) -> bool:
    """Whether visible_text() gives anything; the first word decides."""
    if _is_hidden(node):
        return False
    return bool((node.text or "").strip()) or any(
        (isinstance(child, HtmlElement) and has_text(child)) or (child.tail or "").strip()
        for child in node
    )


def _is_hidden(node: HtmlElement) -> bool:
    return node.tag in SILENT and node.tag not in ("nav", "form", "button")


def _gather_text(node: HtmlElement, parts: list[str]) -> None:
    # Letters split over inline tags (Word does that) must join; blocks and breaks must not.
    apart = " " if node.tag in BREAKING or node.tag in HEADINGS or node.tag == "br" else ""
    parts.append(apart)
    if not _is_hidden(node):
        parts.append(node.text or "")
        for child in node:
            if isinstance(child, HtmlElement):
                _gather_text(child, parts)
            parts.append(child.tail or "")
    parts.append(apart)
