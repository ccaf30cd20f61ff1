"""Words close to each other: the stretches of a text that hold all parts of a Near.

Places are numbers of words; where nothing may cross, numbers jump by APART.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from archive.models import Span
from indexer.query.ast import Near, NearPart, Phrase

APART = 1_000_000
Places = Mapping[NearPart, Sequence[Span]]
"""Where each part stands, from left to right; a span of word numbers."""


def stretches(near: Near, places: Places) -> Iterator[Span]:
    """Every stretch that begins with a part and holds them all, from left to right; none ends
    before one that begins before it."""
    wanted = Counter(near.parts)
    if any(len(places[part]) < number for part, number in wanted.items()):
        return
    most = sum(map(_length, near.parts)) + near.distance
    starts = {part: [place.start for place in places[part]] for part in wanted}
    for start in sorted({start for some in starts.values() for start in some}):
        end = start
        for part, number in wanted.items():
            last = bisect_left(starts[part], start) + number - 1
            if last >= len(starts[part]):
                return
            end = max(end, places[part][last].end)
        if end - start <= most:
            yield Span(start, end)


def _length(part: NearPart) -> int:
    return len(part.words) if isinstance(part, Phrase) else 1
