"""Whether a correction of the text says where, and leaves the quotations whole."""

from archive.decisions import Correction
from archive.errors import UsageError
from archive.models import GAP, Release
from archive.store.overlay.text import places_of, with_text
from archive.store.overlay.values import FieldChange


def prove_words(correction: Correction) -> None:
    """Raises UsageError for words that no text can have at such a place."""
    if not correction.seen:
        raise UsageError(
            "say which words of the text give way ('seen', --instead-of): to add some, repeat those"
            " beside them"
        )
    if GAP in correction.seen:
        raise UsageError(
            "the words that give way reach over two paragraphs; correct each by itself"
        )
    if any(not piece.strip() or piece.strip("\n") != piece for piece in _paragraphs(correction)):
        raise UsageError("between two paragraphs stands one empty line, and none before or after")


def prove_place(correction: Correction, shown: Release) -> None:
    """Raises UsageError where the words that give way do not stand in the text once, or hold a mark
    of a quotation."""
    seen = correction.seen or ""
    places = places_of(seen, shown)
    if len(places) != 1:
        raise UsageError(
            f"{seen!r} stands {len(places)} times in the text; write it as it is shown, with so"
            " many words around it that it is there once"
        )
    after = with_text(shown, [FieldChange("", correction.field, seen, correction.value)])
    if not after.text.strip():
        raise UsageError("nothing of the text would be left; `dateline page` says what a page is")
    left = {quote.id for quote in after.quotes}
    lost = [quote.id for quote in shown.quotes if quote.id not in left]
    if lost:
        raise UsageError(
            f"{seen!r} holds marks of quotation {lost[0]}, or all of its words; correct the words"
            " within its marks, or say first that it is none: dateline correct quote"
            f" {lost[0]} words ''"
        )


def _paragraphs(correction: Correction) -> list[str]:
    return correction.value.split(GAP) if correction.value else []
