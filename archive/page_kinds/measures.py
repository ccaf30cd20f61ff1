"""The build of a page in numbers: how much of it is links, lists, prose, code."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from archive.html.page import Page
from archive.models import Block, BlockKind
from archive.page_kinds.places import Places
from archive.parsers.parsed_item import ParsedItem

Measures = Mapping[str, float]

_UNSEEN = "parent::script or parent::style or parent::noscript or parent::template"
_ALL = etree.XPath(f".//text()[not({_UNSEEN})]", smart_strings=False)
_OF_LISTS = etree.XPath(
    ".//*[self::ul or self::ol or self::table or self::dl]"
    "[not(ancestor::ul or ancestor::ol or ancestor::table or ancestor::dl)]",
)
_OF_PROSE = etree.XPath(".//p//text()[not(ancestor::a)]", smart_strings=False)
_OF_CODE = etree.XPath(
    ".//*[self::pre or self::code or self::tt or self::samp]//text()", smart_strings=False
)
_CALLS = etree.XPath("count(.//a[contains(@class, 'btn') or contains(@class, 'button')])")
_CODE_TAGS = ("pre", "code", "tt", "kbd")
_FITTINGS = etree.XPath(
    "boolean(//body//*[self::img or self::form or self::table or self::ul or self::ol or self::dl"
    " or self::pre or self::code or self::button or self::nav or self::input or self::select"
    " or self::object or self::applet] | //style | //script | //frameset)"
)
_A_MENU = 2
_A_PAGE = 20
"""Letters of a page that says something."""
_CLASSES = etree.XPath(".//@class", smart_strings=False)
_ADDRESSES = etree.XPath(".//a/@href", smart_strings=False)
_RELATED_AUTHORS = etree.XPath("count(.//*[@rel='author' or @itemprop='author'])")
_TAGS = etree.XPath("boolean(.//a[contains(@rel, 'tag')])")
_AUTHOR = re.compile(r"(?i)\bby-?line|(?<![a-z])authors?(?![a-z])")
_SHARE = re.compile(
    r"(?i)sharer|intent/(?:tweet|post)|twitter\.com/share|shareArticle|[?&]text=|mailto:\?|whatsapp"
)
_FEW = 4
_LONG_SLUG, _A_SLUG = 8, 3
"""Words that count of an address, and so many on average: where a page has none, none is missed."""
_SYMBOL = re.compile(r"[{};=<>\\]+|\(\)|\w_\w|::|->")
_CODE_LINE = re.compile(
    r"(?:[{}]|\)\s*[;:]|=[^=]*;)\s*$"
    r"|^\s*(?://|/\*|\*/|#include\b|#define\b|import \w+(?:\.\w+)*;?$)"
)
_MARK = re.compile('[“”«»„"]')
_PRICE = re.compile(
    r"[$€£¥]\s?\d[\d.,]*"
    # Tried only where a number begins: a line of digits would cost the square of its length.
    r"|(?<![\d.,])\d[\d.,]*\s?(?:€|EUR\b|USD\b|CHF\b|zł|kr\b)"
)
_A_PARAGRAPH = 25
_LONG_WORD = 8
"""Letters: so many words at least has a text in a script without blanks."""

_MANY_FIGURES = 0.15
_MOST_TEXT = 20_000


def measured(
    page: Page, reading: ParsedItem, places: Places, addressing: re.Pattern[str]
) -> Measures:
    """Each number that data/cues/page_kinds.yaml can weigh, by its name. addressing: the words by
    which a text turns to its reader."""
    body = page.tree.find(".//body")
    scope = page.tree if body is None else body
    seen = places["page"][0]
    text = "\n".join(block.text for block in reading.blocks)[:_MOST_TEXT]
    tags = Counter[object](node.tag for node in page.tree.iter(etree.Element))
    return {
        **_of_page(scope, tags, seen),
        **_of_marks(scope),
        **_of_body(reading.blocks, text),
        **_of_words(text, addressing),
        "body-share": min(1.0, len(text) / max(1, len(seen))),
        "slug-words": float(max(map(_slug_words, places["address"]), default=_A_SLUG)),
    }


def share_of_code_lines(page: Page) -> float:
    """Of a text file: the lines that end, or begin, as those of programs do."""
    lines = [line for line in page.tree.text_content().split("\n") if line.strip()]
    return sum(bool(_CODE_LINE.search(line)) for line in lines) / max(1, len(lines))


def _of_page(scope: HtmlElement, tags: Counter[object], seen: str) -> dict[str, float]:
    size = max(1, _letters(cast(list[str], _ALL(scope))))
    return {
        "lists": min(1.0, _in_lists(scope) / size),
        "prose": min(1.0, _letters(cast(list[str], _OF_PROSE(scope))) / size),
        "code": min(1.0, _letters(cast(list[str], _OF_CODE(scope))) / size),
        "page-size": math.log1p(size),
        "code-tags": math.log1p(sum(tags[tag] for tag in _CODE_TAGS)),
        "calls": math.log1p(cast(float, _CALLS(scope))),
        "one-story": float(1 <= tags["article"] <= 2),
        "bare": float(size >= _A_PAGE and tags["a"] <= _A_MENU and not _FITTINGS(scope)),
        "prices": float(len(_PRICE.findall(seen)) >= 3),
    }


def _of_marks(scope: HtmlElement) -> dict[str, float]:
    """What the page calls its parts, and where its links lead."""
    classes = "\n".join(cast(list[str], _CLASSES(scope)))
    links = "\n".join(cast(list[str], _ADDRESSES(scope)))
    authors = len(_AUTHOR.findall(classes)) + cast(float, _RELATED_AUTHORS(scope))
    return {
        "authors": math.log1p(authors) if authors > _FEW else 0.0,
        "sharing": float(bool(_SHARE.search(links))),
        "tagged": float(bool(_TAGS(scope))),
    }


def _of_body(blocks: Sequence[Block], text: str) -> dict[str, float]:
    sizes = [(block, len(block.text.split())) for block in blocks]
    words = max(1, sum(size for _, size in sizes))
    headings = sum(block.kind is BlockKind.HEADING for block in blocks)
    long = sum(size for block, size in sizes if size >= _A_PARAGRAPH)
    sample = max(1, text.count(" "), len(text) // _LONG_WORD)
    return {
        "long-paragraphs": math.log1p(long),
        "headings": min(4.0, 100 * headings / words),
        "marks": min(3.0, 100 * len(_MARK.findall(text)) / sample),
        "figures": float(sum(map(str.isdigit, text)) > _MANY_FIGURES * len(text)),
        "symbols": 100 * len(_SYMBOL.findall(text)) / sample,
    }


def _of_words(text: str, addressing: re.Pattern[str]) -> dict[str, float]:
    sample = max(1, text.count(" "), len(text) // _LONG_WORD)
    return {
        "addressing": min(6.0, 100 * len(addressing.findall(text)) / sample),
        "questions": min(3.0, 100 * text.count("?") / sample),
    }


def _slug_words(path: str) -> int:
    """Of how many words the last part of an address is: that of a story is its headline."""
    last = re.sub(r"\.\w{2,5}$", "", path.split("?")[0].rstrip("/")).rpartition("/")[2]
    return min(_LONG_SLUG, len(re.findall(r"[^\W\d_]{2,}", last)))


def _in_lists(scope: HtmlElement) -> int:
    outermost = cast(list[HtmlElement], _OF_LISTS(scope))
    return sum(_letters(cast(list[str], _ALL(node))) for node in outermost)


def _letters(texts: Sequence[str]) -> int:
    return sum(len(text.strip()) for text in texts)
