"""Words of documents in, terms with their postings out: sorted by numpy, not one by one.

Terms: exact words behind 'x'; broad forms behind the language of their document, so that stems of
two languages never meet; words with accents once more behind '~', by their plain spelling, so that
a prefix finds them. What stands in paragraphs that only phrases find has terms of its own, behind
'y'.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import fold_accents, stems
from indexer.embedded.postings import Postings, TermTable
from indexer.embedded.texts import NORMAL_FIELDS

Numbers = NDArray[np.int64]

STANDING = ""
"""In the place of a language: of words that only phrases find."""


def exact_term(word: str) -> bytes:
    """The term of an exact word."""
    return b"x" + word.encode("utf-8")


def standing_term(word: str) -> bytes:
    """The term of an exact word in a standing paragraph."""
    return b"y" + word.encode("utf-8")


def broad_term(form: str, language: str) -> bytes:
    """The term of a broad form in a language."""
    return f"{language}:{form}".encode()


def plain_term(plain: str, word: str = "") -> bytes:
    """The term of a word with accents, by its plain spelling; the beginning of such terms."""
    return f"~{plain}\0{word}".encode() if word else f"~{plain}".encode()


def word_of_plain(term: bytes) -> str:
    """The word with accents behind a term of its plain spelling."""
    return term.partition(b"\0")[2].decode("utf-8")


class Inversion:
    """The words of a segment's documents by field, until they are turned into terms."""

    def __init__(self) -> None:
        self.tokens = 0
        self._vocabulary = _Vocabulary()
        self._fields = {name: _Tokens() for name in NORMAL_FIELDS}

    def add(self, name: str, ordinal: int, language: str, words: Sequence[str]) -> None:
        """Words of one field of a document, in its language or STANDING."""
        tokens = self._fields[name]
        tokens.words.extend(map(self._vocabulary.of_language(language).__getitem__, words))
        tokens.documents.append(ordinal)
        tokens.lengths.append(len(words))
        self.tokens += len(words)

    def tables(self) -> Iterator[TermTable]:
        """The terms of every field; the words are forgotten as they are turned."""
        terms, starts, places = self._vocabulary.terms()
        for name in NORMAL_FIELDS:
            yield _table(name, self._fields.pop(name), terms, starts, places)


@dataclass(slots=True)
class _Tokens:
    words: "array[int]" = field(default_factory=lambda: array("I"))
    documents: "array[int]" = field(default_factory=lambda: array("I"))
    lengths: "array[int]" = field(default_factory=lambda: array("I"))


class _Vocabulary:
    """A number for each word of each language, as they are met."""

    def __init__(self) -> None:
        self._languages: dict[str, _Numbered] = {}
        self._words: list[tuple[str, str]] = []

    def of_language(self, language: str) -> "_Numbered":
        if language not in self._languages:
            self._languages[language] = _Numbered(language, self._words)
        return self._languages[language]

    def terms(self) -> tuple[list[bytes], Numbers, Numbers]:
        """All terms, sorted; the terms of word n are those at places[starts[n] : starts[n + 1]]."""
        of_words = [_terms_of(word, language) for language, word in self._words]
        terms = sorted(set(chain.from_iterable(of_words)))
        numbers = {term: number for number, term in enumerate(terms)}
        sizes = np.fromiter(map(len, of_words), np.int64, len(of_words))
        places = np.array([numbers[term] for found in of_words for term in found], np.int64)
        return terms, np.concatenate(([0], np.cumsum(sizes))), places


class _Numbered(dict[str, int]):
    def __init__(self, language: str, words: list[tuple[str, str]]) -> None:
        super().__init__()
        self._language = language
        self._words = words

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self._words)
        self._words.append((self._language, word))
        return number


def _terms_of(word: str, language: str) -> tuple[bytes, ...]:
    if language == STANDING:
        return (standing_term(word),)
    broad = (broad_term(form, language) for form in stems(word, language))
    plain = fold_accents(word)
    accented = () if plain == word else (plain_term(plain, word),)
    return (exact_term(word), *broad, *accented)


def _table(
    name: str, tokens: _Tokens, terms: list[bytes], starts: Numbers, places: Numbers
) -> TermTable:
    documents = np.array(tokens.documents, np.int64)
    lengths = np.array(tokens.lengths, np.int64)
    words = np.array(tokens.words, np.int64)
    most = int(documents[-1]) + 1 if len(documents) else 1
    pairs, counts = np.unique(words * most + np.repeat(documents, lengths), return_counts=True)
    found, ordinals, counts = _by_term(pairs // most, pairs % most, counts, starts, places)
    edges = np.flatnonzero(np.diff(found, prepend=-1, append=-1))
    used = [terms[number] for number in found[edges[:-1]].tolist()]
    return TermTable(
        name, used, edges, Postings(ordinals.astype(np.int32), counts.astype(np.int32))
    )


def _by_term(
    words: Numbers, ordinals: Numbers, counts: Numbers, starts: Numbers, places: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Words in documents, as terms in documents; words of one document that share a term add up."""
    sizes = (starts[1:] - starts[:-1])[words]
    ends = np.cumsum(sizes)
    within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - sizes, sizes)
    most = int(ordinals.max()) + 1 if len(ordinals) else 1
    keys = places[np.repeat(starts[words], sizes) + within] * most + np.repeat(ordinals, sizes)
    order = np.argsort(keys, kind="stable")
    keys, spread = keys[order], np.repeat(counts, sizes)[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    summed = np.add.reduceat(spread, first) if len(first) else spread
    return keys[first] // most, keys[first] % most, summed
