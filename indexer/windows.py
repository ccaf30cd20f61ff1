"""The stretch of a text that a snippet shows: which, and cut out between words."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from archive.models import Span
from indexer.search import Snippet

_LENGTH = 240
_LEAD = 60
# So many marks after one are looked at; a text that is all marks must not cost its square.
_COMPARED = 40
_CUT = "…"
_NEAR = 3
_BLANKS = re.compile(r"\s+")


class Mark(msgspec.Struct, frozen=True):
    """A place that matched. leaf: which part of the query, by number. Not a dataclass, as
    search.FacetCount."""

    span: Span
    leaf: int


def best_window(text: str, marks: Sequence[Mark], gaps: Sequence[int]) -> Span:
    """Most different parts of the query first, then most marks, then the earliest place."""
    best, most = marks[0], (0, 0)
    for number, mark in enumerate(marks if len(marks) > 1 else ()):
        end = mark.span.start + _LENGTH - _LEAD
        inside = [other for other in marks[number : number + _COMPARED] if other.span.end <= end]
        worth = (len({other.leaf for other in inside}), len(inside))
        if worth > most:
            best, most = mark, worth
    return around(text, best.span, gaps)


def around(text: str, place: Span, gaps: Sequence[int]) -> Span:
    """A window around a place, between two gaps, that begins and ends between words. gaps:
    rising."""
    behind = bisect_right(gaps, place.start)
    first = gaps[behind - 1] if behind else 0
    last = gaps[behind] if behind < len(gaps) else len(text)
    start = max(first, place.start - _LEAD)
    if start > first:
        start = behind_blank(text, start, place.start)
    end = min(last, max(start + _LENGTH, place.end))
    if end < last:
        end = before_blank(text, max(place.end, end - _LEAD), end)
    return Span(start, end)


def behind_blank(text: str, start: int, end: int) -> int:
    """Behind the first blanks between two places; the first place where there are none."""
    piece = text[start:end]
    if _has_single_blanks(piece):
        return start + piece.find(" ") + 1
    blank = _BLANKS.search(piece)
    return start + blank.end() if blank else start


def before_blank(text: str, start: int, end: int) -> int:
    """Before the last blanks between two places; the last place where there are none."""
    piece = text[start:end]
    if _has_single_blanks(piece):
        blank = piece.rfind(" ")
        return start + blank if blank >= 0 else end
    blanks = list(_BLANKS.finditer(piece))
    return start + blanks[-1].start() if blanks else end


def cut_out(text: str, window: Span, marks: Sequence[Span]) -> Snippet:
    """What a window shows, with the marks that are in it and blanks as single spaces."""
    inside = [m for m in marks if window.start <= m.start and m.end <= window.end]
    printed = text[window.start : window.end]
    if not _has_single_blanks(printed) or printed != printed.strip():
        return _with_single_blanks(text, window, inside)
    before = _before(text, window)
    moved = len(before) - window.start
    placed = tuple([Span(mark.start + moved, mark.end + moved) for mark in inside])
    return Snippet(before + printed + _after(text, window), placed)


def _has_single_blanks(piece: str) -> bool:
    """Whether all blanks of a piece are surely single spaces, as nearly everywhere: regular
    expressions take ten times as long to find the others."""
    # Of all blanks, only the space is printable to Python.
    return piece.isprintable() and "  " not in piece


def _before(text: str, window: Span) -> str:
    """The sign of a cut, but where the text has it there itself."""
    return _CUT if 0 < window.start < len(text) and text[window.start] != _CUT else ""


def _after(text: str, window: Span) -> str:
    cut = text[window.end :].strip() and not text[
        max(0, window.end - _NEAR) : window.end
    ].rstrip().endswith(_CUT)
    return _CUT if cut else ""


def _with_single_blanks(text: str, window: Span, marks: Sequence[Span]) -> Snippet:
    shown, placed = _before(text, window), list[Span]()
    at = window.start
    for mark in marks:
        shown += _plain(text[at : mark.start], shown)
        inside = _plain(text[mark.start : mark.end], shown)
        placed.append(Span(len(shown), len(shown) + len(inside)))
        shown, at = shown + inside, mark.end
    shown += _plain(text[at : window.end], shown).rstrip()
    return Snippet(shown + _after(text, window), tuple(placed))


def _plain(piece: str, before: str) -> str:
    """With single spaces, and none at the start of a text."""
    single = piece if _has_single_blanks(piece) else _BLANKS.sub(" ", piece)
    return single if before.strip(_CUT) else single.lstrip()
