"""Offsets that were counted in a text without its boilerplate, in the whole text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from archive.models import GAP, Block, BlockKind, MarkedPassage, Quote, Release, Span


def with_all_blocks(release: Release, blocks: Sequence[Block]) -> Release:
    """The release with these blocks, of which it has all but the boilerplate; where that stands
    before a quotation, the quotation's offsets move."""
    moves = _Moves(blocks)
    return replace(
        release,
        blocks=tuple(blocks),
        quotes=tuple(map(moves.quote, release.quotes)),
        unquoted=tuple(map(moves.passage, release.unquoted)),
    )


class _Moves:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self._starts: list[int] = []
        self._moves: list[int] = []
        start = moved = 0
        for block in blocks:
            size = len(block.text) + len(GAP)
            if block.kind is BlockKind.BOILERPLATE:
                moved += size
                continue
            self._starts.append(start)
            self._moves.append(moved)
            start += size

    def span(self, span: Span) -> Span:
        move = self._moves[bisect_right(self._starts, span.start) - 1]
        return Span(span.start + move, span.end + move) if move else span

    def quote(self, quote: Quote) -> Quote:
        parts = tuple(map(self.span, quote.parts))
        mention, cue, position = quote.mention_at, quote.cue_at, quote.position_at
        return replace(
            quote,
            parts=parts,
            mention_at=self.span(mention) if mention else None,
            cue_at=self.span(cue) if cue else None,
            position_at=self.span(position) if position else None,
        )

    def passage(self, passage: MarkedPassage) -> MarkedPassage:
        return replace(passage, span=self.span(passage.span))
