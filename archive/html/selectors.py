"""CSS selectors, compiled once, and passed by where a page cannot hold what they name."""

import re
from functools import cache
from typing import cast

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

_NAMED = re.compile(r"[.#]([\w-]+)")
_EITHER = (",", ":not(")


def select(css: str, scope: HtmlElement) -> list[HtmlElement]:
    """The elements that a selector names below `scope`, in document order.

    Raises cssselect.SelectorError for a selector that cannot be read.
    """
    return cast(list[HtmlElement], compiled(css)(scope))


def might_match(css: str, source: str) -> bool:
    """False where a class or id of the selector stands nowhere in the source of the page.

    Finding letters is a hundred times quicker than asking every element of a tree. A name written
    in entities, which no system does, is not found.
    """
    return all(name in source for name in _names(css))


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
