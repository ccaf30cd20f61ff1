"""The build of a page in numbers: its lists, its code, where its paragraphs and headings stand."""

import math
import re
from collections.abc import Sequence
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from archive.text.words import word_count

_LISTS = ("ul", "ol", "table", "dl")
_CODE = ("pre", "code", "tt", "samp")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_CODE_TAGS = etree.XPath("count(//pre | //code | //tt | //kbd)")
_STORIES = etree.XPath("count(//article)")
_LINKS = etree.XPath("count(//a)")
_FITTINGS = etree.XPath(
    "boolean(//body//*[self::img or self::form or self::table or self::ul or self::ol or self::dl"
    " or self::pre or self::code or self::button or self::nav or self::input or self::select"
    " or self::object or self::applet] | //style | //script | //frameset)"
)
_TAGS = etree.XPath("boolean(.//a/@rel[contains(., 'tag')])")
_ADDRESSES = etree.XPath(".//a/@href", smart_strings=False)
_SHARE = re.compile(
    r"(?i)sharer|intent/(?:tweet|post)|twitter\.com/share|shareArticle|[?&]text=|mailto:\?|whatsapp"
)
_A_MENU = 2
_A_PAGE = 20
"""Letters of a page that says something."""
_A_PARAGRAPH = 20
"""Words of a paragraph that tells something."""


def measures_of_build(scope: HtmlElement, seen: str) -> dict[str, float]:
    """scope: the body of the page. seen: all that a reader may see of it."""
    size = max(1, _letters(seen))
    return {
        "lists": min(1.0, _letters_in(scope, _LISTS) / size),
        "code": min(1.0, _letters_in(scope, _CODE) / size),
        "page-size": math.log1p(size),
        "code-tags": math.log1p(cast(float, _CODE_TAGS(scope))),
        "one-story": float(1 <= cast(float, _STORIES(scope)) <= 2),
        "bare": float(
            size >= _A_PAGE and cast(float, _LINKS(scope)) <= _A_MENU and not _FITTINGS(scope)
        ),
        "sharing": float(bool(_SHARE.search("\n".join(cast(list[str], _ADDRESSES(scope)))))),
        "tagged": float(bool(_TAGS(scope))),
        "linked-headings": _linked_headings(scope),
        **_of_paragraphs(scope),
    }


def _of_paragraphs(scope: HtmlElement) -> dict[str, float]:
    """columns: in how many elements paragraphs stand that tell something. run: so many of them
    stand in a row without a heading between."""
    run = longest = 0
    columns: set[HtmlElement | None] = set()
    for node in scope.iter("p", *_HEADINGS):
        if node.tag != "p":
            run = 0
            continue
        if word_count(node.text_content()) >= _A_PARAGRAPH:
            columns.add(node.getparent())
            run += 1
            longest = max(longest, run)
    return {"columns": math.log1p(len(columns)), "run": math.log1p(longest)}


def _linked_headings(scope: HtmlElement) -> float:
    """The share of headings that lead elsewhere, as those of teasers do."""
    headings = list(scope.iter(*_HEADINGS))
    linked = sum(next(node.iter("a"), None) is not None or _in_link(node) for node in headings)
    return linked / max(1, len(headings))


def _in_link(node: HtmlElement) -> bool:
    return next(node.iterancestors("a"), None) is not None


def _letters_in(scope: HtmlElement, tags: Sequence[str]) -> int:
    """Of the outermost elements of these tags."""
    counted: set[HtmlElement] = set()
    letters = 0
    for node in scope.iter(*tags):
        if not _stands_in(node, counted):
            letters += _letters(node.text_content())
        counted.add(node)
    return letters


def _stands_in(node: HtmlElement, elements: set[HtmlElement]) -> bool:
    return any(parent in elements for parent in node.iterancestors())


def _letters(text: str) -> int:
    return len("".join(text.split()))
