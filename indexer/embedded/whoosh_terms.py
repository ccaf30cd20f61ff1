"""The default engine: Whoosh holds words with their frequencies, our texts prove the phrases.

Nothing is stemmed or dropped by Whoosh: each document hands over its lists of terms. Exact words
carry the prefix 'x', broad forms the language of their document, so that stems of two languages
never meet. There are no positions: a phrase is the documents that hold all its words, narrowed to
those in whose normal text the words stand side by side.
"""

import threading
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh import index as whoosh_index
from whoosh.fields import ID, KEYWORD, Schema
from whoosh.formats import Frequency
from whoosh.reading import IndexReader

from archive.errors import IndexDamaged, QueryError
from indexer.analysis import fold_accents, stems, words
from indexer.documents import Document, DocumentType
from indexer.embedded.memory_terms import asked
from indexer.embedded.postings import Postings
from indexer.embedded.texts import Texts
from indexer.query.ast import Phrase, Prefix, TextLeaf, Word

MOST_EXPANSIONS = 200
_CACHED_POSTINGS = 2_000
_FIELD_NAMES = ("title", "body", "quote")
_FAULTS = (OSError, whoosh_index.IndexError, EOFError, ValueError, KeyError, AttributeError)
_K1, _B = 1.2, 0.75


class WhooshEngine:
    """One open generation. Readers of Whoosh are not shared between threads: each has its own."""

    def __init__(self, folder: Path, texts: Texts, types: list[DocumentType]) -> None:
        self._texts = texts
        self._types = {kind: np.array([one is kind for one in types]) for kind in DocumentType}
        self._local = threading.local()
        self._lock = threading.Lock()
        self._postings: OrderedDict[str, Postings] = OrderedDict()
        self._words: dict[str, list[tuple[str, str]]] = {}
        try:
            self._index = whoosh_index.open_dir(str(folder))
            self._languages = sorted(
                term.decode("utf-8") for term in self._reader().lexicon("language")
            )
            self._lengths = np.load(folder / "lengths.npy")
        except _FAULTS as error:
            raise IndexDamaged(f"the index in {folder} cannot be read: {error}") from error
        if self._reader().doc_count_all() != len(texts):
            raise IndexDamaged(f"the index in {folder} and its texts differ in number")

    @staticmethod
    def build(folder: Path, found: Iterable[Document]) -> None:
        """One segment, in the order of the documents, so that numbers and ordinals agree."""
        terms = KEYWORD(stored=False, commas=False)
        terms.format = Frequency()
        schema = Schema(key=ID(), language=ID(), **dict.fromkeys(_FIELD_NAMES, terms))
        writer = whoosh_index.create_in(str(folder), schema).writer(limitmb=256)
        lengths = []
        for document in found:
            # All values are ready before the call: a failed add_document leaves ghost postings.
            values = {text.field: _terms(text.text, document.language) for text in document.texts}
            writer.add_document(key=document.key, language=document.language, **values)
            lengths.append(len(values.get(document.shown.field, ())))
        writer.commit(optimize=True)
        np.save(folder / "lengths.npy", np.array(lengths, np.float32))

    @classmethod
    def open(cls, folder: Path, texts: Texts, types: list[DocumentType]) -> "WhooshEngine":
        return cls(folder, texts, types)

    def find(self, leaf: TextLeaf, wanted: DocumentType) -> Postings:
        """As Engine.find says."""
        scores = np.zeros(len(self._texts), np.float32)
        for field in asked(leaf, wanted):
            found = self._in_field(leaf, field.name)
            scores[found.ordinals] += field.weight * found.scores
        scores *= self._types[wanted]
        ordinals = np.flatnonzero(scores).astype(np.int32)
        return Postings(ordinals, scores[ordinals])

    def _in_field(self, leaf: TextLeaf, field: str) -> Postings:
        match leaf:
            case Phrase(found):
                return self._phrase(found, field)
            case Prefix(start):
                return self._any([f"x{word}" for word in self._beginning(start, field)], field)
            case Word(word):
                terms = {
                    f"{language}:{form}"
                    for language in self._languages
                    for form in stems(word, language)
                }
                return self._any(sorted(terms), field)

    def _phrase(self, phrase: Sequence[str], field: str) -> Postings:
        postings = sorted(
            (self._term(f"x{word}", field) for word in set(phrase)),
            key=lambda found: len(found.ordinals),
        )
        candidates = postings[0].ordinals
        for found in postings[1:]:
            candidates = np.intersect1d(candidates, found.ordinals, assume_unique=True)
        if len(phrase) > 1:
            candidates = self._texts.holding(phrase, field, candidates)
        rarest = postings[0]
        places = np.searchsorted(rarest.ordinals, candidates)
        return Postings(candidates, rarest.scores[places])

    def _any(self, terms: Sequence[str], field: str) -> Postings:
        scores = np.zeros(len(self._texts), np.float32)
        for term in terms:
            found = self._term(term, field)
            np.maximum.at(scores, found.ordinals, found.scores)
        ordinals = np.flatnonzero(scores).astype(np.int32)
        return Postings(ordinals, scores[ordinals])

    def _beginning(self, start: str, field: str) -> list[str]:
        # A prefix has no accents but words have: all words of the field, by their folded forms.
        words_of_field = self._folded_words(field)
        first = bisect_left(words_of_field, (start, ""))
        found = [
            word
            for plain, word in takewhile(
                lambda pair: pair[0].startswith(start), islice(words_of_field, first, None)
            )
        ]
        if len(found) > MOST_EXPANSIONS:
            raise QueryError(
                f"'{start}*' stands for {len(found)} words, more than {MOST_EXPANSIONS};"
                " write more letters before the star"
            )
        return found

    def _folded_words(self, field: str) -> list[tuple[str, str]]:
        """Every exact word of a field behind its folded form, sorted; read once a generation."""
        with self._lock:
            if field not in self._words:
                terms = (t.decode("utf-8") for t in self._reader().expand_prefix(field, "x"))
                self._words[field] = sorted((fold_accents(term[1:]), term[1:]) for term in terms)
            return self._words[field]

    def _term(self, term: str, field: str) -> Postings:
        """The documents of a term with BM25 scores, decoded once and kept for a while."""
        key = f"{field}\0{term}"
        with self._lock:
            if key in self._postings:
                self._postings.move_to_end(key)
                return self._postings[key]
        found = self._read(term, field)
        with self._lock:
            self._postings[key] = found
            while len(self._postings) > _CACHED_POSTINGS:
                self._postings.popitem(last=False)
        return found

    def _read(self, term: str, field: str) -> Postings:
        reader = self._reader()
        if (field, term) not in reader:
            return Postings()
        pairs = list(_walk(reader, field, term))
        ordinals = np.array([pair[0] for pair in pairs], np.int32)
        counts = np.array([pair[1] for pair in pairs], np.float32)
        return Postings(ordinals, self._bm25(ordinals, counts))

    def _bm25(
        self, ordinals: NDArray[np.int32], counts: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Okapi BM25 with the idf of Whoosh: ln(N / (df + 1)) + 1."""
        average = max(float(self._lengths.mean()), 1.0)
        idf = float(np.log(len(self._lengths) / (len(ordinals) + 1)) + 1)
        norm = _K1 * (1 - _B + _B * self._lengths[ordinals] / average)
        return np.asarray(max(idf, 0.05) * counts * (_K1 + 1) / (counts + norm), np.float32)

    def _reader(self) -> IndexReader:
        reader = getattr(self._local, "reader", None)
        if reader is None:
            reader = self._local.reader = self._index.reader()
        return reader


def _terms(text: str, language: str) -> list[str]:
    exact = words(text)
    broad = (f"{language}:{form}" for word in exact for form in stems(word, language))
    return [*(f"x{word}" for word in exact), *broad]


def _walk(reader: IndexReader, field: str, term: str) -> Iterator[tuple[int, float]]:
    matcher = reader.postings(field, term)
    while matcher.is_active():
        yield matcher.id(), matcher.weight()
        matcher.next()
