"""The blocks of a text as a template shows them: in pieces, lines, rows."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

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


def block_views(
    release: Release, marks: Sequence[Span] = (), first_quote: int = 0
) -> Iterator[BlockView]:
    """The blocks of a release. marks: offsets into its text, in order, none over another.
    first_quote: how many quotations stand before it, where it is a part."""
    numbered = enumerate(release.quotes, first_quote + 1)
    parts = [QuotePart(n, span) for n, quote in numbered for span in quote.parts]
    spoken = _by_block(release, [part.span for part in parts])
    marked = _by_block(release, marks)
    start = 0
    for number, block in enumerate(release.blocks):
        end = start + len(block.text)
        inside = within([marks[each] for each in marked[number]], start, end)
        said = [
            QuotePart(parts[each].number, span)
            for each in spoken[number]
            for span in within([parts[each].span], start, end)
        ]
        pieces = cut(block.text, inside, said)
        yield BlockView(
            str(block.kind),
            block.gap,
            pieces,
            list(_lines(pieces)) if block.kind is BlockKind.LIST else [],
            _rows(block.text) if block.kind is BlockKind.TABLE else [],
            worded(block.text),
        )
        start = end + len(GAP)


def _by_block(release: Release, spans: Sequence[Span]) -> Mapping[int, list[int]]:
    """For each block the numbers of the spans that may touch it."""
    starts = list(accumulate((len(b.text) + len(GAP) for b in release.blocks), initial=0))
    touching = defaultdict[int, list[int]](list)
    for number, span in enumerate(spans):
        first = max(0, bisect_right(starts, span.start) - 1)
        for block in range(first, bisect_left(starts, span.end)):
            touching[block].append(number)
    return touching


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
