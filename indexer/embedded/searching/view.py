"""Segments as one: the documents that live in them, numbered through, shelved by their types."""

import threading
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

import numpy as np

from archive.errors import QueryError
from archive.facets import FACETS
from indexer.documents import DocumentType
from indexer.embedded.columns.columns import TYPES, Mask, Row, Table
from indexer.embedded.columns.facet_column import facet_column
from indexer.embedded.files.texts import Shown
from indexer.embedded.searching.nearness import NearFinder
from indexer.embedded.searching.shelf import Numbers, Shelf
from indexer.embedded.segment import Segment
from indexer.embedded.terms.phrases import PhraseFinder
from indexer.embedded.terms.postings import Postings
from indexer.highlight import ShownText
from indexer.query.ast import Near, Phrase, Prefix, TextLeaf

MOST_EXPANSIONS = 200


class View:
    """What a request sees: some segments, and of each the documents that live. phrases: finds them
    in all of these; None where each is asked.

    All that is told of it (counts, labels, scores, their order) is a function of the documents
    that live, whichever segments they stand in.
    """

    def __init__(
        self, segments: Sequence[Segment], live: Sequence[Mask], phrases: PhraseFinder | None
    ) -> None:
        self._segments = segments
        self._masks = live
        self._starts = list(accumulate(map(len, segments), initial=0))
        columns = [segment.columns for segment in segments]
        tables = [np.zeros((len(Row), 0), np.int64), *(part.table() for part in columns)]
        self._table: Table = np.concatenate(tables, axis=1)
        self.live: Mask = np.concatenate([np.zeros(0, np.bool_), *live])
        self._facets = {
            facet.name: facet_column(columns, live, number) for number, facet in enumerate(FACETS)
        }
        self._phrases = phrases
        self._shelves: dict[DocumentType, Shelf] = {}
        self._lock = threading.Lock()

    def row(self, row: Row) -> Table:
        """One number of every document."""
        numbers: Table = self._table[row]
        return numbers

    def shelf(self, document_type: DocumentType) -> Shelf:
        """The documents of a type that live."""
        with self._lock:
            if document_type not in self._shelves:
                of_type = (self.row(Row.TYPE) == TYPES.index(document_type)) & self.live
                self._shelves[document_type] = Shelf(
                    document_type, np.flatnonzero(of_type), self._table, self._facets, self._found
                )
            return self._shelves[document_type]

    def shown(self, number: int) -> Shown:
        """What is shown of a document."""
        segment, ordinal = self._place(number)
        return segment.texts.shown(ordinal)

    def beginning(self, start: str) -> Iterator[str]:
        """The exact words in bodies that begin so, each once."""
        words = dict.fromkeys(
            word
            for segment, live in zip(self._segments, self._masks, strict=True)
            for word in segment.terms.beginning(start, "body", live)
        )
        return iter(words)

    def names(self, facet: str) -> Iterator[str]:
        """The labels of a facet."""
        column = self._facets.get(facet)
        return (value.label for value in column.by_number) if column else iter(())

    def texts(self, number: int) -> tuple[Shown, ShownText, ShownText]:
        """What is shown of a document, with its title and its text ready to be marked."""
        segment, ordinal = self._place(number)
        return segment.shown_texts(ordinal)

    def _place(self, number: int) -> tuple[Segment, int]:
        place = bisect_right(self._starts, number) - 1
        return self._segments[place], number - self._starts[place]

    def _found(self, leaf: TextLeaf, field: str) -> tuple[Numbers, Numbers]:
        for part in leaf.parts if isinstance(leaf, Near) else (leaf,):
            if isinstance(part, Prefix):
                self._refuse_too_many(part, field)
        if isinstance(leaf, Phrase) and self._phrases:
            having = self._phrases.find(leaf.words, field)
            return having.ordinals, having.counts
        find = _finder(leaf, field)
        numbers, counts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for segment, base in zip(self._segments, self._starts, strict=False):
            document = find(segment)
            numbers.append(document.ordinals.astype(np.int64) + base)
            counts.append(document.counts.astype(np.int64))
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


def _finder(leaf: TextLeaf, field: str) -> Callable[[Segment], Postings]:
    """What finds a leaf in the field of a segment."""
    if isinstance(leaf, Near):
        return NearFinder(leaf, field).find
    return lambda segment: segment.terms.find(leaf, field)
