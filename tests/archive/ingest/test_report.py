"""The report of a run: counts, warnings, and cells that no spreadsheet takes for formulas."""

import csv
import io
from pathlib import Path

import pytest

from archive.ingest.report import COLUMNS, DescribedAgain, Report, doubts_of
from archive.ingest.report_html import report_page
from archive.ingest.reporting import reporting
from archive.models import Description, Evidence, Finding, FindingKind, IssueDate, Release

DAY = IssueDate("2001-02-03", "day")
UNSURE = Evidence("issued", "2001-02-03", "htmldate", "page", "3 Feb", 0.4)


def test_doubts_name_what_is_unknown_or_unsure() -> None:
    release = Release("T", (), issued=DAY, evidence=(UNSURE,))
    assert list(doubts_of(release)) == ["no-office", "unsure-issued"]
    assert "no-date" in doubts_of(Release("T", ()))


def test_every_page_and_finding_is_a_line_and_no_cell_is_a_formula() -> None:
    report = Report()
    report.described("=a.html", None, Description((Release("+1", ()), Release("two", ()))))
    report.described("b.html", None, Description(reason="no-body"))
    report.found(Finding("c.html", FindingKind.QUARANTINED, "empty"))
    file = io.StringIO()
    report.write_csv(file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert tuple(rows[0]) == COLUMNS
    assert [row["outcome"] for row in rows] == ["release"] * 2 + ["undescribed", "quarantined"]
    assert (rows[0]["where"], rows[0]["title"]) == ("'=a.html", "'+1")
    assert report.has_faults


def test_the_page_escapes_what_pages_say() -> None:
    report = Report()
    report.described("<b>a</b>", None, Description((Release("<script>", ()),)))
    page = report_page(report, "Ingest of <x>")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "Ingest of &lt;x&gt;" in page


def test_a_page_that_is_described_again_is_told_as_it_stands_at_last() -> None:
    report = Report()
    report.described("a.html", None, Description((Release("T", ()),)))
    again = DescribedAgain(report)
    again.described("a.html", None, Description((Release("T", (), issued=DAY),)))
    again.described("of-an-earlier-run.html", None, Description((Release("U", ()),)))
    assert report.outcomes == {"release": 1}
    assert report.doubts == {"no-office": 1}


def test_without_files_no_lines_are_kept_but_all_is_counted() -> None:
    with reporting([], "Ingest") as counts:
        counts.described("a.html", None, Description((Release("T", ()),)))
    assert counts.outcomes == {"release": 1}
    assert counts.doubts == {"no-date": 1, "no-office": 1}
    assert not hasattr(counts, "examples")


def test_a_run_that_breaks_off_leaves_the_lines_of_what_it_did(tmp_path: Path) -> None:
    table, page = tmp_path / "done.csv", tmp_path / "done.html"
    with pytest.raises(KeyboardInterrupt), reporting([table, page], "Ingest") as report:
        report.described("a.html", None, Description((Release("T", ()),)))
        raise KeyboardInterrupt
    assert "a.html" in table.read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8") == ""
