"""The blocks of a text as a template shows them: in pieces, lines, rows."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from archive.decisions import BY_HAND
from archive.models import GAP, BlockKind, Release, Repair, Span
from archive.redaction import worded
from web.text.text_segments import Piece, QuotePart, cut, within


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block in pieces. rows: of a table. lines: of a list. shown: of a contact. corrected: what
    of it an archivist reads otherwise than it is printed."""

    kind: str
    gap: bool
    pieces: list[Piece]
    lines: list[list[Piece]]
    rows: list[list[str]]
    shown: str
    corrected: list[str]


def block_views(
    release: Release, marks: Sequence[Span] = (), first_quote: int = 0
) -> Iterator[BlockView]:
    """The blocks of a release. marks: offsets into its text, in order, none over another.
    first_quote: how many quotations stand before it, where it is a part."""
    numbered = enumerate(release.quotes, first_quote + 1)
    parts = [
        QuotePart(n, span, span == quote.parts[0]) for n, quote in numbered for span in quote.parts
    ]
    spoken = _by_block(release, [part.span for part in parts])
    marked = _by_block(release, marks)
    by_hand = [repair for repair in release.repairs if repair.rule == BY_HAND]
    start = 0
    for number, block in enumerate(release.blocks):
        end = start + len(block.text)
        inside = within([marks[each] for each in marked[number]], start, end)
        quoted = [
            QuotePart(
                parts[each].number, span, parts[each].opens and parts[each].span.start >= start
            )
            for each in spoken[number]
            for span in within([parts[each].span], start, end)
        ]
        pieces = cut(block.text, inside, quoted)
        yield BlockView(
            str(block.kind),
            block.gap,
            pieces,
            list(_lines(pieces)) if block.kind is BlockKind.LIST else [],
            _rows(block.text) if block.kind is BlockKind.TABLE else [],
            worded(block.text),
            list(corrections_of(repair for repair in by_hand if start <= repair.start <= end)),
        )
        start = end + len(GAP)


def touches(repair: Repair, span: Span) -> bool:
    """Whether a repair stands in a stretch of the text."""
    return 0 <= repair.start < span.end and span.start < repair.end


def corrections_of(repairs: Iterable[Repair]) -> Iterator[str]:
    """What an archivist says of the words of some repairs, for a reader."""
    for repair in repairs:
        if repair.rule != BY_HAND:
            continue
        old, new = (worded(" ".join(words.split())) for words in (repair.old, repair.new))
        if new:
            yield f"The page prints “{old}”; an archivist reads “{new}”."
        else:
            yield f"The page prints here “{old}”; an archivist left it out."


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
        first, *following = piece.text.split("\n")
        line.append(replace(piece, text=first))
        for text in following:
            yield line
            line = [replace(piece, text=text, opens=())]
    yield line


def _rows(text: str) -> list[list[str]]:
    return [line.split(" | ") for line in text.split("\n")]
