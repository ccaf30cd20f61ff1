"""What a run of ingest did: counts for the archivist, and a line for each page.

The CSV has every page and finding; the HTML the counts, and the first of each kind of doubt. A page
that is described again in the same run, since its site was learned, is told as it stands at last.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
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
Place = tuple[str, str | None]
"""Locator and address."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A release, a page without one, or a finding. outcome: 'release', or the kind of a finding.
    doubts: see `doubts_of`. line: its values by COLUMNS, () where only counts are kept."""

    outcome: str
    reason: str = ""
    profile: str = ""
    doubts: tuple[str, ...] = ()
    line: Line = ()


class Counts:
    """What a run has done so far, counted."""

    def __init__(self) -> None:
        self._pages: dict[Place, tuple[Entry, ...]] = {}
        self._findings: list[Entry] = []

    def described(self, locator: str, url: str | None, description: Description) -> None:
        """A page was described: as its releases, or with a reason why there is none."""
        entries = _entries(locator, url, description)
        self._pages[locator, url] = tuple(map(self._kept, entries))

    def found(self, finding: Finding) -> None:
        """Something was not simply taken in."""
        line = (finding.locator, finding.url or "", str(finding.kind), finding.reason)
        entry = Entry(str(finding.kind), finding.reason, line=(*line, finding.summary, *("",) * 4))
        self._findings.append(self._kept(entry))

    def has(self, locator: str, url: str | None) -> bool:
        """Whether this run has described that page."""
        return (locator, url) in self._pages

    @property
    def outcomes(self) -> Counter[str]:
        """How many of each."""
        return Counter(entry.outcome for entry in self._entries())

    @property
    def reasons(self) -> Counter[tuple[str, str]]:
        """By outcome and reason, of all that became no release."""
        return Counter((entry.outcome, entry.reason) for entry in self._entries() if entry.reason)

    @property
    def profiles(self) -> Counter[str]:
        """By which profile, or 'general rules', releases were read."""
        return Counter(entry.profile for entry in self._entries() if entry.profile)

    @property
    def doubts(self) -> Counter[str]:
        """Of releases, each doubt counted once for each."""
        return Counter(doubt for entry in self._entries() for doubt in entry.doubts)

    @property
    def has_faults(self) -> bool:
        """Whether anything was set aside, damaged or could not be described."""
        outcomes = self.outcomes
        return any(outcomes[kind] for kind in _FAULTY)

    def as_json(self) -> dict[str, object]:
        """The counts as plain values."""
        return {
            "outcomes": dict(self.outcomes),
            "reasons": [
                {"kind": kind, "reason": reason, "pages": number}
                for (kind, reason), number in self.reasons.most_common()
            ],
            "profiles": dict(self.profiles),
            "doubts": dict(self.doubts),
        }

    def _entries(self) -> Iterator[Entry]:
        yield from chain.from_iterable(self._pages.values())
        yield from self._findings

    def _kept(self, entry: Entry) -> Entry:
        """What is kept of an entry: of a large run lines would fill the memory for nothing."""
        return replace(entry, line=())


class Report(Counts):
    """The same with the line of each entry."""

    @property
    def examples(self) -> dict[str, list[Line]]:
        """The first lines of each reason, outcome without one, and doubt."""
        examples: dict[str, list[Line]] = {}
        for entry in self._entries():
            for heading in _headings(entry):
                lines = examples.setdefault(heading, [])
                if len(lines) < _EXAMPLES:
                    lines.append(entry.line)
        return examples

    def write_csv(self, file: TextIO) -> None:
        """A line for each release, page without one, and finding."""
        file.write(csv_line(COLUMNS))
        file.writelines(csv_line(entry.line) for entry in self._entries())

    def _kept(self, entry: Entry) -> Entry:
        return replace(entry, line=tuple(map(printable, entry.line)))


@dataclass(frozen=True, slots=True)
class DescribedAgain:
    """Tells a report of pages of its run that are described again; those of other runs are not its
    own."""

    report: Counts

    def described(self, locator: str, url: str | None, description: Description) -> None:
        """A page was described, once more."""
        if self.report.has(locator, url):
            self.report.described(locator, url, description)

    def found(self, finding: Finding) -> None:
        """Something was not simply taken in."""
        self.report.found(finding)


def doubts_of(release: Release) -> Iterator[str]:
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


def _entries(locator: str, url: str | None, description: Description) -> Iterator[Entry]:
    place = (locator, url or "")
    if not description.releases:
        yield _without_release(place, description)
    for release in description.releases:
        yield _of_release(place, release)


def _without_release(place: tuple[str, str], description: Description) -> Entry:
    reason = description.reason or ""
    outcome = str(FindingKind.OTHER_KIND if reason in _KINDS else FindingKind.UNDESCRIBED)
    detail = description.detail.partition("\n")[0]
    return Entry(outcome, reason, line=(*place, outcome, reason, detail, *("",) * 4))


def _of_release(place: tuple[str, str], release: Release) -> Entry:
    doubts = tuple(doubts_of(release))
    profile = release.profile or "general rules"
    fields = (release.title, release.issued.value or "", profile, ", ".join(doubts))
    line = (*place, "release", "", "", *fields)
    return Entry("release", profile=profile, doubts=doubts, line=line)


def _headings(entry: Entry) -> Iterable[str]:
    """Under which headings an entry is an example."""
    if entry.outcome == "release":
        return entry.doubts
    return (entry.reason or entry.outcome,)
