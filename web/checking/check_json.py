"""The JSON of a check: what POST /api/check answers and `dateline check --json` prints.

docs/checking.md says what each key means.
"""

from collections.abc import Sequence

import msgspec

from archive.text.word_diff import Change
from indexer.quotecheck.values import Check, Coverage, Finding, Source, Uses
from web import addresses
from web.checking.quote_links import words_in_release


class ChangeJson(msgspec.Struct, frozen=True):
    kind: str
    text: str


class SourceJson(msgspec.Struct, frozen=True):
    id: str
    url: str
    title: str
    issued: str | None
    language: str | None
    offices: list[str]
    field: str
    text: str
    before: str
    after: str
    start: int | None
    end: int | None
    original: str | None
    quote_url: str | None
    speaker: str | None
    position: str | None


class DatedJson(msgspec.Struct, frozen=True):
    id: str
    url: str
    issued: str


class UsesJson(msgspec.Struct, frozen=True):
    releases: int
    undated: int
    first: DatedJson | None
    last: DatedJson | None


class FindingJson(msgspec.Struct, frozen=True):
    text: str
    start: int
    speaker: str | None
    verdict: str
    note: str
    alarms: list[str]
    changes: list[ChangeJson]
    sources: list[SourceJson]
    uses: UsesJson


class CoverageJson(msgspec.Struct, frozen=True):
    releases: int
    first_year: int | None
    last_year: int | None
    undated: int
    languages: list[str]


class CheckJson(msgspec.Struct, frozen=True):
    findings: list[FindingJson]
    short: int
    coverage: CoverageJson


def check_as_json(check: Check) -> CheckJson:
    """The whole answer."""
    findings = [_finding(each) for each in check.findings]
    return CheckJson(findings, check.short, _coverage(check.coverage))


def _finding(finding: Finding) -> FindingJson:
    return FindingJson(
        text=finding.pasted.text,
        start=finding.pasted.start,
        speaker=finding.pasted.speaker,
        verdict=str(finding.verdict),
        note=finding.note,
        alarms=[str(alarm) for alarm in finding.alarms],
        changes=_changes(finding.changes),
        sources=[_source(each) for each in finding.sources],
        uses=_uses(finding.uses),
    )


def _changes(changes: Sequence[Change]) -> list[ChangeJson]:
    return [ChangeJson(str(change.kind), change.text) for change in changes]


def _source(source: Source) -> SourceJson:
    return SourceJson(
        id=source.release_id,
        url=words_in_release(source),
        title=source.title,
        issued=source.issued,
        language=source.language,
        offices=list(source.offices),
        field=source.field,
        text=source.text,
        before=source.before,
        after=source.after,
        start=source.in_text.start if source.in_text else None,
        end=source.in_text.end if source.in_text else None,
        original=source.original,
        quote_url=addresses.quote(source.quote_id) if source.quote_id else None,
        speaker=source.speaker,
        position=source.position,
    )


def _uses(uses: Uses) -> UsesJson:
    first, last = (_dated(*use) if use else None for use in (uses.first, uses.last))
    return UsesJson(uses.releases, uses.undated, first, last)


def _dated(release_id: str, issued: str) -> DatedJson:
    return DatedJson(release_id, addresses.release(release_id), issued)


def _coverage(coverage: Coverage) -> CoverageJson:
    return CoverageJson(
        coverage.releases,
        coverage.first_year,
        coverage.last_year,
        coverage.undated,
        list(coverage.languages),
    )
