"""Cells and lines of tables that people open in a spreadsheet."""

import csv
import io
from collections.abc import Sequence

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell


def csv_line(cells: Sequence[str]) -> str:
    """A line of CSV, its end included, without any formula."""
    line = io.StringIO(newline="")
    csv.writer(line).writerow(map(harmless, cells))
    return line.getvalue()
