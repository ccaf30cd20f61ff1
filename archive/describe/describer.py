"""From a capture to releases: decode, choose a profile, parse, date, annotate.

Pure: no store, no network, no clock. What cannot be described gives a reason, never an exception.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from archive.annotators.gazetteer import annotate_with
from archive.annotators.page_context import PageContext
from archive.annotators.tenures.told import with_archive
from archive.boundary import as_description, attempt
from archive.dates.choosing.signs import proved_orders
from archive.dates.finding.site_days import day_votes
from archive.dates.issue_date import date_release
from archive.decoding.decode import Decoded
from archive.decoding.wayback import strip_replay_rewriting
from archive.describe.moved import leads_elsewhere, sent_elsewhere
from archive.describe.offsets import with_all_blocks
from archive.describe.pages import decoded_of, doubts_of_source, is_plain, page_of, page_signature
from archive.describe.readings import by_general_rules, surely_several
from archive.describe.telling import Telling, telling_of
from archive.describe.version import installed_libraries, version_of
from archive.errors import DescribeError
from archive.facets import FACETS, Facet
from archive.gate import sound_description
from archive.html.page import Page
from archive.kinds import PageKind
from archive.knowledge.snapshot import KnowledgeSnapshot, load_knowledge
from archive.listings.entries import entries_of
from archive.listings.feeds import feed_entries, is_feed
from archive.models import Capture, Description, Relation, Release
from archive.parsers.body.boilerplate import mark_boilerplate, without_boilerplate
from archive.parsers.body.repairs import repair_text
from archive.parsers.links import canonical, translations
from archive.parsers.parsed_item import ParsedItem
from archive.parsers.profiled import read_profiled
from archive.parsers.site_lines import printed_lines, site_of, sketch_of, without_repeated
from archive.parsers.titles.site_names import possible_names
from archive.profiles.matching import choose
from archive.profiles.profile import SiteProfile
from archive.registry import resolve
from archive.sites import ListingEntry, PageSketch

Key = TypeVar("Key")

_PACKAGE = Path(__file__).parents[1]

MISFIT = "profile-misfit"
"""The doubt about a page whose marks chose a profile that found next to none of its text."""

_FIRST = (
    "archive.annotators.language:annotate",
    "archive.annotators.kind:annotate",
    "archive.annotators.quotations.quotes:annotate",
)
"""What facets' own annotators build on, in this order."""

_FIRST_ACCESSION = date(2026, 11, 1)
"""Nothing was taken in by this program before it was there: the clock of such a day was wrong."""

_LAST = (
    "archive.annotators.senders.signatory:annotate",
    "archive.annotators.headings:annotate",
    "archive.annotators.broader:annotate",
)
"""What builds on the access points of all facets, in this order."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a page was read as. profile: by which, None for general rules."""

    readings: tuple[ParsedItem, ...]
    profile: SiteProfile | None
    flags: tuple[str, ...]
    sketch: PageSketch


Annotator = Callable[[Release, PageContext, KnowledgeSnapshot], Release]
"""A pure function that finds access points, quotes or the like."""


@dataclass(frozen=True, slots=True)
class Describer:
    """How captures are described: what is known, the annotators in order.

    today: bounds the dates of a capture that is not held; of one that is, the day it was taken in
    does, so that describing it again on another day gives the same.
    version: the digest of the rules and the knowledge; what another version described is pending.
    """

    knowledge: KnowledgeSnapshot = field(repr=False)
    annotators: tuple[Annotator, ...] = field(repr=False)
    version: str
    today: date

    def describe(self, capture: Capture) -> Description:
        """The releases of a capture, or the reason why there are none."""
        return attempt(lambda: self._described(capture), as_description)

    def describe_all(
        self, captures: Iterable[tuple[Key, Capture]]
    ) -> Iterator[tuple[Key, Description]]:
        """A description for each capture, in the order given, with the key that came with it."""
        for key, capture in captures:
            yield key, self.describe(capture)

    def _described(self, capture: Capture) -> Description:
        try:
            description = sound_description(self._describe(capture))
            return with_archive(description, capture.inferences, self.knowledge)
        except DescribeError as error:
            failure = Description(reason=error.reason, detail=error.detail)
            return replace(failure, listed=capture.listed)

    def _describe(self, capture: Capture) -> Description:
        if moved := sent_elsewhere(capture):
            return replace(moved, listed=capture.listed)
        if capture.status is not None and capture.status >= 300:
            raise DescribeError("http-status", f"the server answered {capture.status}")
        last = _last_day(capture) or self.today
        decoded = decoded_of(capture, self.knowledge)
        source, notes = strip_replay_rewriting(decoded.text)
        page = page_of(capture, source)
        site = site_of(capture, page)
        page = replace(page, site=site, locator=capture.locator, listed=capture.listed)
        sketch: PageSketch | None = None
        try:
            telling = telling_of(self.knowledge, capture)
            if not telling.decided and is_feed(source):
                raise DescribeError(PageKind.LISTING, "a feed")
            if not telling.decided and (moved := leads_elsewhere(page, capture)):
                return replace(moved, listed=capture.listed)
            read = self._read(capture, page, telling, (*decoded.flags, *notes), last)
            sketch = read.sketch
            releases = self._releases(page, read, decoded, last, telling)
        except DescribeError as error:
            description = Description(reason=error.reason, detail=error.detail)
        else:
            description = Description(releases, flags=read.flags)
        entries = self._entries(capture, page, last, description.reason)
        return replace(description, sketch=sketch, entries=entries, listed=capture.listed)

    def _entries(
        self, capture: Capture, page: Page, last: date, reason: str | None
    ) -> tuple[ListingEntry, ...]:
        """What a listing prints of other pages. Of a page that is listed itself, by what it is but
        for that: else two listings could make each other none by turns."""
        if is_plain(capture) or not (reason == PageKind.LISTING or capture.listed):
            return ()
        read = feed_entries if is_feed(page.source) else entries_of
        entries = read(self.knowledge, page, last)
        if entries and capture.listed:
            return self._describe(replace(capture, listed=())).entries
        return entries

    def _read(
        self, capture: Capture, page: Page, telling: Telling, notes: Sequence[str], last: date
    ) -> "_Reading":
        profile = choose(telling.profiles, page_signature(page))
        readings = read_profiled(self.knowledge, page, profile) if profile else ()
        misfit = (MISFIT,) if profile and not readings else ()
        if profile and (several := surely_several(self.knowledge, page, profile, last)):
            readings, profile = several, None
        elif not readings:
            readings, profile = by_general_rules(self.knowledge, capture, page, last), None
        if is_plain(capture):
            readings = tuple(replace(reading, is_page=False) for reading in readings)
        soup = ("parsed-by-beautifulsoup",) if page.parser != "lxml" else ()
        flags = (*notes, *doubts_of_source(capture), *soup, *misfit)
        orders = proved_orders(printed_lines(readings[0]))
        days = () if is_plain(capture) else day_votes(self.knowledge, page, last)
        sketch = sketch_of(page, readings[0], orders, days)
        if profile is None:
            readings = tuple(
                without_repeated(self.knowledge, page, reading) for reading in readings
            )
        return _Reading(readings, profile, flags, sketch)

    def _releases(
        self, page: Page, read: "_Reading", decoded: Decoded, last: date, telling: Telling
    ) -> tuple[Release, ...]:
        """Raises DescribeError where the page is none."""
        drafts = [self._dated(reading, page, read, decoded, last) for reading in read.readings]
        kinds_told = [
            telling.told(page, read.profile, reading, draft, last)
            for reading, draft in zip(read.readings, drafts, strict=True)
        ]
        contexts = [_context(reading, page, read.profile) for reading in read.readings]
        return tuple(
            telling.as_shown(evidence, self._annotated(draft, context))
            for draft, context, evidence in zip(drafts, contexts, kinds_told, strict=True)
        )

    def _dated(
        self, reading: ParsedItem, page: Page, read: "_Reading", decoded: Decoded, last: date
    ) -> Release:
        draft = _draft(self.knowledge, reading, page, read.profile, read.flags)
        draft = replace(draft, evidence=(*draft.evidence, *decoded.evidence))
        release = repair_text(self.knowledge, draft, decoded.repairs, read.profile)
        return date_release(self.knowledge, release, reading, page, last)

    def _annotated(self, release: Release, context: PageContext) -> Release:
        """What annotators find; they see no boilerplate."""
        if not self.annotators:
            return release
        blocks = release.blocks
        release = replace(release, blocks=without_boilerplate(blocks))
        for annotate in self.annotators:
            release = annotate(release, context, self.knowledge)
        return with_all_blocks(release, blocks)


def _last_day(capture: Capture) -> date | None:
    """No release of the capture is later; None where it is not held."""
    return max(capture.accession.date(), _FIRST_ACCESSION) if capture.accession else None


def make_describer(collection_folder: Path, today: date) -> Describer:
    """The describer of a collection, with every site profile and every annotator of FACETS."""
    return describer_of(load_knowledge(collection_folder), today)


def describer_of(knowledge: KnowledgeSnapshot, today: date) -> Describer:
    """The describer with this knowledge."""
    return Describer(
        knowledge=knowledge,
        annotators=(
            *map(_resolved, _FIRST),
            *filter(None, map(_annotator_of, FACETS)),
            *map(_resolved, _LAST),
        ),
        version=version_of(_PACKAGE, knowledge, installed_libraries()),
        today=today,
    )


def _annotator_of(facet: Facet) -> Annotator | None:
    """The facet's own annotator, or the one that finds the terms of its taxonomy."""
    if facet.annotator:
        return _resolved(facet.annotator)
    return annotate_with(facet.name, Relation.SUBJECT) if facet.authority else None


def _resolved(name: str) -> Annotator:
    return cast(Annotator, resolve(name))


def _draft(
    knowledge: KnowledgeSnapshot,
    reading: ParsedItem,
    page: Page,
    profile: SiteProfile | None,
    flags: Sequence[str],
) -> Release:
    return Release(
        title=reading.title,
        blocks=tuple(mark_boilerplate(knowledge, reading.blocks)),
        subtitle=reading.subtitle,
        place=reading.place,
        kind=reading.kind,
        symbol=reading.symbol,
        own_link=reading.own_link,
        canonical=reading.canonical or canonical(page),
        translations=reading.translations or tuple(translations(page)),
        contacts=reading.contacts,
        repairs=reading.repairs,
        evidence=reading.evidence,
        profile=profile.name if profile else "",
        flags=tuple(dict.fromkeys((*reading.flags, *flags))),
    )


def _context(reading: ParsedItem, page: Page, profile: SiteProfile | None) -> PageContext:
    address = replace(page, url=page.url or canonical(page))
    return PageContext(
        url=address.url,
        host=address.host,
        moment=page.moment,
        tags=reading.tags,
        scope=reading.scope,
        chrome=reading.chrome(),
        default_office=profile.office if profile else None,
        default_language=profile.language if profile else None,
        declared_language=page.tree.get("lang"),
        labels=reading.labels,
        head=reading.head,
        listed=page.listed,
        site_names=possible_names(page, reading.title) if reading.is_page else (),
    )
