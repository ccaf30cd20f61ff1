"""The words of a quote laid beside a stretch of a printed text, with the fewest differences."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

_BAND = 12
"""Words by which the two may run apart, besides those by which their common pairs do."""

_AROUND = 4
_MOST_APART = 40
_MOST_PLACES = 50
"""Of a pair of words: one that is printed more often tells little of where."""

_OTHER, _LEFT_OUT = 3, 2
"""What a quoted word costs that is not printed, and a printed one that is not quoted: where words
were left out, those behind them are to be met again sooner than taken for others."""

Pair = tuple[int | None, int | None]
"""The number of a quoted word, of a printed one; None on the side that lacks it."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """pairs: from the first printed word to the last, in order; a pair whose words differ stands
    for one in the place of the other. start, end: the stretch, in printed words.
    agree: of each pair, whether its words are the same."""

    pairs: tuple[Pair, ...]
    start: int
    end: int
    agree: tuple[bool, ...]

    @property
    def same(self) -> int:
        """Words that both have."""
        return sum(self.agree)

    def runs(self, least: int) -> Iterator[tuple[bool, list[Pair]]]:
        """The pairs in runs; with each whether its words agree, at least so many side by side."""
        zipped = zip(self.agree, self.pairs, strict=True)
        for agree, some in groupby(zipped, key=lambda each: each[0]):
            pairs = [pair for _, pair in some]
            yield agree and len(pairs) >= least, pairs

    @property
    def edits(self) -> int:
        """Words that one side has alone, or otherwise."""
        return len(self.pairs) - self.same


def align(quoted: Sequence[str], printed: Sequence[str]) -> Alignment | None:
    """The best stretch of a printed text; None where not even two words side by side are common,
    or one of a quote of a single word. Banded: stretches are looked for where pairs agree."""
    diagonal = _diagonal(quoted, printed)
    if diagonal is None:
        return None
    low, high = diagonal
    first = max(0, low - _BAND)
    last = min(len(printed), high + len(quoted) + _BAND)
    pairs = _traced(quoted, printed[first:last])
    shifted = tuple((q, p + first if p is not None else None) for q, p in pairs)
    return _trimmed(shifted, quoted, printed)


def _diagonal(quoted: Sequence[str], printed: Sequence[str]) -> tuple[int, int] | None:
    """Between which offsets of the printed words most pairs of the quote are met."""
    places: dict[tuple[str, ...], list[int]] = {}
    size = min(2, len(quoted))
    wanted = {tuple(quoted[at : at + size]) for at in range(len(quoted) - size + 1)}
    for at, pair in enumerate(zip(*(printed[n:] for n in range(size)), strict=False)):
        if pair in wanted:
            places.setdefault(pair, []).append(at)
    votes = Counter(
        place - at
        for at in range(len(quoted) - size + 1)
        for place in places.get(tuple(quoted[at : at + size]), ())[:_MOST_PLACES]
    )
    if not votes:
        return None
    best = max(votes, key=lambda offset: (_near(votes, offset), votes[offset], -offset))
    near = [offset for offset in votes if abs(offset - best) <= _AROUND + _MOST_APART // 4]
    return min(near), max(near)


def _near(votes: Counter[int], offset: int) -> int:
    return sum(votes[offset + by] for by in range(-_AROUND, _AROUND + 1))


def _traced(quoted: Sequence[str], printed: Sequence[str]) -> list[Pair]:
    """Fewest edits of the whole quote against any stretch (Sellers 1980), traced back."""
    rows = _costs(quoted, printed)
    at = len(printed) - int(rows[-1, ::-1].argmin())  # of several ends the last
    number, pairs = len(quoted), list[Pair]()
    while number:
        cost = rows[number, at]
        same = at and quoted[number - 1] == printed[at - 1]
        if at and cost == rows[number - 1, at - 1] + (0 if same else _OTHER):
            number, at = number - 1, at - 1
            pairs.append((number, at))
        elif cost == rows[number - 1, at] + _OTHER:
            number -= 1
            pairs.append((number, None))
        else:
            at -= 1
            pairs.append((None, at))
    return pairs[::-1]


def _costs(quoted: Sequence[str], printed: Sequence[str]) -> NDArray[np.int32]:
    """What the first words of a quote cost at least where a stretch ends, a row for each number of
    them. Within a row, words left out add up: it is the running minimum of what leads to it."""
    numbers: dict[str, int] = {}
    forms = np.array([numbers.setdefault(word, len(numbers)) for word in printed], np.int32)
    rows = np.zeros((len(quoted) + 1, len(printed) + 1), np.int32)
    slope = _LEFT_OUT * np.arange(len(printed) + 1, dtype=np.int32)
    for number, word in enumerate(quoted, start=1):
        above, row = rows[number - 1], rows[number]
        row[:] = above + _OTHER
        changed = above[:-1] + np.where(forms == numbers.get(word, -1), 0, _OTHER)
        np.minimum(row[1:], changed, out=row[1:])
        row[:] = np.minimum.accumulate(row - slope) + slope
    return rows


def _trimmed(
    pairs: tuple[Pair, ...], quoted: Sequence[str], printed: Sequence[str]
) -> Alignment | None:
    """Without printed words before the first and behind the last that the quote has, or has another
    in the place of: nobody quoted them."""
    agree = [
        number
        for number, (q, p) in enumerate(pairs)
        if q is not None and p is not None and quoted[q] == printed[p]
    ]
    if not agree:
        return None
    inside = [
        (q, p)
        for number, (q, p) in enumerate(pairs)
        if q is not None or agree[0] <= number <= agree[-1]
    ]
    numbers = [p for _, p in inside if p is not None]
    same = (q is not None and p is not None and quoted[q] == printed[p] for q, p in inside)
    return Alignment(tuple(inside), numbers[0], numbers[-1] + 1, tuple(same))
