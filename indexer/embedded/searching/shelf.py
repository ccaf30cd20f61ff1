"""The living documents of one type, numbered through: all that one search asks of a view."""

from collections.abc import Callable, Mapping
from math import log1p
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from archive.facets import facets_of
from indexer.documents import DocumentType, Field
from indexer.embedded.columns.columns import NO_BOUND_ABOVE, NO_BOUND_BELOW, Mask, Row, Table
from indexer.embedded.columns.counting import FacetCounter
from indexer.embedded.columns.facet_column import FacetColumn
from indexer.embedded.columns.facet_lists import ListsOfOne
from indexer.embedded.columns.value_lists import ValueLists
from indexer.embedded.files.cache import ByteCache
from indexer.embedded.terms.terms import fields_of
from indexer.facet_values import FacetValues
from indexer.query.ast import TextLeaf
from indexer.search import Sort

_MATCHES, _ISSUED, _NAMED = 64 * 2**20, 8 * 2**20, 8 * 2**20
_K1, _B = 1.2, 0.75
_PART = 64
_FEW = 8
"""So many documents are sooner scored one by one."""

_MOST_YEARS = 10_007
_LENGTHS = {"title": Row.TITLE_LENGTH, "body": Row.LENGTH, "quote": Row.QUOTE_LENGTH}

Scores = NDArray[np.float32]
Numbers = NDArray[np.integer[Any]]
Find = Callable[[TextLeaf, str], tuple[Numbers, Numbers]]
"""The living documents whose field holds a leaf, by their numbers in the view, and how often."""


class Matches(msgspec.Struct, frozen=True):
    """Documents by their numbers on the shelf, rising. scores: None where no word ranks them. Not a
    dataclass: a search makes several, five times as quickly so."""

    numbers: Table
    scores: Scores | None = None


class Shelf:
    """numbers: of its documents in the view, rising. listed: the facets that are counted."""

    def __init__(
        self,
        document_type: DocumentType,
        numbers: Table,
        table: Table,
        facets: Mapping[str, FacetColumn],
        find: Find,
    ) -> None:
        self.numbers = numbers
        self._type = document_type
        self._find = find
        self._table = table[:, numbers]
        self._places = np.full(table.shape[1], -1, np.int64)
        self._places[numbers] = np.arange(len(numbers))
        self.facets = {name: column.of_documents(numbers) for name, column in facets.items()}
        self.listed = facets_of(document_type)
        self.lists_of_one = ListsOfOne(self.listed)
        self.counter = FacetCounter(self.facets, self.row(Row.YEAR))
        self.earliest = self.row(Row.EARLIEST).astype(np.int32)
        self.latest = self.row(Row.LATEST).astype(np.int32)
        self.added = self.row(Row.ADDED)
        self._everything = np.arange(len(numbers))
        # A release and a quotation of it are one work: only of releases are there copies.
        self._copied = self._shared() if document_type is DocumentType.RELEASE else None
        self._norms = {name: _norms(self.row(row)) for name, row in _LENGTHS.items()}
        self._orders = {sort: _order(self._table, sort) for sort in Sort}
        self._ranks = {sort: _ranks(order) for sort, order in self._orders.items()}
        self._matches: ByteCache[Matches] = ByteCache(_MATCHES, _weight)
        self._issued: ByteCache[Mask] = ByteCache(_ISSUED, lambda mask: mask.nbytes + 200)
        self._named: ByteCache[Table] = ByteCache(_NAMED, lambda numbers: numbers.nbytes + 200)
        self._lists: dict[str, ValueLists] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def row(self, row: Row) -> Table:
        """One number of every document."""
        numbers: Table = self._table[row]
        return numbers

    def everything(self) -> Table:
        """The numbers of all documents."""
        return self._everything

    def years_of_copies(self, numbers: Table) -> list[int]:
        """Of some documents, the year of issue of each that is a copy of another of them, of the
        same year."""
        if self._copied is None:
            return []
        copied = numbers[self._copied[numbers]]
        others = np.ones(len(copied), np.bool_)
        others[np.unique(self._works(copied), return_index=True)[1]] = False
        years: list[int] = self.row(Row.YEAR)[copied[others]].tolist()
        return years

    def years_of_works(self, numbers: Table) -> tuple[list[int], list[int]]:
        """The years of issue of some documents, rising, and how many works of each: copies of a
        release count once. Those without a year count nowhere."""
        _, firsts = np.unique(self._works(numbers), return_index=True)
        counts = np.bincount(self.row(Row.YEAR)[numbers][firsts])
        counts[:1] = 0
        years = np.flatnonzero(counts)
        return years.tolist(), counts[years].tolist()

    def values(self, number: int) -> tuple[FacetValues, ...]:
        """What a document counts under in every facet."""
        return self.counter.values(number)

    def work(self, number: int) -> int:
        """As Hit.work."""
        return int(self.row(Row.WORK)[number]) if self._type is DocumentType.RELEASE else 0

    def inside(self, numbers: Table, earliest: int | None, latest: int | None) -> Mask:
        """Which of some documents have both bounds in the days asked for."""
        return _inside(self.earliest[numbers], self.latest[numbers], earliest, latest)

    def issued(self, earliest: int | None, latest: int | None) -> Mask:
        """The documents that have both bounds in the days asked for."""
        days = earliest, latest
        return self._issued.get(days, lambda: _inside(self.earliest, self.latest, *days))

    def overlapping(self, numbers: Table, earliest: int | None, latest: int | None) -> Mask:
        """Which of some documents may have been issued in the days asked for."""
        lower, upper = earliest or NO_BOUND_BELOW, latest or NO_BOUND_ABOVE
        return np.asarray((self.latest[numbers] >= lower) & (self.earliest[numbers] <= upper))

    def having(self, facet: str, ids: tuple[str, ...]) -> Table:
        """The documents that count under any of these values of a facet."""
        return self._values(facet).of(self.facets[facet].numbers_of(ids))

    def named(self, facet: str, text: str) -> Table:
        """The documents under the values with this id or label, as people write it."""
        return self._named.get((facet, text), lambda: self._values(facet).named(text))

    def matches(self, leaf: TextLeaf) -> Matches:
        """The documents that hold a word, a phrase or a prefix in the fields where a search looks.
        Raises QueryError for a prefix of too many words."""
        return self._matches.get(leaf, lambda: self._matched(leaf))

    def first(self, matches: Matches, sort: Sort, number: int) -> Table:
        """The first so many in order; ties by date, the newest first, then as added."""
        if len(matches.numbers) < 2:
            return matches.numbers[:number]
        if sort is not Sort.RELEVANCE or matches.scores is None:
            by = Sort.NEWEST if sort is Sort.RELEVANCE else sort
            if len(matches.numbers) == len(self):
                return self._orders[by][:number]
            keys = self._ranks[by][matches.numbers]
            return matches.numbers[_least(keys, number)]
        best = np.flatnonzero(matches.scores >= _threshold(matches.scores, number))
        ranks = self._ranks[Sort.NEWEST][matches.numbers[best]]
        order = np.lexsort((ranks, -matches.scores[best]))[:number]
        return matches.numbers[best[order]]

    def _works(self, numbers: Table) -> Table:
        """A number for the work and the year of issue of each document."""
        years, works = self.row(Row.YEAR)[numbers], self.row(Row.WORK)[numbers]
        return np.asarray(works * _MOST_YEARS + years)

    def _shared(self) -> Mask | None:
        """Which documents have a copy of the same year; None where none has."""
        _, places, sizes = np.unique(
            self._works(self._everything), return_inverse=True, return_counts=True
        )
        shared = sizes[places] > 1
        return shared if shared.any() else None

    def _values(self, facet: str) -> ValueLists:
        if facet not in self._lists:
            self._lists[facet] = ValueLists(self.facets[facet])
        return self._lists[facet]

    def _matched(self, leaf: TextLeaf) -> Matches:
        parts = []
        for field in fields_of(leaf, self._type):
            numbers, counts = self._find(leaf, field.name)
            if len(numbers):
                parts.append(self._ranked(field, numbers, counts))
        return united(parts, len(self))

    def _ranked(self, field: Field, numbers: Numbers, counts: Numbers) -> Matches:
        """Documents of the view that are on the shelf, scored by Okapi BM25, with an idf by which a
        word of nearly every document weighs next to nothing: questions are typed with all their
        small words."""
        places = self._places[numbers]
        if len(places) > _FEW or places.min() < 0:
            is_held = places >= 0
            places, counts = places[is_held], counts[is_held]
        weight = field.weight * rarity(len(places), len(self)) * (_K1 + 1)
        norms = self._norms[field.name][places]
        if len(places) > _FEW:
            often = counts.astype(np.float32)
            return Matches(places, often / (often + norms) * np.float32(weight))
        pairs = zip(counts.tolist(), norms.tolist(), strict=True)
        scores = [weight * often / (often + norm) for often, norm in pairs]
        return Matches(places, np.array(scores, np.float32))


def _inside(
    lower: NDArray[np.int32], upper: NDArray[np.int32], earliest: int | None, latest: int | None
) -> Mask:
    """Which bounds lie in the days asked for."""
    mask = lower >= (earliest or NO_BOUND_BELOW)  # no bound is before every day
    return np.asarray(mask & (upper <= latest) if latest else mask)


def _norms(lengths: Table) -> Scores:
    """What BM25 adds to a count: more in texts that are longer than those of other documents."""
    average = max(float(lengths.mean()) if len(lengths) else 0.0, 1.0)
    return np.asarray(_K1 * (1 - _B + _B * lengths / average), np.float32)


def rarity(having: int, documents: int) -> float:
    """The inverse document frequency of BM25 that is never negative, as in Lucene:
    ln(1 + (N - n + .5) / (n + .5))."""
    return log1p((documents - having + 0.5) / (having + 0.5))


def united(parts: list[Matches], documents: int) -> Matches:
    """The documents of any part, their scores added up in the order of the parts."""
    nonempty = [part for part in parts if len(part.numbers)]
    if not nonempty:
        return Matches(np.zeros(0, np.int64), np.zeros(0, np.float32))
    if len(nonempty) == 1:
        return nonempty[0]
    mask, scores = np.zeros(documents, np.bool_), np.zeros(documents, np.float32)
    for part in nonempty:
        mask[part.numbers] = True
        if part.scores is not None:
            scores[part.numbers] += part.scores
    numbers = np.flatnonzero(mask)
    ranked = any(part.scores is not None for part in nonempty)
    return Matches(numbers, scores[numbers] if ranked else None)


def _order(table: Table, sort: Sort) -> Table:
    """All documents in order. One whose date is not known stands behind those that have one,
    whichever way."""
    sequence, undated = table[Row.SEQUENCE], table[Row.YEAR] == 0
    keys: dict[Sort, tuple[NDArray[np.generic], ...]] = {
        Sort.RELEVANCE: (sequence, -table[Row.LATEST], undated),
        Sort.NEWEST: (sequence, -table[Row.LATEST], undated),
        Sort.OLDEST: (sequence, table[Row.EARLIEST], undated),
        Sort.ADDED: (sequence, -table[Row.ADDED]),
    }
    return np.lexsort(keys[sort])


def _ranks(order: Table) -> NDArray[np.int32]:
    """The place of each document in an order."""
    ranks = np.zeros(len(order), np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return ranks


def _least(keys: NDArray[np.int32], number: int) -> Table:
    """Where the least keys are, in their order."""
    if len(keys) > 4 * number:
        some = np.argpartition(keys, number)[:number]
        return some[np.argsort(keys[some])]
    return np.argsort(keys)[:number]


def _threshold(scores: Scores, number: int) -> np.float32:
    """What the best so many reach at least; all that score the same are among them."""
    if len(scores) <= number:
        return np.float32(-np.inf)
    parts = len(scores) // _PART
    if parts > number:
        # So many documents are as good as the best of these parts: no other is worth comparing.
        best = scores[: parts * _PART].reshape(_PART, parts).max(axis=0)
        scores = scores[scores >= np.partition(best, parts - number)[parts - number]]
    least: np.float32 = np.partition(scores, len(scores) - number)[len(scores) - number]
    return least


def _weight(matches: Matches) -> int:
    scores = matches.scores.nbytes if matches.scores is not None else 0
    return int(matches.numbers.nbytes + scores) + 200
