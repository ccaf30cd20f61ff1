"""What differs between two versions of a text, word by word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, takewhile

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_STEPS = 20_000_000


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
    new. Where what lies between the same beginning and the same end is too much to be compared, it
    is given whole, one after the other."""
    start, end = _same(old, new)
    changes = [
        Change(ChangeKind.SAME, old[:start]),
        *_between(old[start : len(old) - end], new[start : len(new) - end]),
        Change(ChangeKind.SAME, old[len(old) - end :]),
    ]
    return tuple(_joined([change for change in changes if change.text]))


def _same(old: str, new: str) -> tuple[int, int]:
    """How much both begin and end with, in whole words."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    first = _run(before, after)
    last = _run(before[len(first) :][::-1], after[len(first) :][::-1])
    return sum(map(len, first)), sum(map(len, last))


def _run(before: Sequence[str], after: Sequence[str]) -> list[str]:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    return [word for word, _ in pairs]


class _TooMuchError(Exception):
    """The texts are not compared to the end."""


class _Counted(dict[str, list[int]]):
    """The places of each word, which are walked over wherever it is looked up; to a limit."""

    def __init__(self, places: Mapping[str, list[int]]) -> None:
        super().__init__(places)
        self._left = _MOST_STEPS

    def get(self, word: str, default: Sequence[int] = ()) -> Sequence[int]:  # type: ignore[override] # as difflib asks
        places = super().get(word, default)
        self._left -= 1 + len(places)
        if self._left < 0:
            raise _TooMuchError
        return places


def _joined(changes: Sequence[Change]) -> Iterator[Change]:
    """Stretches of one kind that follow one another made one."""
    for kind, some in groupby(changes, key=lambda change: change.kind):
        yield Change(kind, "".join(change.text for change in some))


def _between(old: str, new: str) -> list[Change]:
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    # The time of difflib is that of these look-ups, and with texts that repeat themselves the cube
    # of their length.
    matcher.b2j = _Counted(matcher.b2j)  # type: ignore[attr-defined] # documented, not typed
    try:
        steps = matcher.get_opcodes()
    except _TooMuchError:
        return [Change(ChangeKind.REMOVED, old), Change(ChangeKind.ADDED, new)]
    changes: list[Change] = []
    for step, start, end, new_start, new_end in steps:
        if step == "equal":
            changes.append(Change(ChangeKind.SAME, "".join(before[start:end])))
            continue
        if end > start:
            changes.append(Change(ChangeKind.REMOVED, "".join(before[start:end])))
        if new_end > new_start:
            changes.append(Change(ChangeKind.ADDED, "".join(after[new_start:new_end])))
    return changes
