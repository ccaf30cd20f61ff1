"""Quotations as lines of a spreadsheet."""

from collections.abc import Iterable, Iterator

from archive.exports import SpokenQuote
from archive.text.spreadsheet import csv_line

COLUMNS = ("id", "release", "title", "issued", "words", "speaker", "position", "status", "url")


def lines(quotes: Iterable[SpokenQuote]) -> Iterator[bytes]:
    """The names of the columns, then a line for each quote; UTF-8 with the mark that tells so."""
    yield "\ufeff".encode() + csv_line(COLUMNS).encode()
    for spoken in quotes:
        yield csv_line(_cells(spoken)).encode()


def _cells(spoken: SpokenQuote) -> tuple[str, ...]:
    quote, held = spoken.quote, spoken.release
    return (
        quote.id,
        held.id,
        held.release.title,
        held.release.issued.value or "",
        quote.text,
        quote.speaker or "",
        quote.position or "",
        str(quote.status),
        held.capture.url or held.release.canonical or "",
    )
