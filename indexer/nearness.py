"""Words close to each other: the stretches of a text that hold all parts of a Near.

Places are numbers of words; where nothing may cross, numbers jump by APART.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from archive.models import Span
from indexer.query.ast import Near, NearPart, Phrase

APART = 1_000_000
Starts = Mapping[NearPart, Sequence[int]]
"""Where each part begins, from left to right, in numbers of words."""


def length(part: NearPart) -> int:
    """Of how many words a part is."""
    return len(part.words) if isinstance(part, Phrase) else 1


def stretches(near: Near, starts: Starts) -> Iterator[Span]:
    """Every stretch that begins with a part and holds them all, from left to right; none ends
    before one that begins before it."""
    wanted = [(starts[part], length(part), number) for part, number in Counter(near.parts).items()]
    if any(len(places) < number for places, _, number in wanted):
        return
    most = sum(map(length, near.parts)) + near.distance
    for start in sorted({start for places, _, _ in wanted for start in places}):
        end = start
        for places, size, number in wanted:
            last = bisect_left(places, start) + number - 1
            if last >= len(places):
                return
            end = max(end, places[last] + size)
        if end - start <= most:
            yield Span(start, end)
