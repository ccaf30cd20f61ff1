"""More like this: releases that share the words by which one stands out."""

from collections import Counter

from archive.publication import PublicRelease
from indexer.documents import body, searched_words
from indexer.index import Index
from indexer.query.ast import SomeOf, Word
from indexer.query.parser import Query
from indexer.search import Hit, SearchRequest

_WEIGHED = 40
_TELLING = 12
_LEAST_LETTERS = 4


def more_like(public: PublicRelease, index: Index, most: int) -> tuple[Hit, ...]:
    """Other releases, best first, ranked by the words that this one has often and few others have;
    the words of its title count three times, as in a search."""
    counted = Counter(searched_words(body(public.release)))
    counted.update(word for word in public.release.title.casefold().split() for _ in range(3))
    long = {
        word: n for word, n in counted.items() if len(word) >= _LEAST_LETTERS and word.isalpha()
    }
    often = sorted(long, key=lambda word: (-long[word], word))[:_WEIGHED]
    hold = index.holder()
    having = {word: hold(Word(word), 0).total for word in often}
    telling = sorted(
        (word for word in often if having[word] > 1),
        key=lambda word: (-long[word] / having[word] ** 0.5, word),
    )[:_TELLING]
    if not telling:
        return ()
    like_request = SearchRequest(
        Query("", SomeOf(tuple(map(Word, telling)))), per_page=most, excluded=frozenset({public.id})
    )
    return index.search(like_request).hits
