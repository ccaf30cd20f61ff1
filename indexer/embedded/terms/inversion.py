"""Words of documents in, arrays of where they stand out: sorted by numpy, not one by one."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from indexer.embedded.files.arrays import smallest
from indexer.embedded.files.texts import NORMAL_FIELDS

Numbers = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]

NO_WORDS = ("", "\n")
"""What stands in a normal text without being a word: a stretch without words, a gap. Sorted, they
are before every word."""


STRETCH = 2_000_000
"""So many words are sorted at once: sorting takes fifty bytes for each."""

_MARKS = 2**14
"""Of so many words the mark is remembered: each phrase has some that others have."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The words of one field of some documents, as they stand one after another, NO_WORDS among
    them.

    words: by their numbers in the sorted vocabulary. documents: of each, rising. standing: which
    are in standing paragraphs. sizes, marks: the bytes and the mark of each word of the vocabulary.
    lengths: the words of each document.
    """

    words: Numbers
    documents: Numbers
    standing: Mask
    sizes: Numbers
    marks: Numbers
    lengths: Numbers

    @property
    def are_words(self) -> Mask:
        """Which are words."""
        return np.asarray(self.words >= len(NO_WORDS))

    def offsets(self) -> Numbers:
        """The first byte of each word in the normal text of its document."""
        # Numbers of 32 bits may run over and be right all the same: only their differences within
        # one text are told.
        sizes = self.sizes[self.words]
        starts = np.cumsum(sizes, dtype=np.uint32)
        starts -= sizes
        firsts = np.cumsum(self.lengths) - self.lengths
        starts -= np.repeat(np.append(starts, np.uint32(0))[firsts], self.lengths)
        # A blank is in front of each normal text.
        starts += np.uint32(1)
        return starts.astype(np.int32)


class Field:
    """The words of one field of all documents, told some documents at a time, as often as they are
    asked for. documents: how many have the field."""

    def __init__(self, tokens: "_Tokens", ranks: Numbers, sizes: Numbers, marks: Numbers) -> None:
        self._words = np.frombuffer(tokens.words, np.uint32)
        self._lengths = np.array(tokens.lengths, np.int64)
        self._documents = np.array(tokens.documents, np.int32)
        self._standing = tokens.standing
        self._ranks = ranks
        self._sizes, self._marks = sizes, marks
        self.documents = int((self._lengths > 0).sum())

    def __iter__(self) -> Iterator[FieldWords]:
        ends = np.cumsum(self._lengths)
        first = 0
        while first < len(ends):
            start = int(ends[first] - self._lengths[first])
            last = max(first + 1, int(np.searchsorted(ends, start + STRETCH, "right")))
            yield self._stretch(slice(first, last), slice(start, int(ends[last - 1])))
            first = last

    def _stretch(self, documents: slice, words: slice) -> FieldWords:
        lengths = self._lengths[documents]
        standing = np.zeros(words.stop - words.start, np.bool_)
        for start, end in self._standing:
            if start < words.stop and end > words.start:
                standing[start - words.start : end - words.start] = True
        return FieldWords(
            self._ranks[self._words[words]],
            np.repeat(self._documents[documents], lengths),
            standing,
            self._sizes,
            self._marks,
            lengths,
        )


@dataclass(frozen=True, slots=True)
class Grouped:
    """Keys in documents, sorted. counts: how often a key is in a document. firsts: where, among all
    that was grouped, it is so first."""

    keys: Numbers
    documents: Numbers
    counts: Numbers
    firsts: Numbers


@dataclass(frozen=True, slots=True)
class Lists:
    """The same, the keys left out: what is of key n stands at starts[n] : starts[n + 1]."""

    starts: Numbers
    documents: Numbers
    counts: Numbers
    firsts: Numbers


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

    def field(self, name: str) -> Field:
        """The words of a field; they are forgotten when what is handed out is."""
        words = self.vocabulary()
        sizes = np.array([len(word.encode("utf-8")) + 1 for word in words], np.uint32)
        marks = np.array([mark_of(word) for word in words], np.uint8)
        return Field(self._fields.pop(name), self._ranks(), sizes, marks)

    def _ranks(self) -> Numbers:
        if self._order is None:
            self._order = np.zeros(len(self._vocabulary), np.int32)
            numbers = [self._vocabulary[word] for word in self.vocabulary()]
            self._order[numbers] = np.arange(len(numbers))
        return self._order


def grouped(keys: Numbers, documents: Numbers) -> Grouped:
    """Keys that stand in documents, which rise, one for each document; in as few bytes as hold
    them."""
    order = stable_order(keys)
    keys, documents = keys[order], documents[order]
    edges = np.flatnonzero(changes(keys) | changes(documents))
    counts = np.diff(np.append(edges, len(keys)))
    firsts = order[edges].astype(np.int32)
    return Grouped(keys[edges], smallest(documents[edges]), smallest(counts), firsts)


def joined(parts: Sequence[Grouped], number: int) -> Lists:
    """Parts as one, of so many keys; the documents of each part are behind those of the one
    before."""
    none = Grouped(*(np.zeros(0, np.uint8) for _ in range(4)))
    sizes = [np.bincount(part.keys, minlength=number) for part in parts]
    together = np.sum([np.zeros(number, np.int64), *sizes], axis=0)
    starts = np.concatenate(([0], np.cumsum(together)))
    documents, counts, firsts = (
        np.zeros(starts[-1], np.result_type(*(getattr(part, name) for part in (none, *parts))))
        for name in ("documents", "counts", "firsts")
    )
    free = starts[:-1].copy()
    for part, own in zip(parts, sizes, strict=True):
        places = np.repeat(free - (np.cumsum(own) - own), own) + np.arange(len(part.keys))
        documents[places], counts[places] = part.documents, part.counts
        firsts[places] = part.firsts
        free += own
    return Lists(starts, documents, counts, firsts)


def changes(numbers: Numbers) -> Mask:
    """Which numbers are other than the one before; the first is."""
    changed = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=changed[1:])
    return changed


def stable_order(keys: Numbers) -> Numbers:
    """The order that sorts whole numbers, equal ones as they stood: sixteen bits at a time, for
    which numpy counts instead of comparing."""
    if keys.dtype.itemsize <= np.dtype(np.uint16).itemsize:
        return np.argsort(keys, kind="stable")
    order = np.argsort((keys & 0xFFFF).astype(np.uint16), kind="stable")
    higher_bits = keys >> 16
    while higher_bits.any():
        order = order[np.argsort((higher_bits[order] & 0xFFFF).astype(np.uint16), kind="stable")]
        higher_bits = higher_bits >> 16
    return order


@lru_cache(_MARKS)
def mark_of(word: str) -> int:
    """The mark of a word, a number of one byte above nought; many have the same."""
    return crc32(word.encode("utf-8")) % 0xFF + 1


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
