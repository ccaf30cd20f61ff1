"""Exact phrases: the documents that have the rarest parts of one, compared word by word in their
normal texts. All segments are asked together, for a step costs more than what it reads."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from indexer.analysis import needle
from indexer.embedded.files.blobs import ReadBlob
from indexer.embedded.terms.exact_words import ExactField
from indexer.embedded.terms.inversion import mark_of
from indexer.embedded.terms.postings import NOTHING, Postings, in_turn
from indexer.embedded.terms.vocabulary import JoinedVocabulary, Vocabulary
from indexer.embedded.terms.word_lists import KNOWN, UNKNOWN, WordList, WordLists
from indexer.embedded.terms.word_records import bit_of

_FEW = 4
"""So many texts are compared sooner than lists, to have fewer."""

_MANY = 128
"""Of so many texts, pairs of common words leave enough out to be worth reading."""

_LONGER = 16
"""Where their lists are not so many times as long."""

_MANY_TIMES = 512
"""A list so many times as long leaves too few out to be worth comparing."""


_COMMON = 2**32
"""What a common word costs more than any other: its list tells no place, and is long."""


@dataclass(frozen=True, slots=True)
class ExactPart:
    """The exact words of a segment. fields, texts: by the names of the fields."""

    vocabulary: Vocabulary
    fields: Mapping[str, ExactField]
    texts: Mapping[str, ReadBlob]


class PhraseFinder:
    """Finds phrases in segments whose documents are numbered through."""

    def __init__(self, parts: Sequence[ExactPart]) -> None:
        words = _words(parts)
        names = parts[0].fields if parts else ()
        self._fields = {name: _FieldFinder(parts, name, words) for name in names}

    def find(self, words: Sequence[str], field: str) -> Postings:
        """The documents in whose field the words stand side by side."""
        return self._fields[field].find(words) if self._fields else NOTHING


class _Candidates(msgspec.Struct, frozen=True):
    """Documents that may have what is looked for. begins: where it begins in the normal text of
    each, if it is there; below KNOWN where that is not known."""

    documents: NDArray[np.int32]
    begins: NDArray[np.int32]

    def one_by_one(self) -> "_Places":
        """Each of them."""
        return zip(self.documents.tolist(), self.begins.tolist(), strict=True)

    def among(self, others: "_Candidates") -> "_Candidates":
        """Those that are among others too, and begin where these do."""
        if not len(others.documents):
            return others
        places = others.documents.searchsorted(self.documents)
        same = others.documents.take(places, mode="clip") == self.documents
        begins, as_others = self.begins[same], others.begins.take(places[same])
        agreeing = (begins == as_others) | (np.minimum(begins, as_others) < KNOWN)
        return _Candidates(self.documents[same][agreeing], np.maximum(begins, as_others)[agreeing])


_Arrays = tuple[NDArray[np.int32], NDArray[np.int32]]
_Places = Iterable[tuple[int, int]]
"""Documents one by one, as _Candidates has them."""


class _Wanted(msgspec.Struct, frozen=True):
    """A phrase. places: of its words in the vocabulary. costs: of each, how many documents have it
    at most, and _COMMON more where it is common in some segment."""

    words: Sequence[str]
    places: Sequence[int]
    costs: Sequence[int]

    def before(self, at: int) -> int:
        """How many bytes of its normal text stand before a word."""
        return len(needle(self.words[:at]).encode("utf-8")) if at else 1


class _FieldFinder:
    """Finds phrases in one field."""

    def __init__(
        self, parts: Sequence[ExactPart], name: str, words: Vocabulary | JoinedVocabulary
    ) -> None:
        self._words = words
        self._fields = [part.fields[name] for part in parts]
        self._texts = [part.texts[name] for part in parts]
        self._starts = list(accumulate(map(len, self._texts), initial=0))
        documents = words.combined(np.add, [field.sizes() for field in self._fields])
        common = words.combined(np.add, [field.common() for field in self._fields])
        # One by one, numbers are had more quickly so.
        self._common = common.data
        self._costs = (documents + _COMMON * (common > 0)).data
        behind = [bits for field in self._fields if (bits := field.behind()) is not None]
        is_known = len(behind) == len(self._fields)
        self._behind = words.combined(np.bitwise_or, behind).data if is_known else None
        self._lists = WordLists(self._fields, words, self._starts[:-1])
        alone = ([part] for part in parts if len(parts) > 1)
        self._alone = [_FieldFinder(each, name, _words(each)) for each in alone]

    def find(self, words: Sequence[str]) -> Postings:
        """As PhraseFinder.find says: by rare words, else by pairs of common ones, which each
        segment knows for itself."""
        phrase = self._known(words)
        if phrase is None or self._is_apart(phrase):
            return NOTHING
        if len(words) > 1 and min(phrase.costs) < _COMMON:
            return self._compared(words, self._with_rare_words(phrase))
        if self._alone:
            return in_turn([own.find(words) for own in self._alone], self._starts)
        if len(words) == 1:
            return self._fields[0].printed(phrase.places[0], phrase.places[0] + 1)
        pairs = list(self._pairs(phrase))
        if len(pairs) == 1:
            return self._fields[0].of_pair(*pairs[0])
        return self._compared(words, self._with_pairs(pairs).one_by_one())

    def _known(self, words: Sequence[str]) -> _Wanted | None:
        """A phrase; None where no document has one of its words."""
        places = [place for place in map(self._words.place, words) if place is not None]
        costs = [self._costs[place] for place in places]
        return _Wanted(words, places, costs) if len(costs) == len(words) and all(costs) else None

    def _is_apart(self, phrase: _Wanted) -> bool:
        """Whether it is known that no document has two of its words side by side."""
        if self._behind is None:
            return False
        for place, word in zip(phrase.places, phrase.words[1:], strict=False):
            if not self._behind[place] >> bit_of(mark_of(word)) & 1:
                return True
        return False

    def _pairs(self, phrase: _Wanted) -> Iterator[tuple[int, int]]:
        """Where the documents of the only segment stand that have each two common words side by
        side."""
        for first, second in pairwise(phrase.places):
            stretch = self._fields[0].pair(first, second)
            if stretch is not None:
                yield stretch

    def _with_pairs(self, pairs: Sequence[tuple[int, int]]) -> _Candidates:
        """The documents that have the rarest of some pairs, few where few have them."""
        rarest = sorted(pairs, key=lambda pair: pair[1] - pair[0])
        candidates = _unplaced(self._fields[0].of_pair(*rarest[0]).ordinals)
        for pair in rarest[1:]:
            if len(candidates.documents) <= _FEW:
                break
            candidates = candidates.among(_unplaced(self._fields[0].of_pair(*pair).ordinals))
        return candidates

    def _with_rare_words(self, phrase: _Wanted) -> _Places:
        """The documents that have the rarest words, few where few have them. phrase: one with a
        word that is not common."""
        costs = phrase.costs
        rarest = costs.index(min(costs))
        having, places = self._having(phrase, rarest)
        if len(places) <= _FEW:
            begun = phrase.before(rarest)
            return [(document, first - begun) for document, first in having.one_by_one(places)]
        candidates = self._placed(having.together(places), phrase, rarest)
        return self._fewer(candidates, phrase, rarest).one_by_one()

    def _fewer(self, candidates: _Candidates, phrase: _Wanted, rarest: int) -> _Candidates:
        """Those that have the other words too, as long as that is worth asking."""
        order = sorted(range(len(phrase.words)), key=phrase.costs.__getitem__)
        for at in order:
            few = len(candidates.documents)
            if few <= _FEW or phrase.costs[at] % _COMMON > _MANY_TIMES * few:
                break
            if at != rarest:
                candidates = candidates.among(self._with_word(phrase, at))
        if len(candidates.documents) <= _MANY:
            return candidates
        return self._among_pairs(candidates, phrase)

    def _among_pairs(self, candidates: _Candidates, phrase: _Wanted) -> _Candidates:
        """Those that have each two words side by side that are common in every segment."""
        for first in range(len(phrase.words) - 1):
            stretches = list(self._stretches(phrase, first))
            number = sum(end - start for start, end in stretches)
            if len(stretches) == len(self._fields) and number < _LONGER * len(candidates.documents):
                pairs_of_fields = [
                    f.of_pair(*each) for f, each in zip(self._fields, stretches, strict=True)
                ]
                candidates = candidates.among(
                    _unplaced(in_turn(pairs_of_fields, self._starts).ordinals)
                )
        return candidates

    def _stretches(self, phrase: _Wanted, at: int) -> Iterator[tuple[int, int]]:
        """Where the documents of each segment stand that have a word and the next one side by side,
        up to the first that does not know."""
        places = phrase.places[at : at + 2]
        if min(self._common[place] for place in places) < len(self._fields):
            return
        pairs = map(self._words.numbers, phrase.words[at : at + 2], places)
        for field, first, second in zip(self._fields, *pairs, strict=True):
            stretch = None if first is None or second is None else field.pair(first, second)
            if stretch is None:
                return
            yield stretch

    def _with_word(self, phrase: _Wanted, at: int) -> _Candidates:
        """The documents that have a word of a phrase, and where the phrase would begin."""
        if phrase.costs[at] >= _COMMON:
            return _unplaced(self._lists.of_common(phrase.words[at], phrase.places[at]))
        having, places = self._having(phrase, at)
        return self._placed(having.together(places), phrase, at)

    def _having(self, phrase: _Wanted, at: int) -> tuple[WordList, Sequence[int]]:
        """The documents that have a word, which is not common, and which of them have it between
        those beside it, so far as is known."""
        words = phrase.words
        having = self._lists.of(words[at], phrase.places[at])
        ahead = words[at - 1] if at else None
        return having, having.between(ahead, words[at + 1] if at + 1 < len(words) else None)

    def _placed(self, having: _Arrays, phrase: _Wanted, at: int) -> _Candidates:
        """having: documents that have a word, and where it stands in each."""
        documents, firsts = having
        return _Candidates(documents, firsts - np.int32(phrase.before(at)))

    def _compared(self, phrase: Sequence[str], candidates: _Places) -> Postings:
        phrase_bytes = needle(phrase).encode("utf-8")
        counts = [
            (document, count)
            for document, begin in candidates
            if (count := self._count(phrase_bytes, document, begin))
        ]
        return Postings(*np.array(counts, np.int32).T) if counts else NOTHING

    def _count(self, phrase: bytes, document: int, begin: int) -> int:
        """How often a document has what is wanted. begin: where alone it can stand, if known."""
        segment = bisect_right(self._starts, document) - 1
        texts, own = self._texts[segment], document - self._starts[segment]
        if begin > KNOWN:
            return int(texts.has(own, begin, phrase))
        return _count(phrase, texts[own])


def _words(parts: Sequence[ExactPart]) -> Vocabulary | JoinedVocabulary:
    """The words of some segments. Several may give what is of another word, where they have not got
    it: their texts are compared, or each is asked alone."""
    vocabularies = [part.vocabulary for part in parts]
    return vocabularies[0] if len(vocabularies) == 1 else JoinedVocabulary(vocabularies)


def _unplaced(documents: NDArray[np.int32]) -> _Candidates:
    return _Candidates(documents, np.full(len(documents), UNKNOWN, np.int32))


def _count(phrase: bytes, text: bytes) -> int:
    """How often what is wanted stands in a text; two side by side share the blank between them."""
    if phrase + phrase[1:] in text:
        return text.replace(b" ", b"  ").count(
            phrase[:1] + phrase[1:-1].replace(b" ", b"  ") + b" "
        )
    return text.count(phrase)
