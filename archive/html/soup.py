"""A page by Beautiful Soup, for those of which lxml loses text, as the tree that all others are.

lxml has such a converter of its own. It counts the children of a node for each text that it puts
there, so that 60,000 line breaks cost half a minute; it reads entities a second time; and it leaves
out what stands behind the last tag.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TypeGuard

from bs4 import BeautifulSoup, CData, ParserRejectedMarkup, Tag
from bs4.element import PageElement, PreformattedString
from lxml import etree
from lxml.html import HtmlElement

from archive.errors import DescribeError

ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement)
"""lxml.html asks Python for the class of every element that is touched: a fifth of the time."""

_MAX_DEPTH = 150
# To a browser a comment up to the next '>'; Python's parser refuses a page with a section it knows
# not.
_DECLARATION = re.compile(r"<!(?:\[(?!CDATA\[)|doctype)[^>]*>?", re.IGNORECASE)
_ENDINGS = (
    (re.compile("<(!--)"), re.compile(r"--\s*>")),
    (re.compile(r"<(!\[CDATA\[)", re.IGNORECASE), re.compile(r"\]\]>")),
    (re.compile("<()"), re.compile(">")),
)
_NO_NAME = re.compile(r"[<>&/\"'\s]")
# What no tree of lxml may hold; a reference like '&#1;' brings it.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_by_beautiful_soup(source: str) -> HtmlElement:
    """Raises DescribeError 'markup-refused'."""
    try:
        soup = _Soup(_ended(_DECLARATION.sub(" ", source)), features="html.parser")
    except ParserRejectedMarkup as error:
        raise DescribeError("markup-refused", str(error)) from error
    parser = etree.HTMLParser()
    parser.set_element_class_lookup(ONE_CLASS)
    outermost = next(filter(_is_root, soup.contents), None)
    root = parser.makeelement("html", _attributes(outermost))
    _fill(root, _unwrapped(soup.contents, outermost))
    return root


def _ended(source: str) -> str:
    """The page with what is opened and never ended as text. Python's parser looks for the end of
    each such opening through all of the page: 160 kB of them cost it 20 s."""
    for opening, ending in _ENDINGS:
        last = max((match.end() for match in ending.finditer(source)), default=0)
        source = source[:last] + opening.sub(r"&lt;\1", source[last:])
    return source


class _Soup(BeautifulSoup):
    """A tree that lxml can take over, which recurses and knows no tag of the name 'h<a'.

    A tag below the deepest level is put there, empty; its text goes to the one around it.
    """

    def pushTag(self, tag: Tag) -> None:  # noqa: N802 - the name in Beautiful Soup
        if _NO_NAME.search(tag.name):
            tag.name = "span"
        if len(self.tagStack) <= _MAX_DEPTH or self.currentTag is None:
            super().pushTag(tag)
        else:
            self.currentTag.contents.append(tag)


def _is_root(node: PageElement) -> TypeGuard[Tag]:
    return isinstance(node, Tag) and node.name == "html"


def _unwrapped(nodes: Iterable[PageElement], outermost: Tag | None) -> Iterator[PageElement]:
    """All on the highest level, with what the first <html> holds in its place."""
    for node in nodes:
        if node is outermost:
            yield from outermost.contents
        else:
            yield node


def _fill(parent: HtmlElement, nodes: Iterable[PageElement]) -> None:
    last: HtmlElement | None = None
    texts: list[str] = []
    for node in nodes:
        if isinstance(node, Tag):
            _put(texts, parent, last)
            texts = []
            last = etree.SubElement(parent, node.name, _attributes(node))
            _fill(last, node.contents)
        elif _is_text(node):
            texts.append(str(node))
    _put(texts, parent, last)


def _is_text(node: PageElement) -> bool:
    """Not so a comment, a doctype, an instruction."""
    return isinstance(node, CData) or not isinstance(node, PreformattedString)


def _put(texts: list[str], parent: HtmlElement, last: HtmlElement | None) -> None:
    """Text stands behind the child that was put last, or before all."""
    text = _NO_TEXT.sub("", "".join(texts))
    if last is None:
        parent.text = text
    else:
        last.tail = text


def _attributes(tag: Tag | None) -> dict[str, str]:
    """Without those like '{a', to lxml the name of a namespace."""
    attributes = tag.attrs if tag else {}
    return {
        clean: _NO_TEXT.sub("", " ".join(value) if isinstance(value, list) else value or "")
        for name, value in attributes.items()
        if (clean := _NO_TEXT.sub("", name)) and not clean.startswith("{")
    }
