"""Reading a page that no profile describes: body, title and metadata by general rules."""

from collections.abc import Sequence
from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement

from archive.errors import DescribeError
from archive.html.chrome import Chrome
from archive.html.page import Page, squeeze
from archive.knowledge.chrome import chrome_of
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Evidence
from archive.parsers.body.blocks import blocks_of
from archive.parsers.body.contacts import mark_contacts, read_contacts
from archive.parsers.body.extractor import extract_of
from archive.parsers.body.main_text import PlacedBlocks, main_blocks
from archive.parsers.body.other_stories import without_other_stories
from archive.parsers.body.stated import STATED, stated_blocks
from archive.parsers.body.trimming import without_title, without_titles
from archive.parsers.head_lines import SHORT, lines_around
from archive.parsers.labels import labels_of
from archive.parsers.links import canonical
from archive.parsers.parsed_item import ParsedItem
from archive.parsers.titles.choice import find_title, first_words, meta_title
from archive.text.words import words_of

_FEW_WORDS = 40
_LINE = 200
_MAIN_TEXT = ("main-text", "page")


def read_generic(knowledge: KnowledgeSnapshot, page: Page) -> ParsedItem:
    """The page as one release. Raises DescribeError 'frameset' or 'no-body' without text."""
    title, evidence = find_title(knowledge, page)
    blocks, method = _body(knowledge, page)
    if not blocks:
        raise DescribeError("frameset" if page.tree.find(".//frameset") is not None else "no-body")
    blocks, repairs = without_other_stories(knowledge, blocks)
    body = without_titles(blocks, (title, meta_title(page)))
    body = mark_contacts(knowledge, without_title(body, title) or blocks)
    if not title:
        title, evidence = first_words(body[0].text)
    head = lines_around(page, title, body)
    return ParsedItem(
        title=title,
        blocks=tuple(body),
        header_lines=tuple(line for line in (*head.header, *head.opening) if len(line) <= SHORT),
        openings=tuple(line[:_LINE] for line in (*head.header, *head.behind)),
        contacts=read_contacts(knowledge, body),
        canonical=canonical(page),
        labels=labels_of(knowledge, page),
        evidence=(evidence, Evidence("body", "", *method, body[0].text[:200], 0.7)),
        repairs=repairs,
    )


def _body(knowledge: KnowledgeSnapshot, page: Page) -> tuple[list[Block], tuple[str, str]]:
    """The main text; what the page states to machines where it shows hardly any; every word of the
    page where an extractor finds next to nothing. With the method, and the place."""
    chrome = knowledge.derived(chrome_of)
    body = page.tree.find(".//body")
    scope = page.tree if body is None else body
    extract = extract_of(page.tree)
    blocks = main_blocks(chrome, page.derived(PlacedBlocks), extract)
    if not _says_enough(blocks) and _says_enough(stated := stated_blocks(knowledge, page.tree)):
        return stated, STATED
    blocks = blocks or [
        Block(BlockKind.PARAGRAPH, squeeze(line)) for line in extract.split("\n") if line.strip()
    ]
    if _says_enough(blocks):
        return blocks, _MAIN_TEXT
    own = _all_text(scope, chrome)
    return (own, ("whole-page", "page")) if _words(own) > _words(blocks) else (blocks, _MAIN_TEXT)


def _says_enough(blocks: Sequence[Block]) -> bool:
    counts = accumulate(len(words_of(block.text)) for block in blocks)
    return any(count >= _FEW_WORDS for count in counts)


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(words_of(block.text)) for block in blocks)


def _all_text(scope: HtmlElement, chrome: Chrome) -> list[Block]:
    dropped = frozenset(
        node
        for node in scope.iter(etree.Element)
        if isinstance(node, HtmlElement) and _menu(node, chrome)
    )
    return [block for block in blocks_of([scope], dropped) if block.text]


def _menu(node: HtmlElement, chrome: Chrome) -> bool:
    return node.tag in ("nav", "aside", "footer", "header") or (
        node.tag in ("ul", "div", "td") and chrome.surrounds(node) and bool(node.findall(".//a"))
    )
