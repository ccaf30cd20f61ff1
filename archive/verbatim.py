"""A quotation as it is shown everywhere: marks as printed, a visible break between its parts."""

import unicodedata
from dataclasses import dataclass

from archive.quotes import Quote, QuoteStatus, Span

BREAK = "…"
"""Stands where other words stand between two parts: they were not printed in one."""

STATUS_IN_WORDS = {
    QuoteStatus.STATED: "named beside the words",
    QuoteStatus.INFERRED: "inferred from the text around",
    QuoteStatus.AMBIGUOUS: "the text leaves open who is meant",
    QuoteStatus.UNATTRIBUTED: "the text does not say who speaks",
    QuoteStatus.CORRECTED: "as an archivist of this archive says",
}

_MARK_CATEGORIES = ("Pi", "Pf")  # Unicode's opening and closing quotation marks
_BETWEEN = " \u00a0\u2009\u202f,.;!?"  # what one sign may be between words and their mark
_OTHER_MARKS = '"„‚「」『』＂'  # which Unicode has as punctuation of other kinds
_APOSTROPHES = "'’‘ʼ"  # a word may end with one


@dataclass(frozen=True, slots=True)
class Verbatim:
    """text: what is shown. starts: where in it each part of the quotation begins, its marks left
    out. breaks: where in it a part begins, marks included, before which other words were printed.
    """

    text: str
    starts: tuple[int, ...]
    breaks: tuple[int, ...]


def verbatim(quote: Quote, text: str) -> Verbatim:
    """The form of a quotation of a text; its parts are offsets into that text.

    Paragraphs of one quotation follow each other without a break.
    """
    spans = [_with_marks(part, text) for part in quote.parts]
    shown, starts, breaks = "", list[int](), list[int]()
    for number, (part, span) in enumerate(zip(quote.parts, spans, strict=True)):
        if number:
            broken = _words_between(spans[number - 1], span, text)
            shown += f" {BREAK} " if broken else " "
            breaks += [len(shown)] if broken else []
        starts.append(len(shown) + part.start - span.start)
        shown += text[span.start : span.end]
    return Verbatim(shown, tuple(starts), tuple(breaks))


def _words_between(before: Span, after: Span, text: str) -> bool:
    return any(sign.isalnum() for sign in text[before.end : after.start])


def _with_marks(part: Span, text: str) -> Span:
    """The part with the marks that stand at it; a blank or a stop may stand between: « mot »."""
    before, after = text[max(0, part.start - 2) : part.start], text[part.end : part.end + 2]
    return Span(part.start - _reach(before[::-1]), part.end + _reach(after))


def _reach(signs: str) -> int:
    """Of signs read away from the words, how many lead to a mark and are it; 0 without a mark."""
    for number, sign in enumerate(signs, start=1):
        if is_mark(sign):
            return number
        if sign not in _BETWEEN:
            break
    return 0


def is_mark(sign: str) -> bool:
    """Whether a sign opens or closes what is quoted."""
    return unicodedata.category(sign) in _MARK_CATEGORIES or sign in _OTHER_MARKS


def without_marks(words: str) -> str:
    """Words without the quotation marks around them."""
    stripped = words.strip()
    inner = stripped.lstrip("".join({sign for sign in stripped if is_mark(sign)})).lstrip()
    while inner and is_mark(inner[-1]) and (inner != stripped or inner[-1] not in _APOSTROPHES):
        inner = inner[:-1].rstrip()
    return inner
