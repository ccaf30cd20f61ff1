"""Whether a page may hold several releases at all: what costs next to nothing rules out most."""

import re
from collections.abc import Callable, Iterable

from lxml import etree
from lxml.html import HtmlElement

from archive.html.page import Page
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block
from archive.parsers.contacts import opens_contact
from archive.parsers.main_text import PlacedBlocks

_ONE_ARTICLE = etree.XPath(
    "boolean(/*/head/meta[@property = 'og:type' and @content = 'article'"
    " or starts-with(@property, 'article:')])"
)
_DAY = re.compile(r"\d\D{1,12}(?:19|20)\d\d|(?:19|20)\d\d[-/.]\d|\d[./]\d{1,2}[./]\d\d|年")
_NAME = r"[^\W\d_a-zà-ÿ][\w.'’]*"
_MAY_SIGN = re.compile(r"[\d–—@年]|--|\s-|-\s")
_DASH = re.compile(r"[–—-]")
_DATELINE = re.compile(
    rf"\W*{_NAME}(?:[ ,/(]+(?:{_NAME}|\d{{1,2}}|\w{{1,3}})){{0,9}}[ ).,:]*(?:[–—]|--|\s-|-\s)"
)
_NUMBERED = re.compile(r"\W*[\w./ -]{0,30}\d[/-]\d{1,4}\W*$|\W*\[\d")
_REACH = re.compile(r"@|\d{3}[ .-]\d\d|\+\d")
_LONGEST, _PROSE, _DENSE = 120, 70, 25
_LINKED, _REACHED = 0.6, 70


def is_one_article(tree: HtmlElement) -> bool:
    """Whether a page tells machines that it is one."""
    return bool(_ONE_ARTICLE(tree))


def may_be_several(knowledge: KnowledgeSnapshot, page: Page) -> bool:
    """Whether signs of a release and prose stand by turns, twice at least. Days beside other texts
    are signs on a page only that does not call itself one article."""
    blocks = [block for block, _ in page.derived(PlacedBlocks).all]

    def has_more(line: str) -> bool:
        return _has_more(knowledge, line)

    def is_sign(line: str) -> bool:
        return (len(line) <= _LONGEST and bool(_DAY.search(line))) or has_more(line)

    if not _by_turns(blocks, is_sign):
        return False
    return not is_one_article(page.tree) or _by_turns(blocks, has_more)


def _by_turns(blocks: Iterable[Block], is_sign: Callable[[str], bool]) -> bool:
    heads = feet = 0
    sign = prose = False
    for block in blocks:
        linked = sum(len(link.text) for link in block.links) > _LINKED * len(block.text)
        for line in block.text.split("\n"):
            if _MAY_SIGN.search(line) and is_sign(line):
                feet += prose
                sign, prose = True, False
            if _is_prose(line) and not linked:
                heads += sign
                sign, prose = False, True
        if heads > 1 or feet > 1:
            return True
    return False


def _has_more(knowledge: KnowledgeSnapshot, line: str) -> bool:
    """Whether a line opens like a dateline or a contact, or is a number: no post has these."""
    if len(line) <= _LONGEST and _NUMBERED.match(line):
        return True
    if _DASH.search(line, 2, _REACHED) and _DATELINE.match(line[:_LONGEST]):
        return True
    return bool(_REACH.search(line)) and opens_contact(knowledge, line)


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE or (len(line) >= _DENSE and not line.isascii())
