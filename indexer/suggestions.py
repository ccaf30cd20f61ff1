"""Did you mean: for words that nothing has, the nearest of the archive's own words and names."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from indexer.index import Index
from indexer.query.ast import Word, leaves
from indexer.query.parser import Query

_LEAST_LETTERS = 4
_SAME_START = 2
_LIKE = 0.7
"""Of the letters of a word, counted with the swaps, that a suggestion keeps."""


def suggestion(query: Query, index: Index) -> str | None:
    """The query with each word that no release has put right; None where there is nothing better
    to ask. A suggestion is always a word of the archive."""
    text, changed = query.text, False
    for word in dict.fromkeys(leaf for leaf in leaves(query.tree) if isinstance(leaf, Word)):
        if index.holder()(word, 0).total:
            continue
        better = _nearest(word.text, index)
        if better:
            pattern = re.compile(rf"(?<!\w){re.escape(word.text)}(?!\w)", re.IGNORECASE)
            text, times = pattern.subn(better, text)
            changed = changed or bool(times)
    return text if changed else None


def _nearest(word: str, index: Index) -> str | None:
    """Of the words nearest by letters the one that most releases have."""
    if len(word) < _LEAST_LETTERS:
        return None
    likeness = {
        other: OSA.normalized_similarity(word, other, score_cutoff=_LIKE)
        for other in _candidates(word, index)
    }
    best = max(likeness.values(), default=0.0)
    if not best:
        return None
    nearest = sorted(other for other, like in likeness.items() if like == best)
    hold = index.holder()
    return max(nearest, key=lambda other: hold(Word(other), 0).total)


def _candidates(word: str, index: Index) -> Iterator[str]:
    """Words that begin alike, the first two letters swapped among them: slips begin later."""
    starts = dict.fromkeys((word[:_SAME_START], word[1] + word[0]))
    for start in starts:
        yield from index.beginning(start)
