"""Where the words of a description stand in the text that was described."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from archive.models import GAP, Block, Span

_GAP_OF_WORDS = 200
"""So far behind the last word the next one is looked for, in printed signs."""


@dataclass(frozen=True, slots=True)
class Placing:
    """For each printed sign of a release's text the offset in the source, or -1."""

    text: str
    offsets: tuple[int, ...]

    def placed(self, span: Span) -> Span | None:
        """The span in the source; None where its first or last sign is not there."""
        solid = [at for at in range(span.start, span.end) if not self.text[at].isspace()]
        if not solid:
            return None
        first, last = self.offsets[solid[0]], self.offsets[solid[-1]]
        return Span(first, last + 1) if 0 <= first <= last else None


def place_words(source: str, text: str, blocks: tuple[Block, ...]) -> Placing:
    """Blocks are found whole by their printed signs, so lines and blanks do not matter; else word
    by word, so a mended word costs itself alone."""
    signs = [at for at, sign in enumerate(source) if not sign.isspace()]
    solid = "".join(source[at] for at in signs)
    offsets = [-1] * len(text)
    start = after = 0
    for block in blocks:
        for piece, farthest in _pieces(block.text, solid, after):
            printed = [at for at in piece if not block.text[at].isspace()]
            word = "".join(block.text[at] for at in printed)
            place = solid.find(word, after, farthest)
            if place < 0:
                continue
            for number, at in enumerate(printed):
                offsets[start + at] = signs[place + number]
            after = place + len(word)
        start += len(block.text) + len(GAP)
    return Placing(text, tuple(offsets))


def _pieces(text: str, solid: str, after: int) -> Iterator[tuple[range, int]]:
    """The whole block where the source holds it, else its words, with how far each may stand."""
    whole = "".join(text.split())
    if whole and solid.find(whole, after) >= 0:
        yield range(len(text)), len(solid)
        return
    edges = [0, *(at + 1 for at, sign in enumerate(text) if sign.isspace()), len(text)]
    for begin, end in pairwise(edges):
        if text[begin:end].strip():
            after = max(after, solid.find(text[begin:end].strip(), after, after + _GAP_OF_WORDS))
            yield range(begin, end), after + _GAP_OF_WORDS
