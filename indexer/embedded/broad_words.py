"""Broad forms of words with the documents that have them: from exact words, by their languages."""

from collections.abc import Sequence

import numpy as np

from indexer.embedded.inversion import Grouped, Numbers, changes, stable_order
from indexer.embedded.postings import Postings, TermTable
from indexer.embedded.vocabulary import Forms


class BroadWords:
    """Turns exact words into the terms of their broad forms. languages: of the documents."""

    def __init__(self, languages: Sequence[str], forms: Forms) -> None:
        self._names = sorted(set(languages))
        places = {name: place for place, name in enumerate(self._names)}
        self._languages = np.array([places[each] for each in languages], np.int64)
        self._forms = forms

    def table(self, field: str, bare: Grouped) -> TermTable:
        """The terms of a field. bare: its words that bare words find."""
        numbers: dict[bytes, int] = {}
        parts = [self._of_language(place, bare, numbers) for place in range(len(self._names))]
        met, documents, counts = (np.concatenate(part) for part in zip(*parts, strict=True))
        terms = sorted(numbers)
        ranks = np.zeros(len(terms), np.int64)
        ranks[[numbers[term] for term in terms]] = np.arange(len(terms))
        return _summed(field, terms, ranks[met], documents, counts)

    def _of_language(
        self, place: int, bare: Grouped, numbers: dict[bytes, int]
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Numbers of terms, documents, counts: of the words in documents of a language."""
        own = self._languages[bare.documents] == place
        keys, documents, counts = bare.keys[own], bare.documents[own], bare.counts[own]
        words = np.unique(keys)
        of_words = [self._forms.of(self._names[place], number) for number in words.tolist()]
        found = [numbers.setdefault(t, len(numbers)) for terms in of_words for t in terms]
        sizes = np.fromiter(map(len, of_words), np.int64, len(of_words))
        firsts = np.cumsum(sizes) - sizes
        at = np.searchsorted(words, keys)
        if (sizes == 1).all():
            return np.array(found, np.int32)[at], documents, counts
        spread = sizes[at]
        ends = np.cumsum(spread)
        within = np.arange(len(at) and int(ends[-1])) - np.repeat(ends - spread, spread)
        met = np.array(found, np.int64)[np.repeat(firsts[at], spread) + within]
        return met, np.repeat(documents, spread), np.repeat(counts, spread)


def _summed(
    field: str, terms: list[bytes], met: Numbers, documents: Numbers, counts: Numbers
) -> TermTable:
    """Words of one document that share a form add up."""
    by_document = stable_order(documents)
    order = by_document[stable_order(met[by_document])]
    met, documents = met[order], documents[order]
    edges = np.flatnonzero(changes(met) | changes(documents))
    summed = np.add.reduceat(counts[order], edges) if len(edges) else counts
    starts = np.concatenate(([0], np.cumsum(np.bincount(met[edges], minlength=len(terms)))))
    postings = Postings(documents[edges].astype(np.int32), summed.astype(np.int32))
    return TermTable(field, terms, starts, postings)
