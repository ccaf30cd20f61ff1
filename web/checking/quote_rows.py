"""The quotes of a CSV file, row by row, as spreadsheets write them."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.errors import UsageError
from archive.verbatim import without_marks
from indexer.analysis import words
from indexer.quotecheck.reading import FEWEST_WORDS

_QUOTE, _SPEAKER = "quote", "speaker"
_SEPARATORS = (",", ";", "\t")
"""Spreadsheets of many countries write ';'."""

_TOLD_SEPARATOR = "sep="
"""How Excel says in a first line of its own by which sign the cells are parted."""

_SHORT_HEAD = 2
"""Cells of a head without a column `quote`: one alone may as well be a short quote."""


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """quote: as the file has it. text: without the marks around it."""

    quote: str
    speaker: str | None

    @property
    def text(self) -> str:
        return without_marks(self.quote)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cell of a row is which, how many have a name, and whether a row says so."""

    quote: int
    speaker: int | None
    number: int
    are_named: bool


def quote_rows(path: Path) -> Iterator[QuoteRow]:
    """The column `quote`, else the first that is no `speaker`, with `speaker` where there is one.
    A file of one column without a head counts whole. Raises UsageError for a file that holds no
    rows, cannot be read, or of which it would have to be guessed what the quotes are."""
    rows = [row for row in _table(_content(path)) if any(cell.strip() for cell in row[1])]
    if not rows:
        raise UsageError(f"{path} has no rows; the column of the quotes is called {_QUOTE!r}")
    columns = _columns(rows[0][1])
    for line, row in rows[int(columns.are_named) :]:
        if any(cell.strip() for cell in row[columns.number :]):
            raise UsageError(
                f"line {line} of the table has more cells than there are columns; write marks"
                " around a quote that holds the sign between two cells"
            )
        speaker = "" if columns.speaker is None else _cell(row, columns.speaker).strip()
        yield QuoteRow(_cell(row, columns.quote), speaker or None)


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


def _table(content: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its last line."""
    lines = list(io.StringIO(content, newline=""))
    heading = lines[0].strip() if lines else ""
    is_told = heading.startswith(_TOLD_SEPARATOR) and len(heading) == len(_TOLD_SEPARATOR) + 1
    separator = heading[-1] if is_told else _separator(lines)
    # strict: a mark that nothing closes would swallow all rows behind it.
    rows = csv.reader(lines[int(is_told) :], delimiter=separator, strict=True)
    try:
        for row in rows:
            yield rows.line_num + is_told, row
    except csv.Error as error:
        raise UsageError(
            f"line {rows.line_num + is_told} of the table cannot be read: {error}; close each cell,"
            " and write a mark inside a cell twice"
        ) from error


def _separator(lines: Sequence[str]) -> str:
    """The sign by which the names of the columns are parted; a comma, where none is `quote`."""
    head = next((line for line in lines if line.strip()), "")
    heads = {each: _names(next(csv.reader([head], delimiter=each), [])) for each in _SEPARATORS}
    return next((each for each, names in heads.items() if _QUOTE in names), ",")


def _columns(first: Sequence[str]) -> _Columns:
    """Of the first row that holds anything."""
    names = _names(first)
    if twice := next((name for name in (_QUOTE, _SPEAKER) if names.count(name) > 1), ""):
        raise UsageError(f"two columns of the table are called {twice!r}; leave one of them out")
    speaker = names.index(_SPEAKER) if _SPEAKER in names else None
    if _QUOTE in names:
        return _Columns(names.index(_QUOTE), speaker, len(names), are_named=True)
    has_quote = any(len(words(cell)) >= FEWEST_WORDS for cell in first)
    if len(names) >= _SHORT_HEAD and not has_quote:
        return _Columns(int(speaker == 0), speaker, len(names), are_named=True)
    if len(names) == 1 and has_quote and not any(sign in first[0] for sign in _SEPARATORS[1:]):
        return _Columns(0, None, 1, are_named=False)
    raise UsageError(
        f"no column of the table is called {_QUOTE!r}, so it would be guessed which holds the"
        f" quotes; write {_QUOTE}, or {_QUOTE},{_SPEAKER}, into a row above them"
    )


def _names(row: Sequence[str]) -> list[str]:
    return [cell.strip().lower() for cell in row]


def _cell(row: Sequence[str], number: int) -> str:
    return row[number] if number < len(row) else ""
