"""The quotes of a CSV file, row by row, as spreadsheets write them."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from archive.errors import UsageError
from indexer.analysis import words
from indexer.quotecheck.reading import FEWEST_WORDS

_QUOTE, _SPEAKER = "quote", "speaker"
_SEPARATORS = (",", ";", "\t")
"""Spreadsheets of many countries write ';'."""

_MARKS = '“”„"«» \t\r\n'


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """quote: as the file has it. text: without the marks around it."""

    quote: str
    speaker: str | None

    @property
    def text(self) -> str:
        return self.quote.strip(_MARKS)


def quote_rows(path: Path) -> Iterator[QuoteRow]:
    """The column `quote`, else the first, with `speaker` where there is one. A first row that has a
    quote and no names of columns counts. Raises UsageError for a file that holds none or cannot be
    read."""
    content = _content(path)
    rows = [row for row in _table(content) if any(cell.strip() for cell in row)]
    if not rows:
        raise UsageError(f"{path} has no rows; the column of the quotes is called {_QUOTE!r}")
    names = _names(rows[0])
    is_head = _QUOTE in names or len(words(rows[0][0])) < FEWEST_WORDS
    at = names.index(_QUOTE) if _QUOTE in names else 0
    spoken = names.index(_SPEAKER) if is_head and _SPEAKER in names else None
    for row in islice(rows, int(is_head), None):
        speaker = row[spoken].strip() if spoken is not None and spoken < len(row) else ""
        yield QuoteRow(row[at] if at < len(row) else "", speaker or None)


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; name a CSV file") from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path} is not in UTF-8, so letters with accents would be guessed; save it as"
            " 'CSV UTF-8'"
        ) from error


def _table(content: str) -> Iterator[list[str]]:
    """Parted by the sign by which the names of the columns are; by commas, where none is."""
    first = next(iter(content.splitlines()), "")
    heads = {each: _names(next(csv.reader([first], delimiter=each), [])) for each in _SEPARATORS}
    separator = next((each for each, names in heads.items() if _QUOTE in names), ",")
    # strict: a mark that nothing closes would swallow all rows behind it.
    rows = csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True)
    try:
        yield from rows
    except csv.Error as error:
        raise UsageError(
            f"line {rows.line_num} of the table cannot be read: {error}; close each cell, and write"
            " a mark inside a cell twice"
        ) from error


def _names(row: Sequence[str]) -> list[str]:
    return [cell.strip().lower() for cell in row]
