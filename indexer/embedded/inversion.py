"""Words of documents in, arrays of where they stand out: sorted by numpy, not one by one."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.texts import NORMAL_FIELDS

Numbers = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]

NO_WORDS = ("", "\n")
"""What stands in a normal text without being a word: a stretch without words, a gap. Sorted, they
are before every word."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The words of one field of a segment, as they stand one after another, NO_WORDS among them.

    words: by their numbers in the sorted vocabulary. documents: of each, rising. offsets: of its
    first byte in the normal text of its document. standing: which are in standing paragraphs.
    """

    words: Numbers
    documents: Numbers
    offsets: Numbers
    standing: Mask

    @property
    def are_words(self) -> Mask:
        """Which are words."""
        return np.asarray(self.words >= len(NO_WORDS))


@dataclass(frozen=True, slots=True)
class Grouped:
    """Keys in documents, sorted. counts: how often a key is in a document. firsts: where, among all
    that was grouped, it is so first."""

    keys: Numbers
    documents: Numbers
    counts: Numbers
    firsts: Numbers

    def starts(self, number: int) -> Numbers:
        """Where each of so many keys begins, and the end."""
        return np.concatenate(([0], np.cumsum(np.bincount(self.keys, minlength=number))))


class Inversion:
    """The words of a segment's documents by field, until they are written."""

    def __init__(self) -> None:
        self.tokens = 0
        self.languages: list[str] = []
        self._vocabulary = _Numbered()
        self._fields = {name: _Tokens() for name in NORMAL_FIELDS}
        self._sorted: list[str] = []
        self._order: Numbers | None = None

    def begin(self, language: str) -> None:
        """The next document, in this language."""
        self.languages.append(language)

    def add(self, name: str, normal: str, standing: Sequence[tuple[int, int]] = ()) -> None:
        """A field of the document that was begun last. standing: which parts of its normal text,
        counted between blanks, stand in standing paragraphs."""
        words = normal.split(" ")[1:-1]
        tokens = self._fields[name]
        tokens.standing.extend((len(tokens.words) + a, len(tokens.words) + b) for a, b in standing)
        tokens.words.extend(map(self._vocabulary.__getitem__, words))
        tokens.documents.append(len(self.languages) - 1)
        tokens.lengths.append(len(words))
        self.tokens += len(words)

    def vocabulary(self) -> list[str]:
        """All words, sorted as their bytes are; their places are their numbers from then on."""
        self._sorted = self._sorted or sorted(self._vocabulary)
        return self._sorted

    def field(self, name: str) -> FieldWords:
        """The words of a field; they are forgotten as they are handed out."""
        tokens, order = self._fields.pop(name), self._ranks()
        words = order[np.frombuffer(tokens.words, np.uint32)]
        lengths = np.array(tokens.lengths, np.int64)
        return FieldWords(
            words,
            np.repeat(np.array(tokens.documents, np.int32), lengths),
            self._offsets(words, lengths),
            _mask(len(words), tokens.standing),
        )

    def _ranks(self) -> Numbers:
        if self._order is None:
            self._order = np.zeros(len(self._vocabulary), np.int32)
            numbers = [self._vocabulary[word] for word in self.vocabulary()]
            self._order[numbers] = np.arange(len(numbers))
        return self._order

    def _offsets(self, words: Numbers, lengths: Numbers) -> Numbers:
        # Numbers of 32 bits may run over and be right all the same: only their differences within
        # one text are told.
        of_words = [len(word.encode("utf-8")) + 1 for word in self.vocabulary()]
        sizes = np.array(of_words, np.uint32)[words]
        starts = np.cumsum(sizes, dtype=np.uint32)
        starts -= sizes
        firsts = np.cumsum(lengths) - lengths
        starts -= np.repeat(np.append(starts, np.uint32(0))[firsts], lengths)
        # A blank is in front of each normal text.
        starts += np.uint32(1)
        return starts.astype(np.int32)


def grouped(keys: Numbers, documents: Numbers) -> Grouped:
    """Keys that stand in documents, which rise, one for each document."""
    order = stable_order(keys)
    keys, documents = keys[order], documents[order]
    edges = np.flatnonzero(changes(keys) | changes(documents))
    counts = np.diff(np.append(edges, len(keys))).astype(np.int32)
    return Grouped(keys[edges], documents[edges], counts, order[edges].astype(np.int32))


def changes(numbers: Numbers) -> Mask:
    """Which numbers are other than the one before; the first is."""
    return np.asarray(np.diff(numbers, prepend=-1) != 0)


def stable_order(keys: Numbers) -> Numbers:
    """The order that sorts whole numbers, equal ones as they stood: sixteen bits at a time, for
    which numpy counts instead of comparing."""
    order = np.argsort((keys & 0xFFFF).astype(np.uint16), kind="stable")
    rest = keys >> 16
    while rest.any():
        order = order[np.argsort((rest[order] & 0xFFFF).astype(np.uint16), kind="stable")]
        rest = rest >> 16
    return order


@dataclass(slots=True)
class _Tokens:
    words: "array[int]" = field(default_factory=lambda: array("I"))
    documents: "array[int]" = field(default_factory=lambda: array("I"))
    lengths: "array[int]" = field(default_factory=lambda: array("I"))
    standing: list[tuple[int, int]] = field(default_factory=list)


class _Numbered(dict[str, int]):
    """A number for each word, as they are met."""

    def __init__(self) -> None:
        super().__init__((word, number) for number, word in enumerate(NO_WORDS))

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def _mask(length: int, ranges: Sequence[tuple[int, int]]) -> Mask:
    mask = np.zeros(length, np.bool_)
    for first, last in ranges:
        mask[first:last] = True
    return mask
