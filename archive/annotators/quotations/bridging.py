"""Paragraphs in the midst of a quotation that opens once and closes some paragraphs later."""

from collections.abc import Iterator, Mapping, Sequence

from archive.annotators.quotations.reading import BlockItems
from archive.annotators.quotations.words import CLOSING_MARKS
from archive.models import Span

_MOST_PARAGRAPHS = 8
_MARKS = '“”"„«»'


def bridged(rows: Mapping[int, BlockItems]) -> dict[int, tuple[Span, bool]]:
    """By the number of its block what each such paragraph says, and whether it closes the
    quotation. None of them holds a mark but the last, and that one only at its end."""
    blocks = list(rows.values())
    bridges: dict[int, tuple[Span, bool]] = {}
    for at, block in enumerate(blocks):
        if block.placed.number not in bridges and _stays_open(block):
            bridges |= dict(_until_closed(blocks[at + 1 : at + 1 + _MOST_PARAGRAPHS]))
    return bridges


def _stays_open(block: BlockItems) -> bool:
    spans = block.quoted
    return bool(spans) and not spans[-1].closed


def _until_closed(blocks: Sequence[BlockItems]) -> Iterator[tuple[int, tuple[Span, bool]]]:
    """Nothing where a paragraph opens a mark of its own, or none closes."""
    for number, block in enumerate(blocks):
        text = block.placed.block.text
        mark = next((at for at, letter in enumerate(text) if letter in _MARKS), -1)
        if block.placed.block.gap:
            return
        if mark < 0:
            continue
        if text[mark] in CLOSING_MARKS and mark and not text[mark + 1 :].strip(" .,;"):
            yield from ((b.placed.number, (_whole(b), False)) for b in blocks[:number])
            start = block.placed.start
            yield block.placed.number, (Span(start, start + len(text[:mark].rstrip())), True)
        return


def _whole(block: BlockItems) -> Span:
    return Span(block.placed.start, block.placed.end)
