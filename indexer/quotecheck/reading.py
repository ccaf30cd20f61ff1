"""A pasted text: its quoted spans, and the words of a span with the cuts that are marked in it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.errors import QueryError
from archive.models import GAP
from indexer.analysis import Token, tokens, words
from indexer.query.marks import marked_spans

MOST_CHARACTERS = 100_000
MOST_SPANS = 100
FEWEST_WORDS = 3
"""A span of fewer words is a term, not a quote."""

MOST_CUTS = 20
"""With more of them anything could be put together."""

LONGEST = 400
"""Words of one span; a longer one is checked sentence by sentence."""

# An ellipsis, alone or in brackets, or words in brackets of their own: what an editor left out or
# put in the place of others. Brackets inside a word only change its case.
_CUT = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.+)\s*[\])]|…|\.\s?\.\s?\.+|(?<!\w)\[[^\]]*\](?!\w)")
_SIC = re.compile(r"\[\s*sic\s*\]", re.IGNORECASE)
_IN_WORD = re.compile(r"\[(\w{1,3})\](?=\w)|(?<=\w)\[(\w{1,3})\]")
_HALVES = re.compile("[\ud800-\udfff]")
_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")
# Single marks are apostrophes too: they count where a paragraph has no others.
_SINGLE = re.compile(r"(?<!\w)[‘‚‹'](?=\w)(.{1,1000}?)(?<=[\w.,!?…])[’‘›'](?!\w)", re.DOTALL)
_OPENS = re.compile(r"(?<!\S)[\"“„«「『](?=\S)")
_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*\s+")


@dataclass(frozen=True, slots=True)
class SpanPart:
    """A stretch of a span without a cut. text: of the span, up to where the part ends; start: where
    it begins there; words: with their places there."""

    text: str
    start: int
    words: tuple[Token, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The exact words."""
        return tuple(token.word for token in self.words)

    @property
    def pasted(self) -> str:
        """As it was pasted."""
        return self.text[self.start :]


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words that an editor put between brackets. behind: how many parts stand before them."""

    text: str
    forms: tuple[str, ...]
    behind: int


@dataclass(frozen=True, slots=True)
class SpanText:
    """The words of a span, part by part: between two parts a cut is marked."""

    text: str
    parts: tuple[SpanPart, ...]
    insertions: tuple[Insertion, ...] = ()

    @property
    def whole(self) -> SpanPart:
        """All of its words, as if nothing were cut."""
        return SpanPart(self.text, 0, tuple(token for part in self.parts for token in part.words))


def quoted_spans(text: str) -> tuple[list[tuple[int, int]], int]:
    """Where the spans to check stand, and how many more are too short. A text without marks is
    checked whole, paragraph by paragraph.

    Raises QueryError for a text beyond the limits.
    """
    if len(text) > MOST_CHARACTERS:
        raise QueryError(
            f"the text has {len(text):,} characters; a check takes {MOST_CHARACTERS:,}."
            " Check it in parts"
        )
    paragraphs = list(_paragraphs(text))
    marked = [_trimmed(text, *span) for each in paragraphs for span in _marked(text, *each)]
    pieces = [piece for span in marked for piece in _within_length(text, *span)]
    if not _long(text, pieces) and not (len(pieces) == 1 and _is_utterance(text, pieces[0])):
        # A term between marks does not make the sentence around it somebody else's.
        pieces = [piece for each in paragraphs for piece in _within_length(text, *each)]
    wanted = _long(text, pieces)
    if not wanted and len(pieces) == 1 and _count(text, pieces[0]):
        wanted = pieces
    if len(wanted) > MOST_SPANS:
        raise QueryError(
            f"the text has {len(wanted)} quoted spans; a check takes {MOST_SPANS}."
            " Check it in parts"
        )
    return wanted, len(pieces) - len(wanted)


def paragraphed(text: str) -> str:
    """The same text, its paragraphs joined as those of a release are; offsets count in this. Half
    a letter, as JSON may hold, is none."""
    whole = _HALVES.sub("\ufffd", text).strip()
    return GAP.join(part for part in _PARAGRAPHS.split(whole) if part)


def read_span(text: str) -> SpanText:
    """The words of a span. Letters in brackets inside a word, and [sic], are an editor's."""
    plain = _IN_WORD.sub(lambda match: match[1] or match[2], _SIC.sub(" ", text))
    parts, insertions, start = list[SpanPart](), list[Insertion](), 0
    for cut in _CUT.finditer(plain):
        parts += _part(plain, start, cut.start())
        if forms := tuple(words(cut[0])):
            insertions.append(Insertion(cut[0].strip("[]() "), forms, len(parts)))
        start = cut.end()
    parts += _part(plain, start, len(plain))
    return SpanText(plain, tuple(parts), tuple(insertions))


def _part(plain: str, start: int, end: int) -> Iterator[SpanPart]:
    words_of_part = tuple(
        Token(token.word, token.start + start, token.end + start)
        for token in tokens(plain[start:end])
    )
    if words_of_part:
        yield SpanPart(plain[:end], start, words_of_part)


def _long(text: str, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [piece for piece in pieces if _count(text, piece) >= FEWEST_WORDS]


def _is_utterance(text: str, piece: tuple[int, int]) -> bool:
    """Whether the words end with a stop, as what somebody says, or are all that is pasted."""
    ends = text[piece[1] - 1 : piece[1]] in (",", ".", "!", "?", "…")
    return ends or _count(text, piece) == _count(text, (0, len(text)))


def _count(text: str, span: tuple[int, int]) -> int:
    return sum(1 for _ in tokens(text[span[0] : span[1]]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the blanks that French sets beside its marks."""
    words_of_span = text[start:end]
    return end - len(words_of_span.lstrip()), start + len(words_of_span.rstrip())


def _marked(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The marked spans of one paragraph. One that is opened and not closed goes on to its end: the
    next paragraph opens it again."""
    paragraph = text[start:end]
    spans = list(marked_spans(paragraph))
    last = spans[-1][1] + 1 if spans else 0
    if opened := _OPENS.search(paragraph, last):
        spans.append((opened.end(), len(paragraph)))
    if not spans:
        spans = [match.span(1) for match in _SINGLE.finditer(paragraph)]
    return [(start + first, start + behind) for first, behind in spans]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    edges = [0, *(place for gap in _PARAGRAPHS.finditer(text) for place in gap.span()), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if text[start:end].strip():
            yield start, end


def _within_length(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span, or its sentences put together as far as the length allows."""
    if _count(text, (start, end)) <= LONGEST:
        yield start, end
        return
    ends = [start + match.end() for match in _SENTENCE.finditer(text[start:end])]
    yield from _filled(text, [start, *ends, end])


def _filled(text: str, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = edges[0]
    begun = [start + token.start for token in tokens(text[start : edges[-1]])]
    before = [bisect_left(begun, edge) for edge in edges]
    words = before[0]
    for number, edge in enumerate(edges[1:], start=1):
        if edge == edges[-1] or before[number + 1] - words > LONGEST:
            yield from _cut_up(text, start, edge)
            start, words = edge, before[number]


def _cut_up(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence without end is cut by its words."""
    starts = [start + token.start for token in tokens(text[start:end])][::LONGEST]
    yield from zip([start, *starts[1:]], [*starts[1:], end], strict=True)
