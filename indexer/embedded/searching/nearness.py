"""Words close to each other, compared in the texts of the documents that have them all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import accumulate

import numpy as np

from archive.errors import QueryError
from indexer.embedded.segment import Segment
from indexer.embedded.terms.postings import Postings
from indexer.highlight import Lexicon
from indexer.nearness import APART, stretches
from indexer.query.ast import Near, NearPart, Phrase, Prefix
from indexer.word_places import WordPlaces

MOST_BYTES = 5_000_000
"""Of texts that one Near reads; with that many it takes about a second."""


class NearFinder:
    """Finds one Near in the segments of a view, within a number of bytes."""

    def __init__(self, near: Near, field: str) -> None:
        self._near = near
        self._field = field
        self._left = MOST_BYTES
        self._has_bare = not all(isinstance(part, Phrase) for part in near.parts)

    def find(self, segment: Segment) -> Postings:
        """The documents of a segment, dead ones too. Raises QueryError where too many have all
        of the words to compare them word by word."""
        having = [segment.terms.find(part, self._field).ordinals for part in self._near.parts]
        candidates = reduce(np.intersect1d, having)
        self._require_few(segment.texts.normal_size(self._field, candidates))
        counts = np.fromiter(
            (self._count(segment, each) for each in candidates.tolist()), np.int32, len(candidates)
        )
        return Postings(candidates[counts > 0].astype(np.int32), counts[counts > 0])

    def _require_few(self, size: int) -> None:
        """Before a text is read: what is refused costs nothing."""
        self._left -= size
        if self._left < 0:
            raise QueryError(
                "too many releases have all of these words to compare how near they stand;"
                " put a rarer word beside them, or search for an exact phrase"
            )

    def _count(self, segment: Segment, ordinal: int) -> int:
        content = segment.texts.normal(self._field, ordinal)
        language = segment.columns.language(ordinal)
        normal = content.decode("utf-8")
        printed = normal.split(" ")[1:-1]
        lexicon = segment.terms.lexicon(WordPlaces("", normal, ()))
        places = {
            part: list(_places(part, printed, language, lexicon))
            for part in dict.fromkeys(self._near.parts)
        }
        numbers = _numbers(printed)
        if not self._is_near(places, numbers):
            return 0
        standing = self._standing(segment, ordinal)
        if not standing:
            return 1
        outside = {
            part: numbers_of_part
            if isinstance(part, Phrase)
            else _outside(numbers_of_part, standing)
            for part, numbers_of_part in places.items()
        }
        return int(self._is_near(outside, numbers))

    def _is_near(self, places: Mapping[NearPart, Sequence[int]], numbers: Sequence[int]) -> bool:
        starts = {part: [numbers[at] for at in ordered] for part, ordered in places.items()}
        return any(True for _ in stretches(self._near, starts))

    def _standing(self, segment: Segment, ordinal: int) -> list[tuple[int, int]]:
        """The words of standing paragraphs, where bare words are not looked for."""
        if not self._has_bare:
            return []
        shown, places = segment.texts.shown_places(ordinal)
        if shown.field != self._field or not shown.standing:
            return []
        return places.between_blanks(places.inside(shown.standing))


def _places(part: NearPart, printed: list[str], language: str, lexicon: Lexicon) -> Iterator[int]:
    """At which of the words of a text a part begins."""
    if isinstance(part, Phrase):
        return _runs(part.words, printed)
    meant = set(lexicon.words(part, language))
    if isinstance(part, Prefix):
        start = part.text
        return (at for at, word in enumerate(printed) if word in meant or word.startswith(start))
    return (at for at, word in enumerate(printed) if word in meant)


def _outside(places: Iterable[int], standing: Sequence[tuple[int, int]]) -> list[int]:
    return [at for at in places if not any(first <= at < last for first, last in standing)]


def _numbers(printed: Sequence[str]) -> Sequence[int]:
    """The number of each word; behind a gap, which is a line feed here, far from those before."""
    if "\n" not in printed:
        return range(len(printed))
    gaps = accumulate(word == "\n" for word in printed)
    return [number + APART * passed for number, passed in enumerate(gaps)]


def _runs(words: Sequence[str], printed: list[str]) -> Iterator[int]:
    size, phrase = len(words), list(words)
    for at, word in enumerate(printed):
        if word == phrase[0] and (size == 1 or printed[at : at + size] == phrase):
            yield at
