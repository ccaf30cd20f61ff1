"""Whether a page may hold several releases at all: what costs next to nothing rules out most."""

import re
from collections.abc import Callable, Iterable

from lxml import etree

from archive.html.page import Page
from archive.models import Block
from archive.parsers.body.main_text import PlacedBlocks
from archive.stories.signs import Sign, Signs

_ONE_ARTICLE = etree.XPath(
    "boolean(/*/head/meta[@property = 'og:type' and @content = 'article'"
    " or starts-with(@property, 'article:')])"
)
_ARTICLES = re.compile(r'"@type":\s*"\w*(?:Article|Posting)"')
_DAY = re.compile(r"\d\D{1,12}(?:19|20)\d\d|(?:19|20)\d\d[-/.]\d|\d[./]\d{1,2}[./]\d\d|年")
_NAME = r"[^\W\d_a-zà-ÿ][\w.'’]*"
_DASH = re.compile(r"[–—-]")
_FURTHER = rf"(?:{_NAME}|\d{{1,4}}\w{{0,2}}|[a-zà-ÿ]{{1,3}}(?=[ ,/)]))"
_DATELINE = re.compile(
    rf"(?m)^[^\w\n]{{0,3}}{_NAME}(?:[ ,/(]{{1,3}}{_FURTHER}){{0,9}}"
    r"[ ).,:]{0,3}(?:[–—]|--|-\s|(?<=\s)-)"
)
_NUMBERED = re.compile(r"\W*[A-Za-z][\w./ -]{0,30}\d[/-]\d{1,4}\W*$|\W*\d+[/-]\d+\W*$")
_TELLING = re.compile(r"(?m)^(?:[^\n]{0,69}[\d–—年-]|[^\n]{70}|[^\n\x00-\x7f]{12})[^\n]*$")
"""Lines that may be a sign, or prose: a menu has none."""

_LONGEST, _PROSE, _DENSE = 120, 70, 25
_LINKED, _REACHED = 0.6, 70


def may_be_several(signs: Signs, page: Page) -> bool:
    """Whether signs of a release and prose stand by turns, twice at least; or the page calls itself
    a digest."""
    text = "\n".join(
        block.text for block, _ in page.derived(PlacedBlocks).all if _is_no_teaser(block)
    )
    return _has_turns(signs, page, text) or signs.calls_itself_digest(text.split("\n"))


def _has_turns(signs: Signs, page: Page, text: str) -> bool:
    """Days beside other texts are signs on a page only that does not call itself one article."""
    contacts = signs.may_have_contacts(text)
    article = bool(_ONE_ARTICLE(page.tree))
    if article and not contacts and len(_DATELINE.findall(text)) < 2:
        return False
    lines = text.split("\n") if contacts else _TELLING.findall(text)

    def has_more(line: str) -> bool:
        return _has_more(signs, line) or (contacts and signs.is_contact(line))

    def is_sign(line: str) -> bool:
        if len(line) <= _LONGEST and _DAY.search(line) and signs.role(line) is Sign.DAY:
            return True
        return has_more(line)

    if not _by_turns(lines, is_sign):
        return False
    article = article or len(_ARTICLES.findall(page.source)) == 1
    return not article or _by_turns(lines, has_more)


def _is_no_teaser(block: Block) -> bool:
    """Whether a block is no paragraph of links, which are teasers."""
    if not block.links or len(block.text) < _PROSE:
        return True
    return sum(len(link.text) for link in block.links) <= _LINKED * len(block.text)


def _by_turns(lines: Iterable[str], is_sign: Callable[[str], bool]) -> bool:
    """The signs before the prose, or behind it."""
    heads = feet = 0
    sign = prose = False
    for line in lines:
        if is_sign(line):
            feet += prose
            sign, prose = True, False
        if len(line) >= _PROSE or (len(line) >= _DENSE and not line.isascii()):
            heads += sign
            sign, prose = False, True
        if heads > 1 or feet > 1:
            return True
    return False


def _has_more(signs: Signs, line: str) -> bool:
    """Whether a line is a number, or opens like a dateline: no post does."""
    if len(line) <= _LONGEST and _NUMBERED.match(line) and signs.role(line) is Sign.REFERENCE:
        return True
    if _DASH.search(line, 2, _REACHED) and _DATELINE.match(line[:_LONGEST]):
        return signs.dateline_of(line) is not None
    return False
