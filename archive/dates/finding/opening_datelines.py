"""The dateline of a release: which of its first paragraphs has it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from archive.dates.finding.datelines import Dateline, dateline
from archive.dates.finding.line_dates import with_label_above
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import BlockKind, Release
from archive.parsers.parsed_item import ParsedItem

_OPENING = 4
_LONGEST_LINE = 60
_SPEAKS = re.compile(r"\A\s*[^\W\d_a-z]{2,}:")
"""'KYIV:' opens a release of an agency; where other paragraphs open so, they are who speaks."""

_DIGIT_EARLY = re.compile(r"\D{0,120}\d")


def dateline_of(
    knowledge: KnowledgeSnapshot, release: Release, reading: ParsedItem, latest: date
) -> Dateline | None:
    """That of the first paragraph; where a lede or the like stands before it, the first near the
    opening whose date has a year, unless the line above says what day that is ('When:', 'Last
    updated'). None where the profile says that there is none."""
    if not reading.has_dateline:
        return None
    paragraphs = [
        b.text for b in release.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)
    ]
    first = dateline(knowledge, paragraphs[0], latest) if paragraphs else None
    if first and _SPEAKS.search(first.printed) and any(map(_SPEAKS.search, paragraphs[1:])):
        return None
    if _is_line_alone(first, paragraphs) and (below := _below_lines(knowledge, paragraphs, latest)):
        return below
    if first and first.date:
        return first
    opening = [*_unlabelled(knowledge, paragraphs[:_OPENING])][1:]
    near = (*opening, *_unlabelled(knowledge, reading.openings))
    dated = (
        line
        for text in filter(_DIGIT_EARLY.match, near)
        if (line := dateline(knowledge, text, latest)) and line.date
    )
    # Of a text file a later day without a place is that of a letter which the text quotes.
    own_lines = (line for line in dated if reading.is_page or line.place)
    return next((line for line in own_lines if line.date and line.date.has_year), first)


def _unlabelled(knowledge: KnowledgeSnapshot, lines: Sequence[str]) -> Iterator[str]:
    """The lines without the days of which the line above says what they are."""
    for line, with_label in with_label_above(knowledge, lines):
        if line == with_label:
            yield line


def _is_line_alone(first: Dateline | None, paragraphs: Sequence[str]) -> bool:
    """Whether a text opens with a line, no sentence: its day, who wrote it."""
    if first is not None:
        return first.place is None and first.end >= len(paragraphs[0])
    return bool(paragraphs) and _is_line(paragraphs[0])


def _is_line(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and text.rstrip()[-1:] not in '.!?…”"'


def _below_lines(
    knowledge: KnowledgeSnapshot, paragraphs: Sequence[str], latest: date
) -> Dateline | None:
    """The dateline of the first sentences below such lines, where it names a place."""
    below = (text for text in paragraphs[1:_OPENING] if not _is_line(text))
    line = dateline(knowledge, next(below, ""), latest)
    return line if line and line.place else None
