"""Blocks that do not belong to a text: advertising written into it, the same caption again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Repair
from archive.text.prefilter import RarePattern

_ENOUGH = 2
_LONG_ENOUGH = 20


class _Marks:
    """The marks of advertising. any: whether a text may hold one at all."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        marks = [rf"\b(?:{word})\b" for word in knowledge.cues.spam.words]
        self.each = tuple(re.compile(mark, re.IGNORECASE) for mark in marks)
        self.any = RarePattern(marks)


def without_intruders(
    knowledge: KnowledgeSnapshot, blocks: Sequence[Block], repairs: list[Repair]
) -> list[Block]:
    """The blocks without spam and without repetitions, each recorded as a repair.

    Spam leaves a gap. A release that is all spam is left as it is: a person must look.
    """
    kept: list[Block] = []
    removals: list[Repair] = []
    gap = False
    before: dict[str, list[Block]] = {}
    suspect = knowledge.derived(_Marks).any.might_match(block.text for block in blocks)
    for block in blocks:
        spam = suspect and is_spam(knowledge, block.text)
        rule = "injected-spam" if spam else _repeats(block, before.get(block.text, ()), kept[-1:])
        if rule:
            removals.append(Repair(rule, block.text[:500], ""))
            gap = gap or rule == "injected-spam"
        else:
            kept.append(replace(block, gap=True) if gap and kept else block)
            before.setdefault(block.text, []).append(block)
            gap = False
    if not kept:
        return list(blocks)
    repairs.extend(removals)
    return kept


def _repeats(block: Block, same: Sequence[Block], last: Sequence[Block]) -> str | None:
    """same: the earlier blocks of this text. last: the one just before, if there is one."""
    if not same or len(block.text) <= _LONG_ENOUGH:
        return None
    caption = any(each.kind is BlockKind.CAPTION for each in (*same, block))
    return "repeated-block" if caption or last[0].text == block.text else None


def is_spam(knowledge: KnowledgeSnapshot, text: str) -> bool:
    """Whether two different marks of advertising stand in one block."""
    marks = knowledge.derived(_Marks).each
    return sum(bool(mark.search(text)) for mark in marks) >= _ENOUGH
