"""Where a typed text ends: at a mark, behind which contacts and notes for editors stand."""

import re
from collections.abc import Sequence

from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.parsers.typed.words import head_patterns

_END = re.compile(r"#\s?#\s?#|-\s?30\s?-|\*\s?\*\s?\*|\*\s\*{3}\s\*")
_MOST_BEHIND = 0.5
_LONGEST_MARK = 40


def parted_at_end(
    knowledge: KnowledgeSnapshot, lines: Sequence[str]
) -> tuple[Sequence[str], Sequence[str]]:
    """The lines before the mark of the end and those behind it, the mark in neither. A mark behind
    which more than half as much follows parts two sections, and is one more line of the text."""
    tail = knowledge.derived(head_patterns).tail
    whole = sum(map(len, lines))
    before = 0
    for number, line in enumerate(lines):
        before += len(line)
        mark = line.strip()
        if len(mark) > _LONGEST_MARK or whole - before > _MOST_BEHIND * before:
            continue
        if _END.fullmatch(mark) or tail.fullmatch(mark):
            return lines[:number], lines[number + 1 :]
    return lines, ()
