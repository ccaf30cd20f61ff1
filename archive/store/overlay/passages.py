"""Words that a person writes, found in a text: in which passages they stand, letter for letter."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.models import GAP, Release, Span
from archive.verbatim import BREAK, without_marks

_APART = 600
"""So much may stand between two parts of one quotation."""

_MOST_AROUND = 30
"""Words around a passage by which it is told from others of the same words."""

_AROUND = re.compile(r"(?P<before>[^\[]*)\[(?P<words>.*)\](?P<after>[^\]]*)", re.DOTALL)
_BRACKETS = re.compile(r"[\[\]]")
_ALIKE = ("'’‘ʼ", '"“”„«»', "‑–—-")
"""Signs that a keyboard does not tell apart."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place of a text. pieces: of what stands there together, apart from the next by other
    words."""

    pieces: tuple[Span, ...]

    @property
    def hull(self) -> Span:
        return Span(self.pieces[0].start, self.pieces[-1].end)

    def parts(self, text: str) -> tuple[Span, ...]:
        """The pieces, cut where a new paragraph begins in one."""
        return tuple(part for piece in self.pieces for part in by_paragraph(piece, text))

    def telling(self, text: str) -> str:
        """The words as a person writes them, with as many around them as tell the place from others
        of the same words, but for a place that _MOST_AROUND do not tell (`is_told_by`)."""
        words = value = self.words(text)
        # What a bracket of the text stands before or behind cannot be around those of a person.
        before = _BRACKETS.split(text[: self.hull.start])[-1].split()
        after = _BRACKETS.split(text[self.hull.end :])[0].split()
        for number in range(1, _MOST_AROUND + 1):
            if self.is_told_by(value, text):
                break
            head = " ".join(before[-number:])
            value = f"{head} [{words}] {' '.join(after[:number])}".strip()
        return value

    def is_told_by(self, value: str, text: str) -> bool:
        """Whether words mean this place alone."""
        return passages(value, text) == [self]

    def words(self, text: str) -> str:
        """What stands there, in one line, with BREAK between two pieces."""
        pieces = (" ".join(text[piece.start : piece.end].split()) for piece in self.pieces)
        return f" {BREAK} ".join(pieces)


@dataclass(frozen=True, slots=True)
class _Written:
    before: str
    pieces: Sequence[str]
    after: str


def passages(value: str, text: str) -> list[Passage]:
    """Every place where words stand, however the text breaks its lines. BREAK in them is what the
    text has, else other words stand there; words in square brackets are those alone, with what
    stands around them: 'told them [Yes] on Monday'."""
    for written in _readings(value):
        if places := _places(written, text):
            return places
    return []


def left_of(parts: Sequence[Span], passage: Passage, text: str) -> str:
    """What a quotation of these parts has before and behind a passage, as a person writes it; ''
    where that is no word."""
    hull = passage.hull
    pieces = [
        piece
        for part in parts
        for piece in (
            Span(part.start, min(part.end, hull.start)),
            Span(max(part.start, hull.end), part.end),
        )
        if any(sign.isalnum() for sign in text[piece.start : piece.end])
    ]
    words = (without_marks(" ".join(text[piece.start : piece.end].split())) for piece in pieces)
    return f" {BREAK} ".join(words)


def likeness(spans: Iterable[Span], others: Iterable[Span]) -> float:
    """The shared part of all that two lists of stretches cover (Jaccard's index)."""
    own, its = (
        {place for span in stretches for place in range(span.start, span.end)}
        for stretches in (spans, others)
    )
    return len(own & its) / len(own | its) if own and its else 0.0


def crosses_gap(passage: Passage, release: Release) -> bool:
    """Whether something of the page is lost between the first word and the last."""
    return any(passage.hull.start < gap < passage.hull.end for gap in _gaps(release))


def _gaps(release: Release) -> Iterator[int]:
    start = 0
    for block in release.blocks:
        if block.gap and start:
            yield start
        start += len(block.text) + len(GAP)


def _readings(value: str) -> Iterator[_Written]:
    around = _AROUND.fullmatch(value)
    whole = [_Written("", (value,), "")]
    if around:
        before, words, after = around.group("before", "words", "after")
        whole.append(_Written(before, (words,), after))
    for written in whole:
        yield written
        pieces = written.pieces[0].split(f" {BREAK} ")
        if len(pieces) > 1:
            yield _Written(written.before, pieces, written.after)


def _places(written: _Written, text: str) -> list[Passage]:
    """A first piece, and behind it the nearest place of each of the rest from which the others
    follow. From the last piece to the first: no combination is tried twice."""
    if not all(piece.split() for piece in written.pieces):
        return []
    tails: list[tuple[Span, ...]] = [()]
    for number, piece in reversed(list(enumerate(written.pieces))):
        before = written.before if number == 0 else ""
        after = written.after if number == len(written.pieces) - 1 else ""
        tails = list(_joined(_places_of(before, piece, after, text), tails))
    return [Passage(pieces) for pieces in tails]


def _places_of(before: str, piece: str, after: str, text: str) -> list[Span]:
    """Where a piece stands between these words, in order."""
    front, behind = _pattern(before), _pattern(after)
    front, behind = front and rf"{front}\s*", behind and rf"\s*{behind}"
    matches = re.finditer(f"(?={front}({_pattern(piece)}){behind})", text)
    return list(dict.fromkeys(Span(*match.span(1)) for match in matches))


def _joined(
    places: Iterable[Span], tails: Sequence[tuple[Span, ...]]
) -> Iterator[tuple[Span, ...]]:
    """Each place with the nearest of the tails behind it, if there is one near enough."""
    if tails == [()]:
        yield from ((place,) for place in places)
        return
    starts = [pieces[0].start for pieces in tails]
    for place in places:
        nearest = bisect_right(starts, place.end)
        if nearest < len(starts) and starts[nearest] - place.end <= _APART:
            yield place, *tails[nearest]


def _pattern(words: str) -> str:
    written = words.split()
    if not written:
        return ""
    opening = r"(?<!\w)" if written[0][0].isalnum() else ""
    closing = r"(?!\w)" if written[-1][-1].isalnum() else ""
    return opening + r"\s+".join("".join(map(_sign, word)) for word in written) + closing


def _sign(sign: str) -> str:
    alike = next((signs for signs in _ALIKE if sign in signs), "")
    return f"[{alike}]" if alike else re.escape(sign)


def by_paragraph(span: Span, text: str) -> Iterator[Span]:
    """A stretch of a text, cut where a new paragraph begins in it."""
    start = span.start
    for piece in text[span.start : span.end].split(GAP):
        yield Span(start, start + len(piece))
        start += len(piece) + len(GAP)
