"""The report of a run as one HTML page that needs nothing but itself."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from archive.ingest.report import COLUMNS, Report

_TEMPLATE = "report.html.jinja"


def report_page(report: Report, heading: str) -> str:
    """The whole page: counts by outcome, reason, profile and doubt, then examples of each."""
    templates = Environment(
        loader=PackageLoader(__package__, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return templates.get_template(_TEMPLATE).render(
        heading=heading,
        counts=_counts(report),
        columns=COLUMNS,
        examples=sorted(report.examples.items()),
    )


def _counts(report: Report) -> list[tuple[str, list[tuple[str, int]]]]:
    return [
        ("Outcomes", report.outcomes.most_common()),
        ("Reasons", [(": ".join(key), number) for key, number in report.reasons.most_common()]),
        ("Profiles", report.profiles.most_common()),
        ("Doubts", report.doubts.most_common()),
    ]
