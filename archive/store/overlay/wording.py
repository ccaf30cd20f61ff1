"""The words of a quotation as a person corrects them: another stretch of the same text."""

import re
from dataclasses import replace

from archive.errors import UsageError
from archive.models import Quote, Release, Span
from archive.store.overlay.passages import by_paragraph
from archive.verbatim import BREAK

WORDS = "words"


def with_words(quote: Quote, words: str, text: str) -> Quote:
    """The quotation of other words of its text, which share a place with those it had; BREAK stands
    between two parts. Raises UsageError where there are none."""
    hull = Span(quote.parts[0].start, quote.parts[-1].end) if quote.parts else Span(0, 0)
    parts = _parts(words, text, hull)
    if not parts:
        raise UsageError(
            f"{words!r} does not stand in the text where the quotation stands; write it as it is"
            f" printed, with {BREAK!r} between two parts, or correct the text of the release first"
        )
    own = " ".join(text[part.start : part.end] for part in parts)
    return replace(quote, parts=parts, text=own)


def as_described(quote: Quote, words: str, text: str) -> Quote:
    """The same; where the words do not stand there any more, the quotation as it was described."""
    try:
        return with_words(quote, words, text)
    except UsageError:
        return quote


def _parts(words: str, text: str, hull: Span) -> tuple[Span, ...]:
    if whole := _nearest(words, text, hull):
        return tuple(by_paragraph(whole, text))
    parts: list[Span] = []
    for piece in words.split(f" {BREAK} "):
        after = parts[-1].end if parts else 0
        place = _nearest(piece, text, hull, after)
        if place is None:
            return ()
        parts.extend(by_paragraph(place, text))
    shared = any(part.start < hull.end and hull.start < part.end for part in parts)
    return tuple(parts) if shared else ()


def _nearest(words: str, text: str, hull: Span, after: int = 0) -> Span | None:
    """Where words stand nearest to a place; of one piece, only where both share something."""
    written = words.split()
    if not written:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, written)))
    spans = [Span(*match.span()) for match in pattern.finditer(text, after)]
    if not after:
        spans = [span for span in spans if span.start < hull.end and hull.start < span.end]
    return min(spans, key=lambda span: abs(span.start - hull.start), default=None)


def text_of_quote(quote: Quote, release: Release) -> str:
    """The words of a quotation in the one line that a correction of them takes."""
    spans = [release.text[part.start : part.end] for part in quote.parts]
    return f" {BREAK} ".join(" ".join(piece.split()) for piece in spans)
