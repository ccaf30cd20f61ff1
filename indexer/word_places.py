"""Where the words of a text stand: found in its normal text, told as places in what is printed."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice, pairwise, takewhile

import msgspec

from archive.models import Span
from indexer.analysis import exact, normal_text, printed_words

_EVERY = 16
"""Words from one stop to the next: so many are read at most to find the place of one."""


class WordPlaces(msgspec.Struct, frozen=True):
    """text: as it is printed. normal: its words (analysis.normal_text). steps: the offset of its
    first word, and how far it is from there to each sixteenth word after it. gaps: rising offsets
    between which words are read. Not a dataclass: every hit has two, which are made five times as
    quickly so.
    """

    text: str
    normal: str
    steps: Sequence[int]
    gaps: Sequence[int] = ()

    def different(self) -> set[str]:
        """Every exact word of the text."""
        return set(self.normal.split())

    def words(self) -> Iterator[Span]:
        """Every word."""
        for printed in _printed_from(0, self.text, self.gaps):
            yield Span(printed.start(), printed.end())

    def of(self, looked_for: str, words: int) -> Iterator[Span]:
        """Where a part of the normal text that begins with a blank stands in what is printed, so
        many words of it, from the first place on; places may overlap."""
        number, before = 0, 0
        stops: list[int] = []
        place = self.normal.find(looked_for)
        while place >= 0:
            number, before = number + self._between(before, place), place
            stops = stops or list(accumulate(self.steps))
            yield self._span(number, words, stops)
            place = self.normal.find(looked_for, place + 1)

    def inside(self, spans: Sequence[Span]) -> list[tuple[int, int]]:
        """Which words begin in spans: the number of the first, and of the one after the last."""
        stops = list(accumulate(self.steps))
        return [(self._before(each.start, stops), self._before(each.end, stops)) for each in spans]

    def between_blanks(self, numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The same words, counted by the blanks of the normal text, where gaps count as well."""
        if "\n" not in self.normal:
            return list(numbers)
        parts = self.normal.split(" ")[1:-1]
        places = [place for place, part in enumerate(parts) if part and part != "\n"]
        places.append(len(parts))
        return [(places[first], places[last - 1] + 1) for first, last in numbers if last > first]

    def _before(self, place: int, stops: Sequence[int]) -> int:
        """How many words begin before a place of the text."""
        stop = bisect_left(stops, place) - 1
        if stop < 0:
            return 0
        printed = _printed_from(stops[stop], self.text, self.gaps)
        return stop * _EVERY + sum(1 for _ in takewhile(lambda each: each.start() < place, printed))

    def _between(self, first: int, last: int) -> int:
        """How many words stand between two places of the normal text that precede words."""
        normal = self.normal
        blanks = normal.count(" ", first, last)
        gaps = normal.count("\n", first, last)
        # Two blanks side by side are a stretch without words.
        return blanks - gaps - normal.count("  ", first, last) if gaps else blanks

    def _span(self, number: int, words: int, stops: Sequence[int]) -> Span:
        """The place of so many words from this one on."""
        stop, passed = divmod(number, _EVERY)
        printed = _printed_from(stops[stop], self.text, self.gaps)
        first = next(islice(printed, passed, None))
        last = next(islice(printed, words - 2, None)) if words > 1 else first
        return Span(first.start(), last.end())


def read(text: str, gaps: Sequence[int] = ()) -> WordPlaces:
    """The words of a text that is at hand."""
    edges = pairwise([0, *gaps, len(text)])
    parts = [list(printed_words(text, start, end)) for start, end in edges]
    starts = [printed.start() for printed in islice(chain.from_iterable(parts), 0, None, _EVERY)]
    steps = [after - before for before, after in pairwise([0, *starts])]
    words = [[exact(printed[0]) for printed in part] for part in parts]
    return WordPlaces(text, normal_text(words), steps, gaps)


def _printed_from(start: int, text: str, gaps: Sequence[int]) -> Iterator[re.Match[str]]:
    """The words from one on, each between two gaps."""
    if not gaps or gaps[-1] <= start:
        return printed_words(text, start, len(text))
    edges = pairwise([start, *(gap for gap in gaps if gap > start), len(text)])
    return chain.from_iterable(printed_words(text, *edge) for edge in edges)
