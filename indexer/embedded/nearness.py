"""Words close to each other, compared in the texts of the documents that have them all."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import accumulate

import numpy as np

from archive.errors import QueryError
from archive.models import Span
from indexer.analysis import fold_accents, stems
from indexer.embedded.columns import Row
from indexer.embedded.postings import Postings
from indexer.embedded.segment import Segment
from indexer.highlight import Marker
from indexer.nearness import APART, stretches
from indexer.query.ast import Near, NearPart, Phrase, Prefix, Word

MOST_BYTES = 5_000_000
"""Of texts that one Near reads; with that many it takes about a second."""


class NearFinder:
    """Finds one Near in the segments of a view, within a number of bytes."""

    def __init__(self, near: Near, field: str) -> None:
        self._near = near
        self._field = field
        self._left = MOST_BYTES
        self._marker = Marker(near)
        self._known: dict[tuple[NearPart, str], _Meets] = {}

    def find(self, segment: Segment) -> Postings:
        """The documents of a segment, dead ones too. Raises QueryError where too many have all
        of the words to compare them word by word."""
        having = [segment.terms.find(part, self._field).ordinals for part in self._near.parts]
        candidates = reduce(np.intersect1d, having)
        counts = np.fromiter(
            (self._count(segment, each) for each in candidates.tolist()), np.int32, len(candidates)
        )
        return Postings(candidates[counts > 0].astype(np.int32), counts[counts > 0])

    def _count(self, segment: Segment, ordinal: int) -> int:
        content = segment.texts.normal(self._field, ordinal)
        self._left -= len(content)
        if self._left < 0:
            raise QueryError(
                "too many releases have all of these words to compare how near they stand;"
                " put a rarer word beside them, or search for an exact phrase"
            )
        language = segment.columns.languages[int(segment.columns.row(Row.TONGUE)[ordinal])]
        printed = content.decode("utf-8").split(" ")[1:-1]
        places = {part: self._places(part, printed, language) for part in set(self._near.parts)}
        number = int(any(True for _ in stretches(self._near, places)))
        return number and self._outside_standing(segment, ordinal, number)

    def _outside_standing(self, segment: Segment, ordinal: int, number: int) -> int:
        """How many are left without the bare words that stand in standing paragraphs."""
        shown = segment.texts.shown(ordinal)
        if shown.field != self._field or not shown.standing:
            return number
        return len(self._marker.near_spans(self._near, segment.text(ordinal, shown)))

    def _places(self, part: NearPart, printed: Sequence[str], language: str) -> list[Span]:
        numbers = _numbers(printed)
        if isinstance(part, Phrase):
            size, found = len(part.words), _runs(part.words, printed)
        else:
            meets = self._known.setdefault((part, language), _Meets(part, language))
            size, found = 1, (at for at, word in enumerate(printed) if meets[word])
        return [Span(numbers[at], numbers[at] + size) for at in found]


class _Meets(dict[str, bool]):
    """Whether an exact word of a language is meant by a bare word or a prefix."""

    def __init__(self, part: Word | Prefix, language: str) -> None:
        super().__init__()
        self._part = part
        self._language = language
        self._stems = set(stems(part.text, language))

    def __missing__(self, word: str) -> bool:
        if isinstance(self._part, Prefix):
            self[word] = fold_accents(word).startswith(self._part.text)
        else:
            self[word] = not self._stems.isdisjoint(stems(word, self._language))
        return self[word]


def _numbers(printed: Sequence[str]) -> Sequence[int]:
    """The number of each word; behind a gap, which is a line feed here, far from those before."""
    if "\n" not in printed:
        return range(len(printed))
    gaps = accumulate(word == "\n" for word in printed)
    return [number + APART * passed for number, passed in enumerate(gaps)]


def _runs(words: Sequence[str], printed: Sequence[str]) -> Iterator[int]:
    size, wanted = len(words), list(words)
    for at, word in enumerate(printed):
        if word == wanted[0] and list(printed[at : at + size]) == wanted:
            yield at
