"""More like this: releases that share the words by which one stands out."""

from collections import Counter
from math import log

from archive.publication import PublicRelease
from indexer.analysis import words
from indexer.documents import body, searched_words
from indexer.index import Index
from indexer.query.ast import MatchAll, SomeOf, Word
from indexer.query.parser import Query
from indexer.search import Hit, SearchRequest

_TITLE = 3
_WEIGHED = 40
_TELLING = 12
_LEAST_LETTERS = 4


def more_like(public: PublicRelease, index: Index, most: int) -> tuple[Hit, ...]:
    """Other releases, best first, ranked by the words that this one has often and few others have;
    the words of its title count three times more, as in a search."""
    counted = Counter(searched_words(body(public.release)))
    counted.update(words(public.release.title) * _TITLE)
    long = {
        word: n for word, n in counted.items() if len(word) >= _LEAST_LETTERS and word.isalpha()
    }
    # Of words as often the longer is as a rule the rarer.
    often = sorted(long, key=lambda word: (-long[word], -len(word), word))[:_WEIGHED]
    hold = index.holder()
    total = hold(MatchAll(), 0).total
    having = {word: hold(Word(word), 0).total for word in often}
    weights = {
        word: long[word] * log(total / number) for word, number in having.items() if number > 1
    }
    telling = sorted(weights, key=lambda word: (-weights[word], word))[:_TELLING]
    if not telling:
        return ()
    like_request = SearchRequest(
        Query("", SomeOf(tuple(map(Word, telling)))), per_page=most, excluded=frozenset({public.id})
    )
    return index.search(like_request).hits
