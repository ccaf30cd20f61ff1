"""Quotations as lines of a spreadsheet."""

from collections.abc import Iterable, Iterator

from archive.exports import SpokenQuote
from archive.exports.pieces import pieces
from archive.text.spreadsheet import csv_line
from archive.verbatim import verbatim

COLUMNS = ("id", "release", "title", "issued", "words", "speaker", "position", "status", "url")


def lines(quotes: Iterable[SpokenQuote]) -> Iterator[bytes]:
    """The names of the columns, then a line for each quote; UTF-8 with the mark that tells so.

    Raises DatelineError at the end where some could not be written: every other one was.
    """
    yield "\ufeff".encode() + csv_line(COLUMNS).encode()
    yield from pieces(quotes, _line, _name, "quotations")


def _line(spoken: SpokenQuote) -> bytes:
    return csv_line(_cells(spoken)).encode()


def _name(spoken: SpokenQuote) -> str:
    return f"{spoken.quote.id} of {spoken.release.id}"


def _cells(spoken: SpokenQuote) -> tuple[str, ...]:
    quote, release = spoken.quote, spoken.release
    return (
        quote.id,
        release.id,
        release.release.title,
        release.release.issued.value or "",
        verbatim(quote, release.release.text).text,
        quote.speaker or "",
        quote.position or "",
        str(quote.status),
        release.capture.url or release.release.canonical or "",
    )
