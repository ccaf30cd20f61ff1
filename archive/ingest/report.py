"""What a run of ingest did: counts for the archivist, and a line for each page.

The CSV has every page and finding; the HTML the counts, and the first of each kind of doubt.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

from archive.facets import OFFICE
from archive.kinds import REDIRECT, PageKind
from archive.models import Description, Finding, FindingKind, Release
from archive.printable import printable
from archive.text.spreadsheet import csv_line

COLUMNS = ("where", "url", "outcome", "reason", "detail", "title", "issued", "profile", "doubts")
_LEAST_SURE = 0.6
_EXAMPLES = 50
_FAULTY = ("quarantined", "damaged", "undescribed", "fault")

_KINDS = frozenset((*PageKind, REDIRECT))

Line = tuple[str, ...]


@dataclass(slots=True)
class Report:
    """The counts of a run so far. csv_file: gets a line for each page as it comes, or None.

    outcomes: 'release', the kinds of findings. doubts: see `doubts_of`.
    """

    csv_file: TextIO | None = None
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    profiles: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Line]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.csv_file:
            self.csv_file.write(csv_line(COLUMNS))

    def described(self, locator: str, url: str | None, description: Description) -> None:
        """A page was described: as its releases, or with a reason why there is none."""
        if not description.releases:
            self._without_release(locator, url, description)
        for release in description.releases:
            self._release(locator, url, release)

    def found(self, finding: Finding) -> None:
        """Something was not simply taken in."""
        self.outcomes[str(finding.kind)] += 1
        self.reasons[str(finding.kind), finding.reason] += 1
        line = (finding.locator, finding.url or "", str(finding.kind), finding.reason)
        self._write(finding.reason, (*line, finding.summary, "", "", "", ""))

    @property
    def has_faults(self) -> bool:
        """Whether anything was set aside, damaged or could not be described."""
        return any(self.outcomes[kind] for kind in _FAULTY)

    def as_json(self) -> dict[str, object]:
        """The counts as plain values."""
        return {
            "outcomes": dict(self.outcomes),
            "reasons": [
                {"kind": kind, "reason": reason, "pages": number}
                for (kind, reason), number in self.reasons.most_common()
            ],
            "profiles": dict(self.profiles),
            "doubts": dict(self.warnings),
        }

    def _without_release(self, locator: str, url: str | None, description: Description) -> None:
        reason = description.reason or ""
        outcome = str(FindingKind.OTHER_KIND if reason in _KINDS else FindingKind.UNDESCRIBED)
        self.outcomes[outcome] += 1
        self.reasons[outcome, reason] += 1
        line = (locator, url or "", outcome, reason, description.detail.partition("\n")[0])
        self._write(reason or outcome, (*line, "", "", "", ""))

    def _release(self, locator: str, url: str | None, release: Release) -> None:
        warnings = tuple(warnings_of(release))
        profile = release.profile or "general rules"
        self.outcomes["release"] += 1
        self.profiles[profile] += 1
        self.warnings.update(warnings)
        line = (locator, url or "", "release", "", "", release.title, release.issued.value or "")
        self._write("", (*line, profile, ", ".join(warnings)))
        for warning in warnings:
            self._keep(warning, tuple(map(printable, (*line, profile, ", ".join(warnings)))))

    def _write(self, reason: str, values: Line) -> None:
        line = tuple(map(printable, values))
        if self.csv_file:
            self.csv_file.write(csv_line(line))
        if reason:
            self._keep(reason, line)

    def _keep(self, reason: str, line: Line) -> None:
        examples = self.examples.setdefault(reason, [])
        if len(examples) < _EXAMPLES:
            examples.append(line)


def warnings_of(release: Release) -> Iterator[str]:
    """What an archivist may want to look at: unknown fields, little confidence, damage found."""
    if release.issued.value is None:
        yield "no-date"
    if not any(point.facet == OFFICE for point in release.access_points):
        yield "no-office"
    for evidence in release.evidence:
        sure = evidence.confidence >= _LEAST_SURE
        if evidence.chosen and not sure and evidence.field in ("title", "issued", "body"):
            yield f"unsure-{evidence.field}"
    yield from release.flags
