"""Where the parts of a quote with marked cuts stand, one after the other in one passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.quotecheck.passages import Passage, source
from indexer.quotecheck.reading import Insertion, SpanText
from indexer.quotecheck.values import Source

Place = tuple[int, int]
"""The first word of a part and the one behind its last, as numbers in a passage."""


@dataclass(frozen=True, slots=True)
class MarkedCut:
    """A span with cuts and the places of its parts in one passage."""

    span: SpanText
    passage: Passage
    places: tuple[Place, ...]

    def place(self) -> Source:
        """All that is printed, from the first part to the last."""
        return source(self.passage, self.places[0][0], self.places[-1][1])

    def parts(self) -> list[Source]:
        """Each part by itself."""
        return [source(self.passage, *place) for place in self.places]

    def left_out(self) -> list[str]:
        """The printed words that stand between the parts, but for those that brackets have."""
        had = {each.behind for each in self.span.insertions if self._is_printed(each)}
        return [
            self.passage.words[number].word
            for behind, ((_, end), (start, _)) in enumerate(pairwise(self.places), start=1)
            for number in range(end, start)
            if behind not in had
        ]

    def put(self) -> list[Insertion]:
        """What was put between brackets and is not printed there."""
        return [each for each in self.span.insertions if not self._is_printed(each)]

    def in_words(self) -> str:
        """What a reader must know of the cut."""
        return " ".join(self._sentences())

    def _sentences(self) -> Iterator[str]:
        number = len(self.left_out())
        if number:
            yield f"{number} printed {'word is' if number == 1 else 'words are'} left out."
        if put := self.put():
            words_put = ", ".join(f"“{each.text}”" for each in put)
            yield f"Put in brackets, and not printed so: {words_put}."

    def _is_printed(self, insertion: Insertion) -> bool:
        """Whether these words are all that is printed between the parts, or at the end beside."""
        size, before = len(insertion.forms), insertion.behind
        if not before:
            end = self.places[0][0]
            start = max(0, end - size)
        else:
            start = self.places[before - 1][1]
            last = before == len(self.places)
            end = start + size if last else self.places[before][0]
        printed = (token.word for token in self.passage.words[start:end])
        return tuple(printed) == insertion.forms


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
