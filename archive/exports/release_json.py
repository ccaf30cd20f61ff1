"""A release as JSON: of the export, of `dateline show --json` and of the API.

The keys and their meaning are a promise; docs/export.md states it.
"""

from datetime import date, datetime

import msgspec

from archive.models import AccessPoint, Block, Contact, Evidence, Quote, Repair, Span
from archive.printable import printable
from archive.records import StoredRelease
from archive.verbatim import verbatim


class LinkJson(msgspec.Struct, frozen=True):
    text: str
    target: str


class BlockJson(msgspec.Struct, frozen=True):
    kind: str
    text: str
    gap: bool
    links: list[LinkJson]
    recurring: bool


class AccessPointJson(msgspec.Struct, frozen=True):
    facet: str
    id: str
    label: str
    relation: str
    evidence: str


class SpanJson(msgspec.Struct, frozen=True):
    start: int
    end: int


class QuoteJson(msgspec.Struct, frozen=True):
    id: str
    text: str
    verbatim: str
    parts: list[SpanJson]
    closed: bool
    speaker: str | None
    speaker_id: str | None
    printed: str | None
    position: str | None
    status: str
    rule: str
    speaker_kind: str
    others: list[str]
    cue: str | None
    mention_at: SpanJson | None
    cue_at: SpanJson | None
    position_at: SpanJson | None


class PassageJson(msgspec.Struct, frozen=True):
    start: int
    end: int
    reason: str


class ContactJson(msgspec.Struct, frozen=True):
    name: str | None
    office: str | None
    phones: list[str]
    emails: list[str]
    printed: str


class TranslationJson(msgspec.Struct, frozen=True):
    language: str
    url: str


class RepairJson(msgspec.Struct, frozen=True):
    rule: str
    old: str
    new: str
    start: int
    end: int


class EvidenceJson(msgspec.Struct, frozen=True):
    """One piece of evidence; losers have `chosen` false."""

    field: str
    value: str
    method: str
    place: str
    snippet: str
    confidence: float
    chosen: bool


class RelatedOneJson(msgspec.Struct, frozen=True):
    id: str
    language: str | None
    ground: str


class RelatedJson(msgspec.Struct, frozen=True):
    copies: list[RelatedOneJson]
    translations: list[RelatedOneJson]


class PartJson(msgspec.Struct, frozen=True):
    """Which page of a very long release it is; start, end: of its body in the whole one."""

    page: int
    pages: int
    start: int
    end: int


class ReleaseJson(msgspec.Struct, frozen=True):
    """Days are ISO dates or null; offsets count code points of body. related, part: of the API
    only; where it is a part, body and lists are those of its page."""

    id: str
    work_id: str
    state: str
    source: str
    url: str | None
    title: str
    subtitle: str | None
    issued: str | None
    issued_precision: str | None
    issued_earliest: str | None
    issued_latest: str | None
    added: str
    captured: str | None
    digest: str
    place: str | None
    kind: str | None
    language: str | None
    symbol: str | None
    profile: str
    body: str
    blocks: list[BlockJson]
    access_points: list[AccessPointJson]
    quotes: list[QuoteJson]
    unquoted: list[PassageJson]
    contacts: list[ContactJson]
    translations: list[TranslationJson]
    repairs: list[RepairJson]
    flags: list[str]
    evidence: list[EvidenceJson]
    related: RelatedJson | msgspec.UnsetType = msgspec.UNSET
    part: PartJson | msgspec.UnsetType = msgspec.UNSET


def release_as_json(stored: StoredRelease) -> ReleaseJson:
    """The object of one release."""
    release, issued = stored.release, stored.release.issued
    return ReleaseJson(
        id=stored.id,
        work_id=stored.work_id,
        state=str(stored.state),
        source=printable(stored.capture.locator),
        url=stored.capture.url or release.canonical,
        title=release.title,
        subtitle=release.subtitle,
        issued=issued.value,
        issued_precision=issued.precision,
        issued_earliest=_iso(issued.earliest),
        issued_latest=_iso(issued.latest),
        added=stored.added.isoformat(),
        captured=_iso(stored.capture.moment),
        digest=stored.capture.digest,
        place=release.place,
        kind=release.kind,
        language=release.language,
        symbol=release.symbol,
        profile=release.profile,
        body=release.text,
        blocks=[_block(block) for block in release.blocks],
        access_points=[_access_point(point) for point in release.access_points],
        quotes=[_quote(quote, release.text) for quote in release.quotes],
        unquoted=[
            PassageJson(passage.span.start, passage.span.end, passage.reason)
            for passage in release.unquoted
        ],
        contacts=[_contact(contact) for contact in release.contacts],
        translations=[TranslationJson(link.text, link.target) for link in release.translations],
        repairs=[_repair(repair) for repair in release.repairs],
        flags=list(release.flags),
        evidence=[evidence_as_json(evidence) for evidence in release.evidence],
    )


def evidence_as_json(evidence: Evidence) -> EvidenceJson:
    return EvidenceJson(
        field=evidence.field,
        value=evidence.value,
        method=evidence.method,
        place=evidence.place,
        snippet=evidence.snippet,
        confidence=evidence.confidence,
        chosen=evidence.chosen,
    )


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _block(block: Block) -> BlockJson:
    links = [LinkJson(link.text, link.target) for link in block.links]
    return BlockJson(str(block.kind), block.text, block.gap, links, block.recurring)


def _access_point(point: AccessPoint) -> AccessPointJson:
    return AccessPointJson(point.facet, point.id, point.label, str(point.relation), point.evidence)


def _place(span: Span | None) -> SpanJson | None:
    return SpanJson(span.start, span.end) if span else None


def _quote(quote: Quote, text: str) -> QuoteJson:
    return QuoteJson(
        id=quote.id,
        text=quote.text,
        verbatim=verbatim(quote, text).text,
        parts=[SpanJson(part.start, part.end) for part in quote.parts],
        closed=quote.closed,
        speaker=quote.speaker,
        speaker_id=quote.speaker_id,
        printed=quote.printed,
        position=quote.position,
        status=str(quote.status),
        rule=quote.rule,
        speaker_kind=quote.speaker_kind,
        others=list(quote.others),
        cue=quote.cue,
        mention_at=_place(quote.mention_at),
        cue_at=_place(quote.cue_at),
        position_at=_place(quote.position_at),
    )


def _contact(contact: Contact) -> ContactJson:
    return ContactJson(
        contact.name, contact.office, list(contact.phones), list(contact.emails), contact.printed
    )


def _repair(repair: Repair) -> RepairJson:
    return RepairJson(repair.rule, repair.old, repair.new, repair.start, repair.end)
