"""Broad forms of words with the documents that have them: from exact words, by their languages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.embedded.files.arrays import smallest
from indexer.embedded.terms.inversion import Grouped, Mask, Numbers, changes, joined, stable_order
from indexer.embedded.terms.postings import TermTable
from indexer.embedded.terms.vocabulary import Forms


class BroadWords:
    """Turns exact words into the terms of their broad forms. languages: of the documents."""

    def __init__(self, languages: Sequence[str], forms: Forms) -> None:
        self._names = sorted(set(languages))
        places = {name: place for place, name in enumerate(self._names)}
        self._languages = np.array([places[each] for each in languages], np.int64)
        self._forms = forms

    def table(self, field: str, bare: Sequence[Grouped], vocabulary: int) -> TermTable:
        """The terms of a field. bare: its words that bare words find, some documents at a time.
        vocabulary: how many words there are."""
        numbers: dict[bytes, int] = {}
        translations = [
            self._translation(place, bare, vocabulary, numbers) for place in range(len(self._names))
        ]
        terms = sorted(numbers)
        ranks = np.zeros(len(terms), np.int32)
        ranks[[numbers[term] for term in terms]] = np.arange(len(terms))
        ranked = [replace(each, terms=ranks[each.terms]) for each in translations]
        lists = joined([self._translated(part, ranked) for part in bare], len(terms))
        return TermTable(field, terms, lists.starts, lists.documents, lists.counts)

    def _translation(
        self, place: int, bare: Sequence[Grouped], vocabulary: int, numbers: dict[bytes, int]
    ) -> "_Translation":
        """Of the words in documents of a language, into the numbers of terms as they are met."""
        is_used = np.zeros(vocabulary, np.bool_)
        for part in bare:
            is_used[part.keys[self._in(place, part)]] = True
        words = np.flatnonzero(is_used).tolist()
        of_words = [self._forms.of(self._names[place], number) for number in words]
        term_numbers = [numbers.setdefault(t, len(numbers)) for terms in of_words for t in terms]
        sizes = np.zeros(vocabulary, np.int32)
        sizes[words] = list(map(len, of_words))
        return _Translation(np.cumsum(sizes) - sizes, sizes, np.array(term_numbers, np.int32))

    def _translated(self, part: Grouped, translations: "Sequence[_Translation]") -> Grouped:
        """Words of one document that share a form add up."""
        translated = [
            each.of(part, self._in(place, part)) for place, each in enumerate(translations)
        ]
        terms, documents, counts = (np.concatenate(each) for each in zip(*translated, strict=True))
        by_document = stable_order(documents)
        order = by_document[stable_order(terms[by_document])]
        terms, documents = terms[order], documents[order]
        edges = np.flatnonzero(changes(terms) | changes(documents))
        together = np.add.reduceat(counts[order], edges, dtype=np.int64) if len(edges) else counts
        return Grouped(
            terms[edges], documents[edges], smallest(together), np.zeros(len(edges), np.uint8)
        )

    def _in(self, place: int, part: Grouped) -> Mask:
        """Which are in documents of a language."""
        return np.asarray(self._languages[part.documents] == place)


@dataclass(frozen=True, slots=True)
class _Translation:
    """The terms of each word of the vocabulary: so many from a start on."""

    starts: Numbers
    sizes: Numbers
    terms: Numbers

    def of(self, part: Grouped, own: Mask) -> tuple[Numbers, Numbers, Numbers]:
        """Terms, documents, counts: of those words of a part."""
        keys, documents, counts = part.keys[own], part.documents[own], part.counts[own]
        spread = self.sizes[keys]
        ends = np.cumsum(spread)
        within = np.arange(len(keys) and int(ends[-1])) - np.repeat(ends - spread, spread)
        terms = self.terms[np.repeat(self.starts[keys], spread) + within]
        return terms, np.repeat(documents, spread), np.repeat(counts, spread)
