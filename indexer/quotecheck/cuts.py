"""Where the parts of a quote with marked cuts stand, one after the other in one passage."""

from collections.abc import Sequence

from indexer.quotecheck.passages import Passage


def cut_places(passage: Passage, parts: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """The first word and the one behind the last, of each part in order; none where they are not
    there. The stretch is as short as it can be for where its last part ends."""
    forward = _forward(passage, parts)
    if not forward:
        return []
    # From the end back, so that little is between: 'the … of' begins at the last 'the' before.
    places, limit = list[tuple[int, int]](), forward[-1][1]
    for part in reversed(parts):
        ends = (at + len(part) for at in passage.places(part))
        end = max(end for end in ends if end <= limit)
        places.append((end - len(part), end))
        limit = end - len(part)
    return places[::-1]


def _forward(passage: Passage, parts: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    places, since = list[tuple[int, int]](), 0
    for part in parts:
        at = next((at for at in passage.places(part) if at >= since), None)
        if at is None:
            return []
        places.append((at, at + len(part)))
        since = at + len(part)
    return places
