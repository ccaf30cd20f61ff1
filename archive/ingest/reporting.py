"""Where the report of a run is written."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from archive.errors import UsageError
from archive.ingest.report import Counts, Report
from archive.ingest.report_html import report_page


@contextmanager
def reporting(paths: Sequence[Path], heading: str) -> Iterator[Counts]:
    """The counts of a run, and a report that ends up in these files, one of each kind at most; what
    was there is replaced.

    Raises UsageError for another ending, a second file of a kind, or one that cannot be written.
    """
    by_kind = {path.suffix: path for path in paths}
    if len(by_kind) < len(paths) or not by_kind.keys() <= {".html", ".csv"}:
        named = ", ".join(map(str, paths))
        raise UsageError(f"report {named}: give one FILE.html, one FILE.csv, or both")
    if not paths:
        yield Counts()
        return
    with ExitStack() as files:
        opened = {kind: files.enter_context(_open(path)) for kind, path in by_kind.items()}
        report = Report()
        try:
            yield report
        finally:  # Also what a run did that broke off.
            if table := opened.get(".csv"):
                report.write_csv(table)
        if page := opened.get(".html"):
            page.write(report_page(report, heading))


def _open(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"cannot write report {path}: {error.strerror}") from error
