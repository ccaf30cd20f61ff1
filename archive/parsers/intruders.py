"""Blocks that do not belong to a text: advertising written into it, the same caption again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import msgspec

from archive.cues import load_cues
from archive.models import Block, BlockKind, Repair

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
    for block in blocks:
        rule = _rule_against(block, kept)
        if rule:
            found.append(Repair(rule, block.text[:500], ""))
            gap = gap or rule == "injected-spam"
        else:
            kept.append(replace(block, gap=block.gap or (gap and bool(kept))))
            gap = False
    if not kept:
        return list(blocks)
    repairs.extend(found)
    return kept


def _rule_against(block: Block, before: Sequence[Block]) -> str | None:
    if is_spam(block.text):
        return "injected-spam"
    same = (
        [one for one in before if one.text == block.text] if len(block.text) > _LONG_ENOUGH else []
    )
    caption = any(one.kind is BlockKind.CAPTION for one in (*same, block))
    if same and (caption or before[-1].text == block.text):
        return "repeated-block"
    return None


def is_spam(text: str) -> bool:
    """Whether two different marks of advertising stand in one block."""
    if not _any_mark().search(text):
        return False
    return sum(bool(pattern.search(text)) for pattern in _patterns()) >= _ENOUGH


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = load_cues("spam", _Cues).words
    return tuple(re.compile(rf"\b(?:{word})\b", re.IGNORECASE) for word in words)


@cache
def _any_mark() -> re.Pattern[str]:
    """All of them in one, to pass by the blocks of honest pages quickly."""
    return re.compile("|".join(pattern.pattern for pattern in _patterns()), re.IGNORECASE)
