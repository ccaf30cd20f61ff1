"""Quotes put together from words that are printed apart."""

from collections.abc import Sequence

from indexer.quotecheck.candidates import Candidates

_MOST_PIECES = 4
_LOOSE = 2
"""Words between the pieces that are printed with neither."""


class Splices:
    """Finds the pieces of a spliced quote. least: words of a piece."""

    def __init__(self, candidates: Candidates, least: int) -> None:
        self._candidates = candidates
        self._least = least

    def pieces(self, words: Sequence[str]) -> list[Sequence[str]]:
        """Two to four runs that are printed somewhere and make up the quote but for two words at
        most; none where it is not so."""
        pieces, at, loose = list[Sequence[str]](), 0, 0
        while at < len(words):
            run = self._candidates.longest_run(words[at:], self._least)
            run = self._leaving_enough(words, at, run)
            if run:
                pieces.append(words[at : at + run])
                at += run
            else:
                loose, at = loose + 1, at + 1
            if loose > _LOOSE or len(pieces) > _MOST_PIECES:
                return []
        return pieces if len(pieces) > 1 else []

    def _leaving_enough(self, words: Sequence[str], at: int, run: int) -> int:
        """A run may reach into the piece behind it by chance: its last words are left to that."""
        left = len(words) - at - run
        if not run or not 0 < left < self._least:
            return run
        shorter = len(words) - self._least - at
        last = words[len(words) - self._least :]
        if shorter >= self._least and self._candidates.printing(last, 0).total:
            return shorter
        return run
