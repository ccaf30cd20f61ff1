"""Telling the items of one page apart: briefing notes in one flow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Evidence
from archive.parsers.body.contacts import read_contacts
from archive.parsers.parsed_item import ParsedItem
from archive.profiles.profile import Items


def split_by_heading(
    knowledge: KnowledgeSnapshot, whole: ParsedItem, items: Items
) -> Iterator[ParsedItem]:
    """An item for each block that matches `items.heading`, with the blocks up to the next one.

    The pattern's named groups place, title and text are read from the opening block; text is the
    first paragraph of the item, where the heading and the text share a line.
    """
    pattern = re.compile(items.heading or "", re.S)
    for chunk in _chunks(whole.blocks, pattern):
        match = pattern.search(chunk[0].text)
        if match:
            blocks = _item_blocks(chunk, match)
            title = " ".join(match["title"].split())
            heading = Evidence("title", title, "item-heading", "items.heading", match[0][:200], 0.9)
            of_page = (piece for piece in whole.evidence if piece.field != "title")
            yield replace(
                whole,
                title=title,
                evidence=(heading, *of_page),
                place=_group(match, "place"),
                blocks=blocks,
                contacts=read_contacts(knowledge, blocks),
                own_link=None,
                kind=items.kind,
            )


def _chunks(blocks: Sequence[Block], pattern: re.Pattern[str]) -> Iterator[list[Block]]:
    starts = [n for n, block in enumerate(blocks) if pattern.search(block.text)]
    for start, end in pairwise([*starts, len(blocks)]):
        yield list(blocks[start:end])


def _item_blocks(chunk: Sequence[Block], match: re.Match[str]) -> tuple[Block, ...]:
    text = _group(match, "text")
    opening = [Block(BlockKind.PARAGRAPH, text, chunk[0].links)] if text else []
    return (*opening, *chunk[1:])


def _group(match: re.Match[str], name: str) -> str | None:
    value = match.groupdict().get(name)
    return " ".join(value.split()) if value else None
