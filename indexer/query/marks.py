"""Quotation marks: which closes which. They pair by kind; what stands between two is text."""

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
_ENDS = frozenset("".join(CLOSING.values()))
# Opened and closed by different marks, so that one may stand inside another of its kind.
_NESTING = frozenset("“«「『")


def closing_of(text: str, start: int) -> int:
    """Where the phrase ends that the mark at `start` opens; -1 where nothing closes it.

    A mark of its own kind, with those of its kind inside it paired; where there is none, any other
    closing mark, for texts whose marks were changed on one side.
    """
    opening = text[start]
    ends = list(_own(text, start, opening))
    if ends:
        return ends[0]
    others = (place for place in range(start + 1, len(text)) if text[place] in _ENDS)
    return next(others, -1)


def marked_spans(text: str) -> Iterator[tuple[int, int]]:
    """The passages between marks, from left to right, without the marks; none inside another."""
    place = 0
    while place < len(text):
        end = closing_of(text, place) if text[place] in CLOSING else -1
        if end >= 0:
            yield place + 1, end
        place = max(place, end) + 1


def _own(text: str, start: int, opening: str) -> Iterator[int]:
    """Where marks of its own kind close it, the right one first."""
    depth, first = 0, -1
    for place in range(start + 1, len(text)):
        letter = text[place]
        if letter in CLOSING[opening]:
            if not depth:
                yield place
                return
            depth -= 1
            first = place
        elif letter == opening and opening in _NESTING:
            depth += 1
    if first >= 0:
        yield first
