"""The lines around the title of a page, where days and datelines stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice

from archive.html.lines import Lines
from archive.html.page import Page
from archive.models import Block

SHORT = 160
"""A longer line is a paragraph."""

_LINES_BEFORE, _LINES_BEHIND = 6, 12
_FARTHEST, _AT_AN_END, _SECOND = 40, 4, 2
_OPENING = 3
_OF_DAY = 80
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class HeadLines:
    """header: from a little before the title to the opening of the body. opening: the short lines
    of that opening that are not among them. behind: a few behind it."""

    header: Sequence[str]
    opening: Sequence[str]
    behind: Sequence[str] = ()


def lines_around(page: Page, title: str, body: Sequence[Block]) -> HeadLines:
    """The lines of a page about its title and the opening of its body.

    An extractor may take the paragraph with the dateline for furniture: it is looked for here too,
    but not behind the last line of the body, where other stories have their days. Where the title
    stands behind that opening the lines about the title count, unless lines of the opening below it
    tell a day: between the two may be a list of other stories.
    """
    opening, first = body[0].text[:25], list(_first_lines(body))
    lines, walk = [], iter(page.derived(Lines))
    for line in walk:
        lines.append(line)
        if line.startswith(opening):
            break
    end = len(lines) - 1 if lines and lines[-1].startswith(opening) else len(lines)
    lines += islice(walk, _LINES_BEHIND)
    named = [n for n, line in enumerate(lines[: end + 1]) if title and line.startswith(title[:40])]
    if not named and (late := _lines_around_late(title, lines, walk)):
        below = [line for line in first if line not in late.over]
        return HeadLines(() if any(map(_tells_day, below)) else late.around, below)
    at = named[-1] if named else end
    behind = lines[end + 1 : max(at, end) + _LINES_BEHIND]
    header = lines[max(0, at - _LINES_BEFORE) : end + 1]
    unsaid = [line for line in first if line not in header]
    return HeadLines(header, unsaid, behind[: _end(behind, body)])


@dataclass(frozen=True, slots=True)
class _Late:
    """A title behind the opening of the body, as where an extractor took a side box over it for
    text. over: all lines before it; around: those near it, up to the second paragraph, of which the
    first may be a summary, without the middle of a list that stands between."""

    over: Sequence[str]
    around: Sequence[str]


def _lines_around_late(
    title: str, known: Sequence[str], lines_behind: Iterator[str]
) -> _Late | None:
    """None where no line is the title. known: the first lines of the page."""
    lines: list[str] = []
    walk = chain(known, lines_behind)
    for line in walk:
        if line == title:
            ahead = [*islice(walk, _FARTHEST)]
            paragraphs = accumulate(len(line) > SHORT for line in ahead)
            head = [line for line, count in zip(ahead, paragraphs, strict=True) if count < _SECOND]
            ends = (*head[:_AT_AN_END], *head[_AT_AN_END:][-_AT_AN_END:])
            return _Late(lines, [*lines[-_LINES_BEFORE:], line, *ends])
        lines.append(line)
    return None


def _tells_day(line: str) -> bool:
    return len(line) <= _OF_DAY and _YEAR.search(line) is not None


def _end(lines: Sequence[str], body: Sequence[Block]) -> int:
    """How many lines there are up to the last of the body; all where it is of one block only."""
    closing = body[-1].text[:25]
    closed = [n for n, line in enumerate(lines) if line.startswith(closing)]
    return closed[-1] if closed and len(body) > 1 else len(lines)


def _first_lines(body: Sequence[Block]) -> Iterator[str]:
    """The short lines that the body opens with: a date, a byline, a section's name."""
    for block in body[:_OPENING]:
        if len(block.text) > SHORT:
            return
        yield block.text
