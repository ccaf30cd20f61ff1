"""Which releases may print a quote, whole, in parts or changed: found by runs of its words."""

from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.index import Index
from indexer.query.ast import And, Node, Or, Phrase
from indexer.search import Holding

_STRETCHES = 8
"""Into so many stretches a quote is divided; of each one run of words is looked for."""

_OF_A_RUN = 25


class Candidates:
    """Asks the index for exact words, in titles, bodies and quotations."""

    def __init__(self, index: Index) -> None:
        self._holding = index.holder()

    def printing(self, words: Sequence[str], most: int) -> Holding:
        """The releases that print these words side by side."""
        return self._holding(_printed(words), most)

    def printing_all(self, parts: Sequence[Sequence[str]], most: int) -> Holding:
        """The releases that print each of these runs of words."""
        return self._holding(And(tuple(map(_printed, parts))), most)

    def like(self, words: Sequence[str], most: int) -> list[str]:
        """The releases that share most runs of words with a quote, by their ids."""
        votes: Counter[str] = Counter()
        for run in _runs(words):
            holding = self._holding(Phrase(tuple(run)), _OF_A_RUN)
            # What many releases print tells little of which one is meant.
            votes.update({use.release_id: 1000 // max(holding.total, 2) for use in holding.oldest})
        ranked = sorted(votes, key=lambda id: -votes[id])
        return ranked[:most]

    def longest_run(self, words: Sequence[str], least: int) -> int:
        """How many words from the first on are printed side by side anywhere; 0 where not even
        the least number is."""
        low, high = least - 1, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            if self._holding(Phrase(tuple(words[:middle])), 0).total:
                low = middle
            else:
                high = middle - 1
        return low if low >= least else 0


def _printed(words: Sequence[str]) -> Node:
    """Quotations too: where one is printed in parts, its words stand side by side there alone."""
    return Or((Phrase(tuple(words)), Phrase(tuple(words), "quote")))


def _runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Of each stretch of a quote the run with the longest words: those are rare."""
    size = 4 if len(words) >= 10 else 3 if len(words) >= 6 else 2
    starts = range(max(1, len(words) - size + 1))
    width = -(-len(starts) // _STRETCHES)
    for first in range(0, len(starts), width):
        some = starts[first : first + width]
        best = max(some, key=lambda at: sum(map(len, words[at : at + size])))
        yield words[best : best + size]
