"""Quotation marks: which closes which. They pair by kind; what stands between two is text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

# The marks that close a mark, the usual one first: „German“ and „Polish”, «French» and »Danish«,
# ”Swedish”. A mark that can both open and close opens where nothing is open.
CLOSING = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    "＂": "＂",
}
ONLY_OPENING = frozenset("“„‟«「『〝")
"""Marks that begin something wherever they stand, also behind a letter."""

_OPENING = re.compile(f"[{re.escape(''.join(CLOSING))}]")
_CLOSE = re.compile(f"[{re.escape(''.join(CLOSING.values()))}]")
_OWN = {mark: re.compile(f"[{re.escape(closing)}]") for mark, closing in CLOSING.items()}
_ENDS = frozenset("".join(CLOSING.values()))
# Opened and closed by different marks, so that one may stand inside another of its kind.
_NESTING = frozenset("“«「『")


def closing_of(text: str, start: int) -> int:
    """Where the phrase ends that the mark at `start` opens; -1 where nothing closes it.

    A mark of its own kind, with those of its kind inside it paired; where there is none, any other
    closing mark, for texts whose marks were changed on one side.
    """
    opening = text[start]
    end = (
        next(_own(text, start, opening), -1)
        if opening in _NESTING
        else _next(_OWN[opening], text, start)
    )
    if end >= 0:
        return end
    others = (place for place in range(start + 1, len(text)) if text[place] in _ENDS)
    return next(others, -1)


def marked_spans(text: str) -> Iterator[tuple[int, int]]:
    """The passages between marks, from left to right, without the marks; none inside another. As
    closing_of pairs them, in one pass over the text."""
    nested = {mark: _Nested(text, mark) for mark in _NESTING}
    place = 0
    while opening := _OPENING.search(text, place):
        start, mark = opening.start(), opening[0]
        end = nested[mark].closing(start) if mark in nested else _next(_OWN[mark], text, start)
        if end < 0:
            end = _next(_CLOSE, text, start)
        if end < 0:
            return
        yield start + 1, end
        place = end + 1


def _next(marks: re.Pattern[str], text: str, start: int) -> int:
    mark = marks.search(text, start + 1)
    return mark.start() if mark else -1


class _Nested:
    """The marks of a kind that may stand inside others of it, paired."""

    def __init__(self, text: str, opening: str) -> None:
        self._pairs: dict[int, int] = {}
        self._closing: list[int] = []
        pending: list[int] = []
        for match in re.finditer(f"[{opening}{CLOSING[opening]}]", text):
            if match[0] == opening:
                pending.append(match.start())
                continue
            self._closing.append(match.start())
            if pending:
                self._pairs[pending.pop()] = match.start()

    def closing(self, start: int) -> int:
        """Where the one that opens here is closed: else, by the next that closes any."""
        if start in self._pairs:
            return self._pairs[start]
        place = bisect_right(self._closing, start)
        return self._closing[place] if place < len(self._closing) else -1


def _own(text: str, start: int, opening: str) -> Iterator[int]:
    """Where marks of its own kind close one inside which others may stand, the right one first."""
    depth, first = 0, -1
    for place in range(start + 1, len(text)):
        letter = text[place]
        if letter in CLOSING[opening]:
            if not depth:
                yield place
                return
            depth -= 1
            first = place
        elif letter == opening:
            depth += 1
    if first >= 0:
        yield first
