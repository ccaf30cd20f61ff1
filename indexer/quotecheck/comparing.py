"""A quote laid beside what is printed: how alike they are, and what differs, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.text.word_diff import Change, ChangeKind
from indexer.analysis import Token
from indexer.quotecheck.alignment import Alignment, Pair
from indexer.quotecheck.passages import Passage, sentence_around, source
from indexer.quotecheck.reading import SpanPart
from indexer.quotecheck.signs import (
    Signs,
    joined_before,
    joined_behind,
    leading,
    signs_at,
    trailing,
)
from indexer.quotecheck.values import Source

_LEAST_SHARE = 0.6
"""Of the words of a quote and of the stretch beside it: with fewer in common it is another text."""

_SOLID = 3
"""So many words side by side agree by more than chance."""

_APART = 12


@dataclass(frozen=True, slots=True)
class Beside:
    """A part of a quote laid beside a passage."""

    part: SpanPart
    passage: Passage
    alignment: Alignment

    @property
    def place(self) -> Source:
        """What is printed there."""
        return source(self.passage, self.alignment.start, self.alignment.end)

    @property
    def is_similar(self) -> bool:
        """Whether it is the same text, though changed."""
        alignment, size = self.alignment, len(self.part.words)
        share = alignment.same / max(size, alignment.end - alignment.start)
        return share >= _LEAST_SHARE and (alignment.same > 2 or size < 4)

    def signs(self, pair: Pair) -> tuple[Signs, Signs]:
        """The signs of a word as pasted and as printed; none of one that is not there."""
        pasted, printed = pair
        return (
            signs_at(self.part.text, self.part.words, pasted) if pasted is not None else Signs(),
            self._printed(printed) if printed is not None else Signs(),
        )

    def is_same(self, pair: Pair) -> bool:
        """Whether a word is the same on both sides, its signs included."""
        pasted, printed = pair
        if pasted is None or printed is None:
            return False
        if self.part.words[pasted].word != self.passage.words[printed].word:
            return False
        return not Signs.differ(*self.signs(pair))

    def changes(self) -> Iterator[Change]:
        """From what is printed to what was pasted, word by word with the marks beside them."""
        part, passage = self.part, self.passage
        for pair in self.alignment.pairs:
            pasted, printed = pair
            same = self.is_same(pair)
            if printed is not None:
                kind = ChangeKind.SAME if same else ChangeKind.REMOVED
                yield Change(kind, _shown(passage.field.text, passage.words, printed))
            if pasted is not None and not same:
                yield Change(ChangeKind.ADDED, _shown(part.text, part.words, pasted))

    def has_around(self, pieces: Sequence[Sequence[str]]) -> bool:
        """Whether all pieces are printed here, a few words apart: then words were left out."""
        first, last = self.alignment.start - _APART, self.alignment.end + _APART
        return all(
            any(first <= at and at + len(piece) <= last for at in self.passage.places(piece))
            for piece in pieces
        )

    def foreign_run(self) -> int:
        """The longest stretch of quoted words that are not printed here, but for one or two that
        agree by chance."""
        longest = run = 0
        for solid, pairs in self.alignment.runs(_SOLID):
            run = 0 if solid else run + sum(quoted is not None for quoted, _ in pairs)
            longest = max(longest, run)
        return longest

    def _printed(self, at: int) -> Signs:
        return signs_at(self.passage.field.text, self.passage.words, at)


def word_for_word(part: SpanPart, passage: Passage, at: int, negations: frozenset[str]) -> Beside:
    """A part laid beside the same words. Where the printed word goes on at one end, as
    'twenty-five' does before 'five', what is missing is part of it. negations: 't' of "can't" among
    them."""
    end = at + len(part.words)
    pairs: list[Pair] = [(number, at + number) for number in range(len(part.words))]
    text, words = passage.field.text, passage.words
    if joined_before(text, words, at):
        pairs, at = [(None, at - 1), *pairs], at - 1
    if joined_behind(text, words, end - 1, negations):
        pairs, end = [*pairs, (None, end)], end + 1
    agree = tuple(quoted is not None for quoted, _ in pairs)
    return Beside(part, passage, Alignment(tuple(pairs), at, end, agree))


def within_sentences(alignment: Alignment, passage: Passage) -> Alignment:
    """Without words at both ends that stand for quoted ones but are of another sentence."""
    inner = [pair[1] for pair, agree in zip(alignment.pairs, alignment.agree, strict=True) if agree]
    first, last = inner[0] or 0, inner[-1] or 0
    before, behind = sentence_around(passage, first, last + 1)
    start = max(alignment.start, first - len(before))
    end = min(alignment.end, last + 1 + len(behind))
    pairs = tuple(
        (quoted, printed if printed is not None and start <= printed < end else None)
        for quoted, printed in alignment.pairs
    )
    return replace(alignment, pairs=pairs, start=start, end=end)


def is_verbatim(beside: Beside) -> bool:
    """Whether all words are the same, and their signs."""
    return all(map(beside.is_same, beside.alignment.pairs))


def _shown(text: str, words: Sequence[Token], at: int) -> str:
    """A word with what is printed close to it, and one blank where there is any."""
    start, end = leading(text, words, at), trailing(text, words, at)
    is_close = text[end : end + 1].isalnum()
    return text[start:end] + ("" if is_close else " ")
