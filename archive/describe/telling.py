"""What a page is told to be: by a person, by its profile, or by its own signs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.errors import DescribeError
from archive.html.page import Page
from archive.kinds import PageKind
from archive.knowledge.snapshot import KnowledgeSnapshot, KnownKind
from archive.models import Capture, Evidence, Release
from archive.page_kinds.decision import finer, kind_of_page, kind_of_text
from archive.page_kinds.known import evidence_of, is_release, known_kind
from archive.parsers.parsed_item import ParsedItem, PartOfPage
from archive.profiles.profile import SiteProfile


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells the pages of one capture. decided: what a person decided of it, None for nothing."""

    knowledge: KnowledgeSnapshot
    decided: KnownKind | None

    @property
    def profiles(self) -> Sequence[SiteProfile]:
        """Those that may read the page: one that makes no release of it has no say where a person
        wants one."""
        every = self.knowledge.profiles
        return (
            tuple(profile for profile in every if not profile.no_release) if self.decided else every
        )

    def told(
        self,
        page: Page,
        profile: SiteProfile | None,
        reading: ParsedItem,
        release: Release,
        latest: date,
    ) -> Evidence:
        """By what the page is taken for a release. Raises DescribeError with its kind where it is
        none. latest: no day is later.

        A profile that says so of its pages is believed; of one that only says how a family of
        systems writes whatever it writes, the page is judged.
        """
        if self.decided:
            return evidence_of(self.decided)
        if profile and profile.holds_releases:
            sure = 0.99
            return Evidence("page-kind", PageKind.RELEASE, "profile", profile.name, "", sure)
        judge = kind_of_page if reading.is_page else kind_of_text
        verdict = judge(self.knowledge, page, reading, release, latest)
        if reading.part and reading.part.sure and verdict.kind != PageKind.SOFT_ERROR:
            return _of_parts(reading.part, verdict.evidence)
        if not verdict.kind.is_release:
            raise DescribeError(str(verdict.kind), verdict.detail)
        return verdict.evidence

    def as_shown(self, evidence: Evidence, release: Release) -> Release:
        """The release with that evidence, the kind of its page told finer by its own."""
        evidence = finer(self.knowledge, evidence, release.kind)
        return replace(release, evidence=(*release.evidence, evidence))


def _of_parts(part: PartOfPage, evidence: Evidence) -> Evidence:
    """A page on which several parts have what only releases have is no listing of them."""
    if evidence.value == PageKind.RELEASE:
        return evidence
    shown = f"part {part.number} of {part.of}"
    return Evidence("page-kind", PageKind.RELEASE, "parts", shown, evidence.snippet, 0.8)


def telling_of(knowledge: KnowledgeSnapshot, capture: Capture) -> Telling:
    """Raises DescribeError where a person said that the page is no release."""
    known = known_kind(knowledge, capture)
    if known and not is_release(known):
        raise DescribeError(known.kind, f"a person said so of {known.pages}")
    return Telling(knowledge, known)
