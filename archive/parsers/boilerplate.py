"""The end of a release that is the same on any other: 'About us', share lines, copyright."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import msgspec

from archive.models import Block, BlockKind
from archive.text.cues import load_cues
from archive.text.prefilter import RarePattern

_LAST = 6
_SHORT_HEADING, _SHORT_LINE = 80, 140
_INTRODUCES = 2
_MARKS_OF_SPEECH = '“”«»„"'


class _Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    headings: tuple[str, ...]
    introductions: tuple[str, ...]
    lines: tuple[str, ...]


def mark_boilerplate(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those of the end that introduce the organisation, or belong to the page, of
    the kind BOILERPLATE. At least the first block stays what it is; nothing is taken away."""
    start = max(1, len(blocks) - _LAST)
    marked = list(blocks[:start])
    under_heading = False
    suspect = _any_introduction().might_match(block.text for block in blocks[start:])
    for block in blocks[start:]:
        under_heading = under_heading or _is_heading(block)
        introduces = suspect and _introduces(block)
        if _may_be(block) and (under_heading or introduces or _is_line(block)):
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


def _may_be(block: Block) -> bool:
    """No contact, which has its own use; nothing that somebody says."""
    spoken = any(mark in block.text for mark in _MARKS_OF_SPEECH)
    return block.kind is not BlockKind.CONTACT and not spoken


def _is_heading(block: Block) -> bool:
    return len(block.text) <= _SHORT_HEADING and bool(_headings().fullmatch(block.text))


def _is_line(block: Block) -> bool:
    return len(block.text) <= _SHORT_LINE and bool(_lines().fullmatch(block.text))


def _introduces(block: Block) -> bool:
    return sum(bool(pattern.search(block.text)) for pattern in _introductions()) >= _INTRODUCES


@cache
def _cues() -> _Cues:
    return load_cues("boilerplate", _Cues)


@cache
def _headings() -> re.Pattern[str]:
    # Upper case tells a name from a word: 'About IRCO', not 'About forty people'.
    first = "|".join(f"(?i:{one[0]}){one[1:]}" for one in _cues().headings)
    return re.compile(rf"(?:{first})[:.]?")


@cache
def _lines() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_cues().lines)})", re.IGNORECASE)


@cache
def _introductions() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one, re.IGNORECASE) for one in _cues().introductions)


@cache
def _any_introduction() -> RarePattern:
    return RarePattern(_cues().introductions)
