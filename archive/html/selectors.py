"""CSS selectors, compiled once, and passed by where a page cannot hold what they name."""

import re
from functools import cache
from typing import cast

from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

_NAMED = re.compile(r"[.#]([\w-]+)")
_NAME = re.compile(r"[A-Za-z_][A-Za-z_-]*\Z")
"""What names a part of every page: a name with a number is that of one page or one item."""

_CALLED = etree.XPath("//@class | //@id", smart_strings=False)
_STEPS = 3
_EITHER = (",", ":not(")


def select(css: str, scope: HtmlElement) -> list[HtmlElement]:
    """The elements that a selector names below `scope`, in document order.

    Raises cssselect.SelectorError for a selector that cannot be read.
    """
    return cast(list[HtmlElement], compiled(css)(scope))


def selector_of(node: HtmlElement) -> str:
    """A selector of an element by its own name and those around it: of the same place on pages of
    the same build."""
    steps: list[str] = []
    for element in (node, *node.iterancestors()):
        if not isinstance(element.tag, str) or element.tag in ("body", "html"):
            break
        steps.append(_step(element))
        if "#" in steps[-1] or len(steps) == _STEPS:
            break
    return " > ".join(reversed(steps))


def _step(element: HtmlElement) -> str:
    id = element.get("id") or ""
    if _NAME.match(id):
        return f"{element.tag}#{id}"
    names = [name for name in (element.get("class") or "").split() if _NAME.match(name)]
    return ".".join((str(element.tag), *names[:2]))


def might_match(css: str, source: str) -> bool:
    """False where a class or id of the selector stands nowhere in the source of the page, or in all
    that its elements are called.

    Finding letters is a hundred times quicker than asking every element of a tree. A name written
    in entities, which no system does, is not found in a source.
    """
    return all(name in source for name in _names(css))


def names_in(tree: HtmlElement) -> str:
    """All classes and ids of a tree: a sixteenth of the source of a page of today."""
    return "\n".join(cast(list[str], _CALLED(tree)))


@cache
def compiled(css: str) -> CSSSelector:
    """The selector, ready for use. Raises cssselect.SelectorError where it cannot be read."""
    return CSSSelector(css, translator="html")


@cache
def _names(css: str) -> tuple[str, ...]:
    """The classes and ids that every element of the selector needs: none where it offers a choice.

    What stands in brackets is an attribute's value: it may be written in entities.
    """
    plain = re.sub(r"\[[^\]]*\]", "", css)
    return () if any(sign in css for sign in _EITHER) else tuple(_NAMED.findall(plain))
