"""One JSON object a line for each release: the stable way to read the archive from outside.

The keys and their meaning are a promise; docs/export.md states it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from archive.models import AccessPoint, Block, Contact, Evidence, Quote, Repair
from archive.records import StoredRelease


def lines(releases: Iterable[StoredRelease]) -> Iterator[str]:
    """A line for each release, in the order given, without the newline."""
    for held in releases:
        yield msgspec.json.encode(as_json(held)).decode("utf-8")


def as_json(held: StoredRelease) -> dict[str, object]:
    """The object of one release. Days are ISO dates or null; offsets count code points of body."""
    release = held.release
    return {
        "id": held.id,
        "work_id": held.work_id,
        "state": str(held.state),
        "source": held.capture.locator,
        "url": held.capture.url or release.canonical,
        "title": release.title,
        "subtitle": release.subtitle,
        "issued": release.issued.value,
        "issued_precision": release.issued.precision,
        "issued_earliest": _day(release.issued.earliest),
        "issued_latest": _day(release.issued.latest),
        "added": held.added.isoformat(),
        "captured": _moment(held.capture.moment),
        "digest": held.capture.digest,
        "place": release.place,
        "kind": release.kind,
        "language": release.language,
        "symbol": release.symbol,
        "profile": release.profile,
        "body": release.text,
        "blocks": [_block(block) for block in release.blocks],
        "access_points": [_access_point(point) for point in release.access_points],
        "quotes": [_quote(quote) for quote in release.quotes],
        "contacts": [_contact(contact) for contact in release.contacts],
        "translations": [
            {"language": link.text, "url": link.target} for link in release.translations
        ],
        "repairs": [_repair(repair) for repair in release.repairs],
        "flags": list(release.flags),
        "evidence": [evidence_as_json(evidence) for evidence in release.evidence],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _block(block: Block) -> dict[str, object]:
    return {
        "kind": str(block.kind),
        "text": block.text,
        "gap": block.gap,
        "links": [{"text": link.text, "target": link.target} for link in block.links],
    }


def _access_point(point: AccessPoint) -> dict[str, str]:
    return {
        "facet": point.facet,
        "id": point.id,
        "label": point.label,
        "relation": str(point.relation),
        "evidence": point.evidence,
    }


def _quote(quote: Quote) -> dict[str, object]:
    return {
        "text": quote.text,
        "parts": [{"start": part.start, "end": part.end} for part in quote.parts],
        "closed": quote.closed,
        "speaker": quote.speaker,
        "speaker_id": quote.speaker_id,
        "printed": quote.printed,
        "position": quote.position,
        "status": str(quote.status),
        "rule": quote.rule,
    }


def _contact(contact: Contact) -> dict[str, object]:
    return {
        "name": contact.name,
        "office": contact.office,
        "phones": list(contact.phones),
        "emails": list(contact.emails),
        "printed": contact.printed,
    }


def _repair(repair: Repair) -> dict[str, object]:
    return {
        "rule": repair.rule,
        "old": repair.old,
        "new": repair.new,
        "start": repair.start,
        "end": repair.end,
    }


def evidence_as_json(evidence: Evidence) -> dict[str, object]:
    """One piece of evidence; losers have `chosen` false."""
    return {
        "field": evidence.field,
        "value": evidence.value,
        "method": evidence.method,
        "place": evidence.place,
        "snippet": evidence.snippet,
        "confidence": evidence.confidence,
        "chosen": evidence.chosen,
    }
