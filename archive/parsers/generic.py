"""Reading a page that no profile describes: body, title and metadata by general rules."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice

from lxml import etree
from lxml.html import HtmlElement

from archive.errors import DescribeError
from archive.html.chrome import Chrome
from archive.html.lines import Lines
from archive.html.page import Page, squeeze
from archive.knowledge.chrome import chrome_of
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Evidence
from archive.parsers.body.blocks import blocks_of
from archive.parsers.body.contacts import mark_contacts, read_contacts
from archive.parsers.body.extractor import extract_of
from archive.parsers.body.main_text import PlacedBlocks, main_blocks
from archive.parsers.body.other_stories import without_other_stories
from archive.parsers.body.trimming import without_title, without_titles
from archive.parsers.labels import labels_of
from archive.parsers.links import canonical
from archive.parsers.parsed_item import ParsedItem
from archive.parsers.titles.choice import find_title, first_words, meta_title
from archive.text.words import words_of

_FEW_WORDS = 40
_LINES_BEFORE, _LINES_BEHIND = 6, 12
_FARTHEST, _AT_AN_END, _SECOND = 40, 4, 2
_SHORT, _LINE = 160, 200
_OPENING = 3
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_generic(knowledge: KnowledgeSnapshot, page: Page) -> ParsedItem:
    """The page as one release. Raises DescribeError 'frameset' or 'no-body' without text."""
    title, evidence = find_title(knowledge, page)
    blocks, method = _body(page, knowledge.derived(chrome_of))
    if not blocks:
        raise DescribeError("frameset" if page.tree.find(".//frameset") is not None else "no-body")
    blocks, repairs = without_other_stories(knowledge, blocks)
    body = without_titles(blocks, (title, meta_title(page)))
    body = mark_contacts(knowledge, without_title(body, title) or blocks)
    if not title:
        title, evidence = first_words(body[0].text)
    header, behind = _lines_around(page, title, body)
    opening = (line for line in _first_lines(body) if line not in header)
    return ParsedItem(
        title=title,
        blocks=tuple(body),
        header_lines=tuple(line for line in (*header, *opening) if len(line) <= _SHORT),
        openings=tuple(line[:_LINE] for line in (*header, *behind)),
        contacts=read_contacts(knowledge, body),
        canonical=canonical(page),
        labels=labels_of(knowledge, page),
        evidence=(evidence, Evidence("body", "", method, "page", body[0].text[:200], 0.7)),
        repairs=repairs,
    )


def _body(page: Page, chrome: Chrome) -> tuple[list[Block], str]:
    """The main text; every word of the page where an extractor finds next to nothing."""
    body = page.tree.find(".//body")
    scope = page.tree if body is None else body
    extract = extract_of(page.tree)
    blocks = main_blocks(chrome, page.derived(PlacedBlocks), extract) or [
        Block(BlockKind.PARAGRAPH, squeeze(line)) for line in extract.split("\n") if line.strip()
    ]
    if _says_enough(blocks):
        return blocks, "main-text"
    own = _all_text(scope, chrome)
    return (own, "whole-page") if _words(own) > _words(blocks) else (blocks, "main-text")


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


def _first_lines(body: Sequence[Block]) -> Iterator[str]:
    """The short lines that the body opens with: a date, a byline, a section's name."""
    for block in body[:_OPENING]:
        if len(block.text) > _SHORT:
            return
        yield block.text


def _lines_around(
    page: Page, title: str, body: Sequence[Block]
) -> tuple[Sequence[str], Sequence[str]]:
    """The lines from a little before the title to the opening of the body, and a few behind it.

    An extractor may take the paragraph with the dateline for furniture: it is looked for here too,
    but not behind the last line of the body, where other stories have their days. Where the title
    stands behind that opening, and no year in the opening, the lines are those around the title.
    """
    opening = body[0].text[:25]
    lines, walk = [], iter(page.derived(Lines))
    for line in walk:
        lines.append(line)
        if line.startswith(opening):
            break
    end = len(lines) - 1 if lines and lines[-1].startswith(opening) else len(lines)
    lines += islice(walk, _LINES_BEHIND)
    named = [n for n, line in enumerate(lines[: end + 1]) if title and line.startswith(title[:40])]
    tells_year = any(map(_YEAR.search, _first_lines(body)))
    if not (named or tells_year) and (late := _lines_around_late(title, lines[end + 1 :], walk)):
        return late, ()
    at = named[-1] if named else end
    behind = lines[end + 1 : max(at, end) + _LINES_BEHIND]
    return lines[max(0, at - _LINES_BEFORE) : end + 1], behind[: _end(behind, body)]


def _lines_around_late(title: str, behind: Sequence[str], rest: Iterator[str]) -> list[str]:
    """The lines around a title that stands behind the opening of the body, as where an extractor
    took a side box over it for text: up to the second paragraph, of which the first may be a
    summary, without the middle of a list that stands between. Empty where no line is the title.

    behind: the lines behind the opening; rest: those behind them.
    """
    lines: list[str] = []
    walk = chain(behind, rest)
    for line in walk:
        lines.append(line)
        if line == title:
            ahead = [*islice(walk, _FARTHEST)]
            paragraphs = accumulate(len(line) > _SHORT for line in ahead)
            head = [line for line, count in zip(ahead, paragraphs, strict=True) if count < _SECOND]
            return [
                *lines[-_LINES_BEFORE - 1 :],
                *head[:_AT_AN_END],
                *head[_AT_AN_END:][-_AT_AN_END:],
            ]
    return []


def _end(lines: Sequence[str], body: Sequence[Block]) -> int:
    """How many lines there are up to the last of the body; all where it is of one block only."""
    closing = body[-1].text[:25]
    closed = [n for n, line in enumerate(lines) if line.startswith(closing)]
    return closed[-1] if closed and len(body) > 1 else len(lines)
