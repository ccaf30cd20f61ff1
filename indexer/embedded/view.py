"""Segments as one: the documents that live in them, numbered through, and how well they match."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from archive.errors import QueryError
from archive.facets import FACETS
from indexer.documents import DocumentType
from indexer.embedded.cache import ByteCache
from indexer.embedded.columns import (
    NO_BOUND_ABOVE,
    NO_BOUND_BELOW,
    TYPES,
    Mask,
    Row,
    Table,
)
from indexer.embedded.facet_column import facet_column
from indexer.embedded.postings import Postings
from indexer.embedded.segment import Segment
from indexer.embedded.terms import asked_fields
from indexer.embedded.texts import Shown
from indexer.query.ast import Prefix, TextLeaf

MOST_EXPANSIONS = 200
_CACHED = 64 * 2**20
_K1, _B = 1.2, 0.75

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Matches:
    """Documents that match, by their numbers in the view, and how well."""

    numbers: NDArray[np.int64]
    scores: Scores


class View:
    """What a request sees: some segments, and of each the documents that live.

    All that is told of it (counts, labels, scores, their order) is a function of the documents
    that live, whichever segments they stand in.
    """

    def __init__(self, segments: Sequence[Segment], live: Sequence[Mask]) -> None:
        self._segments = segments
        self._masks = live
        self._bases = np.cumsum([0, *map(len, segments)])
        columns = [segment.columns for segment in segments]
        tables = [np.zeros((len(Row), 0), np.int64), *(part.table for part in columns)]
        self._table: Table = np.concatenate(tables, axis=1)
        self.live: Mask = np.concatenate([np.zeros(0, np.bool_), *live])
        self.facets = {
            facet.name: facet_column(columns, live, number) for number, facet in enumerate(FACETS)
        }
        self.earliest, self.latest = self.row(Row.EARLIEST), self.row(Row.LATEST)
        lengths = self.row(Row.LENGTH)
        self._documents = int(self.live.sum())
        average = max(int(lengths[self.live].sum()) / max(self._documents, 1), 1.0)
        self._norms = _K1 * (1 - _B + _B * lengths / average)
        self._matches: ByteCache[Matches] = ByteCache(_CACHED, _weight)

    def __len__(self) -> int:
        return len(self.live)

    def row(self, row: Row) -> Table:
        """One number of every document."""
        numbers: Table = self._table[row]
        return numbers

    def of_type(self, wanted: DocumentType) -> Mask:
        """The documents of a type that live."""
        return np.asarray((self.row(Row.TYPE) == TYPES.index(wanted)) & self.live)

    def inside(self, earliest: int | None, latest: int | None) -> Mask:
        """Documents whose bounds both lie in the days asked for."""
        lower, upper = earliest or NO_BOUND_BELOW, latest or NO_BOUND_ABOVE
        mask = np.ones(len(self), np.bool_)
        if earliest:
            mask &= (self.earliest != NO_BOUND_BELOW) & (self.earliest >= lower)
        if latest:
            mask &= (self.latest != NO_BOUND_ABOVE) & (self.latest <= upper)
        return mask

    def overlapping(self, earliest: int | None, latest: int | None) -> Mask:
        """Documents that may have been issued in the days asked for."""
        lower, upper = earliest or NO_BOUND_BELOW, latest or NO_BOUND_ABOVE
        return np.asarray((self.latest >= lower) & (self.earliest <= upper))

    def shown(self, number: int) -> Shown:
        """What is shown of a document."""
        place = int(np.searchsorted(self._bases, number, side="right")) - 1
        return self._segments[place].texts.shown(number - int(self._bases[place]))

    def matches(self, leaf: TextLeaf, wanted: DocumentType) -> Matches:
        """The documents that hold a word, a phrase or a prefix in the fields where a search of
        this type looks. Raises QueryError for a prefix of too many words."""
        return self._matches.get((leaf, wanted), lambda: self._matched(leaf, wanted))

    def _matched(self, leaf: TextLeaf, wanted: DocumentType) -> Matches:
        scores = np.zeros(len(self), np.float32)
        mask = np.zeros(len(self), np.bool_)
        for field in asked_fields(leaf, wanted):
            numbers, counts = self._found(leaf, field.name)
            scores[numbers] += np.float32(field.weight) * self._bm25(numbers, counts)
            mask[numbers] = True
        numbers = np.flatnonzero(mask & self.of_type(wanted))
        return Matches(numbers, scores[numbers])

    def _found(self, leaf: TextLeaf, field: str) -> tuple[NDArray[np.int64], Table]:
        if isinstance(leaf, Prefix):
            self._refuse_too_many(leaf, field)
        numbers, counts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for segment, live, base in zip(self._segments, self._masks, self._bases, strict=False):
            found: Postings = segment.terms.find(leaf, field)
            kept = live[found.ordinals]
            numbers.append(found.ordinals[kept] + base)
            counts.append(found.counts[kept].astype(np.int64))
        return np.concatenate(numbers), np.concatenate(counts)

    def _refuse_too_many(self, leaf: Prefix, field: str) -> None:
        words: set[str] = set()
        for segment, live in zip(self._segments, self._masks, strict=True):
            for word in segment.terms.beginning(leaf.text, field, live):
                words.add(word)
                if len(words) > MOST_EXPANSIONS:
                    raise QueryError(
                        f"'{leaf.text}*' stands for more than {MOST_EXPANSIONS} words;"
                        " write more letters before the star"
                    )

    def _bm25(self, numbers: NDArray[np.int64], counts: Table) -> Scores:
        """Okapi BM25 with the idf of Whoosh: ln(N / (df + 1)) + 1."""
        idf = float(np.log(max(self._documents, 1) / (len(numbers) + 1)) + 1)
        scores = max(idf, 0.05) * counts * (_K1 + 1) / (counts + self._norms[numbers])
        return np.asarray(scores, np.float32)


def _weight(found: Matches) -> int:
    return int(found.numbers.nbytes + found.scores.nbytes) + 200
