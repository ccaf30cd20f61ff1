"""A page parsed without losing text: the tree, and what was known of the page before."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar, cast
from urllib.parse import urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from archive.errors import DescribeError
from archive.html.markup import without_tags
from archive.html.soup import ONE_CLASS, read_by_beautiful_soup
from archive.sites import Listed

_WORD = re.compile(r"\w+")
_MAX_TAGS = 200_000
"""Above this a parser's time and memory run away (measured: 5 million tags need 14 s, 1.7 GB)."""

_MAX_DEPTH = 150
_LAST_LEVEL = etree.XPath("/".join("*" * (_MAX_DEPTH - 1)) + "[*]")
_TEXT = etree.XPath(".//text()", smart_strings=False)
_VISIBLE = etree.XPath(
    ".//text()[not(parent::script or parent::style or parent::noscript or parent::template)]",
    smart_strings=False,
)
_ENDING, _COMPARED = 2000, 40

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Page:
    """One decoded and parsed page. source: the decoded text that the tree was made from. site: by
    which what is known of its neighbours is found. locator: where its source has it. listed: what
    listings say of it."""

    source: str = field(repr=False)
    tree: HtmlElement = field(repr=False)
    url: str | None = None
    moment: datetime | None = None
    parser: str = "lxml"
    site: str = ""
    locator: str = ""
    listed: tuple[Listed, ...] = ()
    _derived: dict[Callable[[HtmlElement], object], object] = field(
        default_factory=dict, repr=False, compare=False
    )

    def derived(self, make: Callable[[HtmlElement], Made]) -> Made:
        """What several readers ask of the tree, made when it is first asked for."""
        if make not in self._derived:
            self._derived[make] = make(self.tree)
        return cast(Made, self._derived[make])

    @property
    def host(self) -> str | None:
        return urlsplit(self.url or "").hostname

    @property
    def path(self) -> str:
        parts = urlsplit(self.url or "")
        return parts.path + (f"?{parts.query}" if parts.query else "")


def parse_page(source: str, url: str | None = None, moment: datetime | None = None) -> Page:
    """The page, by lxml, or by Beautiful Soup where lxml loses text.

    lxml stops in silence at some depths and sizes (measured: 255 nested tags, a 10 MB text node),
    so the words of its tree are counted against the words between the tags.
    Raises DescribeError 'too-complex', 'no-markup' or 'markup-refused'.
    """
    if source.count("<") > _MAX_TAGS:
        raise DescribeError("too-complex", f"more than {_MAX_TAGS} tags; read it by hand")
    tree = _by_lxml(source)
    if tree is not None and _is_whole(tree, source):
        return Page(source, _shallow(tree), url, moment)
    return Page(source, _shallow(read_by_beautiful_soup(source)), url, moment, "beautifulsoup")


def title_tag(page: Page) -> str:
    """The text of <title>, or "" where there is none."""
    return squeeze(page.tree.findtext(".//title") or "")


def squeeze(text: str) -> str:
    """The text with every run of white space, no-break spaces too, as one space."""
    return " ".join(text.split())


def _by_lxml(source: str) -> HtmlElement | None:
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(ONE_CLASS)
    try:
        # A str with surrogates cannot reach here (decoding strips them), so no re-encoding fault.
        tree = _as_html(html.document_fromstring(source, parser=parser))
    except etree.XMLSyntaxError as error:
        # It recovers from whatever a page holds, but not from a lack of memory.
        raise DescribeError("markup-refused", str(error)) from error
    except etree.ParserError as error:
        if not without_tags(source).strip():
            raise DescribeError("empty", "no text between the tags") from error
        return None
    # Of a page with several <html> the later ones, and all text in them, stand beside the root.
    tree.extend(list(tree.itersiblings()))
    return tree


def _as_html(tree: object) -> HtmlElement:
    if not isinstance(tree, HtmlElement):
        raise DescribeError("no-markup", "no element could be read")
    return tree


def _is_whole(tree: HtmlElement, source: str) -> bool:
    """Whether no text was lost. What a parser loses is the rest of a page, so that its last letters
    are looked for first; only where they are missing are all words counted."""
    ending = _packed(without_tags(source[-_ENDING:]))[-_COMPARED:]
    text = etree.tostring(tree, method="text", encoding="unicode")
    if len(ending) == _COMPARED and ending in _packed(text[-2 * _ENDING :]):
        return True
    return _count_words(_text_of(tree)) >= _count_words(without_tags(source)) * 0.9


def _packed(text: str) -> str:
    return "".join(text.split())


def _shallow(tree: HtmlElement) -> HtmlElement:
    """The tree with tags below _MAX_DEPTH taken away, their text kept: readers recurse over it."""
    for node in dict.fromkeys(cast(list[HtmlElement], _LAST_LEVEL(tree))):
        # Taken away one by one, each tag would move all that stand behind it.
        text = "".join(cast(list[str], _TEXT(node)))
        del node[:]
        node.text = text
    return tree


def _text_of(tree: HtmlElement) -> str:
    return " ".join(cast(list[str], _VISIBLE(tree)))


def _count_words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))
