"""What differs between two versions of a text, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 20_000


class ChangeKind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text that both versions have, or only the older, or only the newer."""

    kind: ChangeKind
    text: str


def word_changes(old: str, new: str) -> tuple[Change, ...]:
    """The way from one text to the other. Joined, SAME and REMOVED give the old, SAME and ADDED the
    new. Beyond 20,000 words and marks the texts are given whole, one after the other."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    if max(len(before), len(after)) > _MOST:
        return (Change(ChangeKind.REMOVED, old), Change(ChangeKind.ADDED, new))
    changes: list[Change] = []
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for step, start, end, new_start, new_end in steps:
        if step == "equal":
            changes.append(Change(ChangeKind.SAME, "".join(before[start:end])))
            continue
        if end > start:
            changes.append(Change(ChangeKind.REMOVED, "".join(before[start:end])))
        if new_end > new_start:
            changes.append(Change(ChangeKind.ADDED, "".join(after[new_start:new_end])))
    return tuple(changes)
