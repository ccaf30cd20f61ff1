"""The end of a release that is the same on any other: 'About us', share lines, copyright."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind
from archive.text.alternatives import any_pattern
from archive.text.prefilter import RarePattern

_LAST = 6
_SHORT_HEADING, _SHORT_LINE = 80, 140
_INTRODUCES = 2
_MARKS_OF_SPEECH = '“”«»„"'


class _Patterns:
    """What all languages say of the end of a release."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        languages = knowledge.languages
        headings = joined(languages, lambda language: language.boilerplate.headings)
        introductions = joined(languages, lambda language: language.boilerplate.introductions)
        lines = any_pattern(joined(languages, lambda language: language.boilerplate.lines))
        # Upper case tells a name from a word: 'About IRCO', not 'About forty people'.
        first = any_pattern(f"(?i:{heading[0]}){heading[1:]}" for heading in headings)
        self.heading = re.compile(rf"(?:{first})[:.]?")
        self.line = re.compile(lines, re.IGNORECASE)
        self.introductions = tuple(
            re.compile(introduction, re.IGNORECASE) for introduction in introductions
        )
        self.any_introduction = RarePattern(introductions)


def mark_boilerplate(knowledge: KnowledgeSnapshot, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those of the end that introduce the organisation, or belong to the page, of
    the kind BOILERPLATE. At least the first block stays what it is; nothing is taken away."""
    patterns = knowledge.derived(_Patterns)
    start = max(1, len(blocks) - _LAST)
    marked = list(blocks[:start])
    under_heading = False
    suspect = patterns.any_introduction.might_match(block.text for block in blocks[start:])
    for block in blocks[start:]:
        under_heading = under_heading or _is_heading(block, patterns)
        introduces = suspect and _introduces(block, patterns)
        if _may_be(block) and (under_heading or introduces or is_page_line(knowledge, block.text)):
            block = replace(block, kind=BlockKind.BOILERPLATE)
        marked.append(block)
    return marked


def without_boilerplate(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that say what only this release says. A boilerplate block parts its neighbours."""
    kept: list[Block] = []
    parted = False
    for block in blocks:
        if block.kind is BlockKind.BOILERPLATE:
            parted = True
        else:
            kept.append(replace(block, gap=True) if parted and kept else block)
            parted = False
    return tuple(kept)


def is_page_line(knowledge: KnowledgeSnapshot, text: str) -> bool:
    """Whether a short line is of the page, not of the release: its copyright, 'Back to top'."""
    return len(text) <= _SHORT_LINE and bool(knowledge.derived(_Patterns).line.fullmatch(text))


def _may_be(block: Block) -> bool:
    """No contact, which has its own use; nothing that somebody says."""
    spoken = any(mark in block.text for mark in _MARKS_OF_SPEECH)
    return block.kind is not BlockKind.CONTACT and not spoken


def _is_heading(block: Block, patterns: _Patterns) -> bool:
    return len(block.text) <= _SHORT_HEADING and bool(patterns.heading.fullmatch(block.text))


def _introduces(block: Block, patterns: _Patterns) -> bool:
    return (
        sum(bool(pattern.search(block.text)) for pattern in patterns.introductions) >= _INTRODUCES
    )
