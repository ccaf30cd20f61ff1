"""Quotations that a person of the archive marked in a text: what describers missed, or found else.

One that a describer finds too is one record: the person's words, and whatever else was found of it.
"""

from dataclasses import replace

from archive.models import Quote, Release
from archive.quotes import BY_ARCHIVIST
from archive.store.overlay.passages import Passage, crosses_gap, likeness, passages
from archive.store.overlay.values import FieldChange

QUOTATION = "quotation"

ALIKE = 0.8
"""Two quotations of which so much is the same stretch of the text are one record."""

_AND = "; "


def noted(quote: Quote, field: str) -> Quote:
    """The quote with a note that a person gave a field of it."""
    note = f"{field.replace('_', ' ')} {BY_ARCHIVIST}"
    known = quote.rule.split(_AND) if quote.rule else []
    return replace(quote, rule=_AND.join(dict.fromkeys((*known, note))))


def is_marked(quote: Quote) -> bool:
    """Whether a person alone says that it is a quotation, or of which words."""
    return f"{QUOTATION} {BY_ARCHIVIST}" in quote.rule.split(_AND)


def with_quotation(release: Release, change: FieldChange) -> Release:
    """The release with a quotation that was marked in its text; as it is where the words do not
    stand there exactly once."""
    places = passages(change.value, release.text)
    if len(places) != 1 or crosses_gap(places[0], release):
        return release
    known = {quote.id: quote for quote in release.quotes}
    before = known.get(change.quote, Quote("", (), id=change.quote))
    marked = _of_words(before, places[0], release.text)
    quotes = [quote for quote in release.quotes if quote.id != change.quote]
    first = marked.parts[0].start
    place = next((n for n, each in enumerate(quotes) if _start(each) > first), len(quotes))
    return replace(
        release,
        quotes=(*quotes[:place], marked, *quotes[place:]),
        unquoted=tuple(
            passage
            for passage in release.unquoted
            if likeness([passage.span], [places[0].hull]) < ALIKE
        ),
    )


def _of_words(quote: Quote, place: Passage, text: str) -> Quote:
    parts = place.parts(text)
    if parts == quote.parts:
        return quote
    words = " ".join(text[part.start : part.end] for part in parts)
    return noted(replace(quote, text=words, parts=parts), QUOTATION)


def _start(quote: Quote) -> int:
    return quote.parts[0].start if quote.parts else 0
