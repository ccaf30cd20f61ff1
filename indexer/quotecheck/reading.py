"""A pasted text: its quoted spans, and the words of a span with the cuts that are marked in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.errors import QueryError
from archive.models import GAP
from indexer.analysis import Token, tokens
from indexer.query.marks import marked_spans

MOST_CHARACTERS = 100_000
MOST_SPANS = 200
FEWEST_WORDS = 3
"""A span of fewer words is a term, not a quote."""

LONGEST = 400
"""Words of one span; a longer one is checked sentence by sentence."""

# An ellipsis, alone or in brackets, or words in brackets of their own: what an editor left out or
# put in the place of others. Brackets inside a word only change its case.
_CUT = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.+)\s*[\])]|…|\.\s?\.\s?\.+|(?<!\w)\[[^\]]*\](?!\w)")
_SIC = re.compile(r"\[\s*sic\s*\]", re.IGNORECASE)
_IN_WORD = re.compile(r"\[(\w{1,3})\](?=\w)|(?<=\w)\[(\w{1,3})\]")
_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")
# Single marks are apostrophes too: they count where a paragraph has no others.
_SINGLE = re.compile(r"(?<!\w)[‘‚‹'](?=\w)(.+?)(?<=[\w.,!?…])[’‘›'](?!\w)", re.DOTALL)
_OPENS = re.compile(r"(?<!\S)[\"“„«「『](?=\S)")
_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*\s+")


@dataclass(frozen=True, slots=True)
class SpanText:
    """The words of a span, part by part: between two parts a cut is marked."""

    parts: tuple[tuple[Token, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All of them in order, exact forms."""
        return tuple(token.word for part in self.parts for token in part)


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
    marked = [span for each in paragraphs for span in _marked(text, *each)] or paragraphs
    pieces = [piece for span in marked for piece in _within_length(text, *span)]
    wanted = [piece for piece in pieces if _count(text, piece) >= FEWEST_WORDS]
    if not wanted and len(pieces) == 1 and _count(text, pieces[0]):
        wanted = pieces
    if len(wanted) > MOST_SPANS:
        raise QueryError(
            f"the text has {len(wanted)} quoted spans; a check takes {MOST_SPANS}."
            " Check it in parts"
        )
    return wanted, len(pieces) - len(wanted)


def paragraphed(text: str) -> str:
    """The same text, its paragraphs joined as those of a release are; offsets count in this."""
    return GAP.join(part for part in _PARAGRAPHS.split(text.strip()) if part)


def read_span(text: str) -> SpanText:
    """The words of a span. Letters in brackets inside a word, and [sic], are an editor's."""
    plain = _IN_WORD.sub(lambda found: found[1] or found[2], _SIC.sub(" ", text))
    edges = [0, *(place for cut in _CUT.finditer(plain) for place in cut.span()), len(plain)]
    parts = (
        tuple(_shifted(tokens(plain[start:end]), start))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    )
    return SpanText(tuple(part for part in parts if part))


def _shifted(some: Iterator[Token], start: int) -> Iterator[Token]:
    return (Token(token.word, token.start + start, token.end + start) for token in some)


def _count(text: str, span: tuple[int, int]) -> int:
    return sum(1 for _ in tokens(text[span[0] : span[1]]))


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
    for edge, following in zip(edges[1:], [*edges[2:], None], strict=True):
        if following is None or _count(text, (start, following)) > LONGEST:
            yield from _cut_up(text, start, edge)
            start = edge


def _cut_up(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence without end is cut by its words."""
    starts = [start + token.start for token in tokens(text[start:end])][::LONGEST]
    yield from zip([start, *starts[1:]], [*starts[1:], end], strict=True)
