"""Exact phrases: the documents that have the rarest parts of one, compared word by word in their
normal texts. All segments are asked together, for a step costs more than what it reads."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate, pairwise
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import needle
from indexer.embedded.blobs import ReadBlob
from indexer.embedded.cache import ByteCache
from indexer.embedded.exact_words import SEVERAL, ExactField
from indexer.embedded.postings import Postings, in_turn
from indexer.embedded.vocabulary import JoinedVocabulary, Vocabulary

_FEW = 8
"""So many texts are compared sooner than lists, to have fewer."""

_MANY_TIMES = 128
"""A list so many times as long leaves too few out to be worth comparing."""

_AT_ONCE = 4
_WORDS = 4_000
_LISTS = 8 * 2**20
"""What is remembered: words by number, bytes of lists."""

_UNKNOWN, _KNOWN = -(2**30), -(2**29)
"""In the place of where a phrase would begin; beyond what it can be, whatever is taken away."""

_NONE = np.zeros(0, np.uint8)

Numbers = tuple[int | None, ...]
"""Of one word in each segment; None where it has not got it."""

_NumbersOf = Callable[[str], Numbers]


@dataclass(frozen=True, slots=True)
class ExactPart:
    """The exact words of a segment. fields, texts: by the names of the fields."""

    vocabulary: Vocabulary
    fields: Mapping[str, ExactField]
    texts: Mapping[str, ReadBlob]


class PhraseFinder:
    """Finds phrases in segments whose documents are numbered through."""

    def __init__(self, parts: Sequence[ExactPart]) -> None:
        numbers = _numbers(parts)
        names = parts[0].fields if parts else ()
        self._fields = {name: _FieldFinder(parts, name, numbers) for name in names}

    def find(self, words: Sequence[str], field: str) -> Postings:
        """The documents in whose field the words stand side by side."""
        return self._fields[field].find(words) if self._fields else Postings()


@dataclass(frozen=True, slots=True)
class _Word:
    """documents: how many have it. is_common: whether it is so in any segment."""

    text: str
    numbers: Numbers
    documents: int
    is_common: bool


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Documents that may have what is looked for. begins: where it begins in the normal text of
    each, if it is there; below _KNOWN where that is not known."""

    documents: NDArray[np.int32]
    begins: NDArray[np.int32]

    def among(self, others: "_Candidates") -> "_Candidates":
        """Those that are among others too, and begin where these do."""
        if not len(others.documents):
            return others
        places = others.documents.searchsorted(self.documents)
        same = others.documents.take(places, mode="clip") == self.documents
        begins, as_others = self.begins[same], others.begins.take(places[same])
        agreeing = (begins == as_others) | (np.minimum(begins, as_others) < _KNOWN)
        return _Candidates(self.documents[same][agreeing], np.maximum(begins, as_others)[agreeing])


class _FieldFinder:
    """Finds phrases in one field. numbers: what gives those of a word in each segment."""

    def __init__(self, parts: Sequence[ExactPart], name: str, numbers: _NumbersOf) -> None:
        self._fields = [part.fields[name] for part in parts]
        self._texts = [part.texts[name] for part in parts]
        self._starts = list(accumulate(map(len, self._texts), initial=0))
        # These know the parts, not the finder: what is remembered must not keep files open.
        self._word = lru_cache(_WORDS)(partial(_word, numbers, self._fields))
        self._lists: ByteCache[_Candidates] = ByteCache(
            _LISTS, lambda each: each.documents.nbytes + each.begins.nbytes + 200
        )
        alone = ([part] for part in parts if len(parts) > 1)
        self._alone = [_FieldFinder(each, name, _numbers(each)) for each in alone]

    def find(self, words: Sequence[str]) -> Postings:
        """As PhraseFinder.find says: by rare words, else by pairs of common ones, which each
        segment knows for itself."""
        candidates = self._with_rare_words(words) if len(words) > 1 else None
        if candidates is not None:
            return self._compared(words, candidates)
        if self._alone:
            return in_turn([own.find(words) for own in self._alone], self._starts)
        if len(words) == 1:
            return self._printed(self._word(words[0]))
        pairs = list(self._pairs(words))
        if pairs and len(words) == 2:
            return self._fields[0].of_pair(*pairs[0])
        candidates = self._with_pairs(pairs) if pairs else self._having(self._word(words[0]))
        return self._compared(words, candidates)

    def _printed(self, word: _Word) -> Postings:
        (number,) = word.numbers
        return Postings() if number is None else self._fields[0].printed(number, number + 1)

    def _pairs(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where the documents of the only segment stand that have each two common words side by
        side."""
        numbers = [number for word in words for number in self._word(word).numbers]
        for first, second in pairwise(numbers):
            if first is not None and second is not None:
                stretch = self._fields[0].pair(first, second)
                if stretch is not None:
                    yield stretch

    def _with_pairs(self, pairs: Sequence[tuple[int, int]]) -> _Candidates:
        """The documents that have the rarest two of some pairs."""
        rarest = sorted(pairs, key=lambda pair: pair[1] - pair[0])[:2]
        first, *others = (_unplaced(self._fields[0].of_pair(*pair).ordinals) for pair in rarest)
        return first.among(others[0]) if others else first

    def _with_rare_words(self, words: Sequence[str]) -> _Candidates | None:
        """The documents that have some words of a phrase, few where few have them; None where
        every word is common."""
        candidates: _Candidates | None = None
        for place in self._rare_places(words):
            if candidates is None:
                candidates = self._with_word(words, place)
            elif len(candidates.documents) <= _FEW:
                return candidates
            elif self._word(words[place]).documents <= _MANY_TIMES * len(candidates.documents):
                candidates = candidates.among(self._with_word(words, place))
        if candidates is None:
            return None
        return self._among_common(candidates, [w for w in map(self._word, words) if w.is_common])

    def _rare_places(self, words: Sequence[str]) -> Iterator[int]:
        """Where words stand that are not common. Few long ones are looked up first, for most of
        them are rare: to look all up costs more than what follows."""
        by_length = sorted(range(len(words)), key=lambda place: -len(words[place]))
        for first in range(0, len(by_length), _AT_ONCE):
            found = [(self._word(words[p]), p) for p in by_length[first : first + _AT_ONCE]]
            rare = [(word.documents, place) for word, place in found if not word.is_common]
            yield from (place for _, place in sorted(rare))

    def _among_common(self, candidates: _Candidates, common: Sequence[_Word]) -> _Candidates:
        for word in sorted(common, key=attrgetter("documents")):
            few = len(candidates.documents)
            if few <= _FEW or word.documents > _MANY_TIMES * few:
                break
            candidates = candidates.among(self._having(word))
        return candidates

    def _with_word(self, words: Sequence[str], place: int) -> _Candidates:
        """The documents that have the word at this place of a phrase."""
        having = self._having(self._word(words[place]))
        if words.count(words[place]) > 1:
            return _unplaced(having.documents)
        before = needle(words[:place]) if place else " "
        begins = having.begins - np.int32(len(before.encode("utf-8")))
        return _Candidates(having.documents, begins)

    def _having(self, word: _Word) -> _Candidates:
        """The documents that have a word, and where it stands."""
        return self._lists.get(word.text, lambda: self._read(word))

    def _read(self, word: _Word) -> _Candidates:
        own = zip(self._fields, word.numbers, self._starts, strict=False)
        known = [(field, number, start) for field, number, start in own if number is not None]
        starts = np.array([start for _, _, start in known], np.int32)
        if word.is_common:
            lists = [field.documents(number) for field, number, _ in known]
            documents = np.concatenate(lists, dtype=np.int32)
            return _unplaced(documents + starts.repeat(list(map(len, lists))))
        lists = [_NONE, *(field.placed(number) for field, number, _ in known)]
        placed = np.concatenate(lists, dtype=np.int32)
        documents = placed[::2] + starts.repeat([len(each) // 2 for each in lists[1:]])
        begins = placed[1::2]
        begins[begins == SEVERAL] = _UNKNOWN
        return _Candidates(documents, begins)

    def _compared(self, words: Sequence[str], candidates: _Candidates) -> Postings:
        wanted = needle(words).encode("utf-8")
        counts = [
            self._count(wanted, document, begin)
            for document, begin in zip(
                candidates.documents.tolist(), candidates.begins.tolist(), strict=True
            )
        ]
        often = np.array(counts, np.int32)
        having = often > 0
        return Postings(candidates.documents[having], often[having])

    def _count(self, wanted: bytes, document: int, begin: int) -> int:
        """How often a document has what is wanted. begin: where alone it can stand, if known."""
        segment = bisect_right(self._starts, document) - 1
        texts, own = self._texts[segment], document - self._starts[segment]
        if begin > _KNOWN:
            return int(texts.has(own, begin, wanted))
        return _count(wanted, texts[own])


def _numbers(parts: Sequence[ExactPart]) -> _NumbersOf:
    """What gives the numbers of a word. In several segments it may give some of another word, where
    they have not got it: texts are compared, or each segment is asked alone."""
    if len(parts) != 1:
        return JoinedVocabulary([part.vocabulary for part in parts]).numbers
    vocabulary = parts[0].vocabulary
    return lambda word: (vocabulary.number(word),)


def _word(numbers: _NumbersOf, fields: Sequence[ExactField], text: str) -> _Word:
    own = numbers(text)
    known = [(field, n) for field, n in zip(fields, own, strict=True) if n is not None]
    return _Word(
        text,
        own,
        sum(field.size(number) for field, number in known),
        any(field.is_common(number) for field, number in known),
    )


def _unplaced(documents: NDArray[np.int32]) -> _Candidates:
    return _Candidates(documents, np.full(len(documents), _UNKNOWN, np.int32))


def _count(wanted: bytes, text: bytes) -> int:
    """How often what is wanted stands in a text; two side by side share the blank between them."""
    if wanted + wanted[1:] in text:
        return text.replace(b" ", b"  ").count(
            wanted[:1] + wanted[1:-1].replace(b" ", b"  ") + b" "
        )
    return text.count(wanted)
