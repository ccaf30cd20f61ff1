"""The words of a segment by number, the words with accents by their plain spelling, and what broad
forms each language has for them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import fold_accents, stems
from indexer.embedded.files.arrays import smallest
from indexer.embedded.files.blobs import Blob, BlobWriter
from indexer.embedded.terms.exact_words import Arrays
from indexer.embedded.terms.inversion import NO_WORDS

_WORDS, _ACCENTED, _FORMS = "words", "accented", "forms"


_REMEMBERED = 2**14
_BITS = 16
_REST = 32 - _BITS

_NONE, _SEVERAL = -1, -2
"""In the place of the number of a word: no word has its checksum, or more than one has."""


Array = NDArray[np.integer[Any]]


def broad_term(form: str, language: str) -> bytes:
    """The term of a broad form in a language: stems of two languages never meet."""
    return f"{language}:{form}".encode()


class Vocabulary:
    """Words by number, sorted by their bytes."""

    def __init__(self, folder: Path, arrays: Arrays) -> None:
        self._words = Blob(folder, _WORDS)
        self._accented = Blob(folder, _ACCENTED)
        self._forms = Blob(folder, _FORMS)
        self._starts, self._of_forms = arrays["forms.starts"], arrays["forms.words"]
        self.hashes, self.by_hash = arrays["words.hashes"], arrays["words.by_hash"]
        # One by one, numbers are had more quickly so.
        self._hash_at, self._at = self.hashes.data, self.by_hash.data

    def __len__(self) -> int:
        return len(self._words)

    def number(self, word: str) -> int | None:
        """The number of a word; None where the segment has not got it."""
        entry = word.encode("utf-8")
        value = crc32(entry)
        place = bisect_left(self._hash_at, value)
        while place < len(self._hash_at) and self._hash_at[place] == value:
            number: int = self._at[place]
            if self._words[number] == entry:
                return number
            place += 1
        return None

    def place(self, word: str) -> int | None:
        """What stands for a word in all that follows; None where there is none."""
        return self.number(word)

    def numbers(self, word: str, place: int) -> tuple[int | None, ...]:
        """The number of a word in each segment; None where it has not got it. place: the word's."""
        return (place,)

    def combined(self, by: np.ufunc, values: Sequence[Array]) -> Array:
        """What each segment has for its words by number, made one for each place: by adding up, or
        by what else makes one of two."""
        return values[0]

    def word(self, number: int) -> str:
        """The word of a number."""
        return self._words[number].decode("utf-8")

    def beginning(self, start: str) -> tuple[int, int]:
        """The first number of the words that begin so, and the one after the last."""
        return _beginning(self._words, start.encode("utf-8"))

    def accented(self, start: str) -> Iterator[str]:
        """The words with accents that begin so without them."""
        first, last = _beginning(self._accented, start.encode("utf-8"))
        for number in range(first, last):
            yield self._accented[number].partition(b"\0")[2].decode("utf-8")

    def of_form(self, form: str, language: str) -> Iterator[str]:
        """The words that have a broad form in texts of a language."""
        place = _place(self._forms, broad_term(form, language))
        if place is not None:
            start, end = self._starts[place : place + 2].tolist()
            yield from map(self.word, self._of_forms[start:end].tolist())


class JoinedVocabulary:
    """The words of several segments: one look-up gives their numbers in all of them.

    Where a segment has not got a word it may give the number of another, of the same checksum: only
    for those who read the texts after it.
    """

    def __init__(self, parts: Sequence[Vocabulary]) -> None:
        self._parts = parts
        hashes = np.unique(np.concatenate([np.zeros(0, np.uint32), *(p.hashes for p in parts)]))
        self._length = len(hashes)
        self._rows = [hashes.searchsorted(part.hashes) for part in parts]
        table = np.full((len(hashes), len(parts)), _NONE, np.int32)
        for column, (part, rows) in enumerate(zip(parts, self._rows, strict=True)):
            table[rows, column] = part.by_hash
            table[rows[1:][rows[1:] == rows[:-1]], column] = _SEVERAL
        self._numbers = table.ravel().data
        self.place: Callable[[str], int | None] = _Places(hashes).__getitem__
        """As Vocabulary.place; of another word perhaps, where no segment has this one."""

    def numbers(self, word: str, place: int) -> tuple[int | None, ...]:
        """As Vocabulary.numbers."""
        width = len(self._parts)
        numbers = self._numbers[width * place : width * (place + 1)].tolist()
        return tuple(
            [
                number if number >= 0 else part.number(word) if number == _SEVERAL else None
                for number, part in zip(numbers, self._parts, strict=True)
            ]
        )

    def beside(self, values: Sequence[NDArray[np.integer[Any]]]) -> NDArray[np.int32]:
        """What each segment has for its words by number, by place, a column each: nought where it
        has not got the word, below nought where another word is there too."""
        table = np.zeros((self._length, len(self._parts)), np.int32)
        for column, (part, rows) in enumerate(zip(self._parts, self._rows, strict=True)):
            table[rows, column] = values[column][part.by_hash]
            table[rows[1:][rows[1:] == rows[:-1]], column] = _SEVERAL
        return table

    def combined(self, by: np.ufunc, values: Sequence[Array]) -> Array:
        """As Vocabulary.combined."""
        whole = np.zeros(self._length, values[0].dtype)
        for part, rows, own in zip(self._parts, self._rows, values, strict=True):
            by.at(whole, rows, own[part.by_hash])
        return whole


class _Places(dict[str, int | None]):
    """The places of words among checksums, those asked for lately without looking: each field asks,
    and most phrases have the same common words."""

    def __init__(self, hashes: NDArray[np.uint32]) -> None:
        self._hashes = hashes.data
        # Checksums are spread evenly: those that begin with the same bits are few.
        self._starts = hashes.searchsorted(np.arange(2**_BITS, dtype=np.uint32) << _REST).data

    def __missing__(self, word: str) -> int | None:
        if len(self) > _REMEMBERED:
            self.clear()
        value = crc32(word.encode("utf-8"))
        place = self._starts[value >> _REST]
        while place < len(self._hashes) and self._hashes[place] < value:
            place += 1
        is_known = place < len(self._hashes) and self._hashes[place] == value
        number = place if is_known else None
        self[word] = number
        return number


def write_vocabulary(folder: Path, words: Sequence[str], forms: "Forms") -> Arrays:
    """Write the words of a segment, sorted; the arrays of their forms."""
    entries = [word.encode("utf-8") for word in words]
    _write(folder, _WORDS, entries)
    hashes = np.fromiter(map(crc32, entries), np.uint32, len(entries))
    by_hash = np.argsort(hashes, kind="stable")
    plain = ((fold_accents(word), word) for word in words[len(NO_WORDS) :])
    accented = sorted(f"{start}\0{word}".encode() for start, word in plain if start != word)
    _write(folder, _ACCENTED, accented)
    ordered = sorted(forms.words.items())
    _write(folder, _FORMS, (term for term, _ in ordered))
    sizes = [len(numbers) for _, numbers in ordered]
    together = list(chain.from_iterable(sorted(numbers) for _, numbers in ordered))
    return {
        # Words are found by a checksum first: to search among them costs ten times as much.
        "words.hashes": hashes[by_hash],
        "words.by_hash": smallest(by_hash),
        "forms.starts": smallest(np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))),
        "forms.words": smallest(np.array(together, np.int64)),
    }


class Forms:
    """The broad forms of words by language, as they are met. words: the numbers of those that have
    a form."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words: dict[bytes, set[int]] = {}
        self._vocabulary = words
        self._terms: dict[tuple[str, int], tuple[bytes, ...]] = {}

    def of(self, language: str, number: int) -> tuple[bytes, ...]:
        """The terms of the forms of a word."""
        key = language, number
        if key not in self._terms:
            forms = stems(self._vocabulary[number], language)
            self._terms[key] = terms = tuple(broad_term(form, language) for form in forms)
            for term in terms:
                self.words.setdefault(term, set()).add(number)
        return self._terms[key]


def _write(folder: Path, name: str, entries: Iterable[bytes]) -> None:
    writer = BlobWriter(folder, name)
    for entry in entries:
        writer.add(entry)
    writer.close()


def _place(blob: Blob, entry: bytes) -> int | None:
    place = bisect_left(blob, entry)
    return place if place < len(blob) and blob[place] == entry else None


def _beginning(blob: Blob, start: bytes) -> tuple[int, int]:
    # No byte of UTF-8 is 0xff.
    return bisect_left(blob, start), bisect_left(blob, start + b"\xff")
