"""Blocks that do not belong to a text: advertising written into it, the same caption again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import msgspec

from archive.models import Block, BlockKind, Repair
from archive.text.cues import load_cues
from archive.text.prefilter import RarePattern

_ENOUGH = 2
_LONG_ENOUGH = 20


class _Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


def without_intruders(blocks: Sequence[Block], repairs: list[Repair]) -> list[Block]:
    """The blocks without spam and without repetitions, each recorded as a repair.

    Spam leaves a gap. A release that is all spam is left as it is: a person must look.
    """
    kept: list[Block] = []
    found: list[Repair] = []
    gap = False
    before: dict[str, list[Block]] = {}
    suspect = _any_mark().might_match(block.text for block in blocks)
    for block in blocks:
        spam = suspect and is_spam(block.text)
        rule = "injected-spam" if spam else _repeats(block, before.get(block.text, ()), kept[-1:])
        if rule:
            found.append(Repair(rule, block.text[:500], ""))
            gap = gap or rule == "injected-spam"
        else:
            kept.append(replace(block, gap=True) if gap and kept else block)
            before.setdefault(block.text, []).append(block)
            gap = False
    if not kept:
        return list(blocks)
    repairs.extend(found)
    return kept


def _repeats(block: Block, same: Sequence[Block], last: Sequence[Block]) -> str | None:
    """same: the earlier blocks of this text. last: the one just before, if there is one."""
    if not same or len(block.text) <= _LONG_ENOUGH:
        return None
    caption = any(one.kind is BlockKind.CAPTION for one in (*same, block))
    return "repeated-block" if caption or last[0].text == block.text else None


def is_spam(text: str) -> bool:
    """Whether two different marks of advertising stand in one block."""
    return sum(bool(pattern.search(text)) for pattern in _patterns()) >= _ENOUGH


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = load_cues("spam", _Cues).words
    return tuple(re.compile(rf"\b(?:{word})\b", re.IGNORECASE) for word in words)


@cache
def _any_mark() -> RarePattern:
    return RarePattern(pattern.pattern for pattern in _patterns())
