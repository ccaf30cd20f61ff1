"""Other stories that a page offers in the midst or at the end of its text: none of the release."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Repair
from archive.text.alternatives import any_pattern, compiled

_RULE = "other-stories"
_LONGEST_HEADING = 80
_MOST_TEASERS = 12
_A_HEADLINE = 25
_SHORTEST, _LONGEST_HEADLINE = 10, 200
"""Words and letters that a headline has; what is shorter may be the town of a dateline."""
_LINKED = 0.5
_ENDS = (".", "。", "।", "…")
_REACHED_AT = re.compile(r"@|\d{3}[\d ().-]{3,}\d")


class _Words:
    """What all languages say over other stories. heading: alone; lead: before a headline."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        offers = any_pattern(
            joined(knowledge.languages, lambda language: language.boilerplate.other_stories)
        )
        self.heading = compiled(rf"\W*(?:{offers})[\s:»>…|.!?↓-]*", re.IGNORECASE)
        self.lead = compiled(rf"\W*(?:{offers})\s*[:»>|–—]\s*\S", re.IGNORECASE)


def without_other_stories(
    knowledge: KnowledgeSnapshot, blocks: Sequence[Block]
) -> tuple[list[Block], tuple[Repair, ...]]:
    """The blocks without headings such as 'Related stories', the headlines behind them, and lines
    such as 'Read also: HEADLINE'; each is recorded, and what followed it has a gap.

    The first block stays, and every block that reads as text or tells how somebody is reached. A
    page of which more would go than stay is a list of stories, and stays whole.
    """
    words, whole = knowledge.derived(_Words), list(blocks)
    kept: list[Block] = list(blocks[:1])
    dropped: list[Block] = []
    number = 1
    while number < len(blocks):
        offered = _offered(words, blocks[number:])
        dropped += offered
        number += len(offered)
        if number < len(blocks) and not offered:
            kept.append(blocks[number])
            number += 1
        elif number < len(blocks):
            blocks = [*blocks[:number], replace(blocks[number], gap=True), *blocks[number + 1 :]]
    if _letters(dropped) > _letters(kept):
        return whole, ()
    return kept, tuple(Repair(_RULE, block.text[:500], "") for block in dropped)


def _letters(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _offered(words: _Words, blocks: Sequence[Block]) -> list[Block]:
    """The blocks from the first on that offer other stories."""
    first, *following = blocks
    # A link of these words ends a teaser, as 'Read more' does; it heads nothing.
    is_heading = len(first.text) <= _LONGEST_HEADING and words.heading.fullmatch(first.text)
    if is_heading and not _is_linked(first):
        return [first, *takewhile(_is_headline, following[:_MOST_TEASERS])]
    if words.lead.match(first.text) and _is_headline(first):
        return [first]
    return []


def _is_headline(block: Block) -> bool:
    """Whether a block is a headline, a link, or a list of them."""
    if _REACHED_AT.search(block.text):
        return False
    if _is_linked(block):
        return True
    if block.kind is BlockKind.HEADING:
        return False
    lines = block.text.split("\n")
    return all(_is_short(line) and not line.endswith(_ENDS) for line in lines)


def _is_linked(block: Block) -> bool:
    return sum(len(link.text) for link in block.links) >= _LINKED * len(block.text)


def _is_short(line: str) -> bool:
    return len(line.split()) <= _A_HEADLINE and _SHORTEST <= len(line) <= _LONGEST_HEADLINE
