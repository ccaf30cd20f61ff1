"""The report of a run as one HTML page that needs nothing but itself."""

from collections.abc import Iterable, Sequence
from html import escape

from archive.ingest.report import COLUMNS, Report

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; margin: 0 0 2rem } caption { text-align: left; font-weight: 600 }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #ccc;
overflow-wrap: anywhere; vertical-align: top } td.number { text-align: right }
"""


def report_page(report: Report, heading: str) -> str:
    """The whole page: counts by outcome, reason, profile and doubt, then examples of each."""
    counts = [
        ("Outcomes", report.outcomes.most_common()),
        ("Reasons", [(": ".join(key), n) for key, n in report.reasons.most_common()]),
        ("Profiles", report.profiles.most_common()),
        ("Doubts", report.warnings.most_common()),
    ]
    body = "".join(_counts(caption, rows) for caption, rows in counts if rows)
    body += "".join(_examples(reason, rows) for reason, rows in sorted(report.examples.items()))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(heading)}</title>'
        f"<style>{_STYLE}</style><h1>{escape(heading)}</h1>{body or '<p>Nothing was read.</p>'}"
        "</html>\n"
    )


def _counts(caption: str, rows: Iterable[tuple[str, int]]) -> str:
    cells = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td class="number">{number}</td></tr>'
        for name, number in rows
    )
    return f"<table><caption>{escape(caption)}</caption>{cells}</table>"


def _examples(reason: str, rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in COLUMNS)
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<h2>{escape(reason)}</h2><table><tr>{head}</tr>{lines}</table>"
