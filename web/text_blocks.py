"""The blocks of a text as a template shows them: in pieces, lines, rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.models import GAP, BlockKind, Release, Span
from archive.redaction import worded
from web.text_segments import Piece, QuotePart, cut, within


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block in pieces. rows: of a table. lines: of a list. shown: of a contact."""

    kind: str
    gap: bool
    pieces: list[Piece]
    lines: list[list[Piece]]
    rows: list[list[str]]
    shown: str


def block_views(found: Release, marks: Sequence[Span] = ()) -> Iterator[BlockView]:
    """The blocks of a release. marks: offsets into its text."""
    parts = [QuotePart(n, span) for n, quote in enumerate(found.quotes, 1) for span in quote.parts]
    start = 0
    for block in found.blocks:
        end = start + len(block.text)
        inside = within(marks, start, end)
        spoken = [
            QuotePart(part.number, span)
            for part in parts
            for span in within([part.span], start, end)
        ]
        pieces = cut(block.text, inside, spoken)
        yield BlockView(
            str(block.kind),
            block.gap,
            pieces,
            list(_lines(pieces)) if block.kind is BlockKind.LIST else [],
            _rows(block.text) if block.kind is BlockKind.TABLE else [],
            worded(block.text),
        )
        start = end + len(GAP)


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        line.append(Piece(first, piece.marked, piece.quote))
        for text in rest:
            yield line
            line = [Piece(text, piece.marked, piece.quote)]
    yield line


def _rows(text: str) -> list[list[str]]:
    return [line.split(" | ") for line in text.split("\n")]
