"""Where the report of a run is written."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from archive.errors import UsageError
from archive.report import Report
from archive.report_page import report_page


@contextmanager
def reporting(paths: Sequence[Path], heading: str) -> Iterator[Report]:
    """A report that ends up in these files, by their endings. Raises UsageError for any other."""
    for path in paths:
        if path.suffix not in (".html", ".csv"):
            raise UsageError(f"report {path}: a report is FILE.html or FILE.csv")
    with ExitStack() as files:
        lines = [
            files.enter_context(path.open("w", encoding="utf-8", newline=""))
            for path in paths
            if path.suffix == ".csv"
        ]
        report = Report(lines[0] if lines else None)
        yield report
    for path in paths:
        if path.suffix == ".html":
            path.write_text(report_page(report, heading), encoding="utf-8")
