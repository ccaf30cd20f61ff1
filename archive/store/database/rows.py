"""Between rows and plain values: moments, headers, captures, accessions, findings."""

import json
from datetime import UTC, datetime

from sqlalchemy import Row

from archive.gate import shown_address
from archive.models import Finding, FindingKind
from archive.records import Accession, State, StoredCapture

AnyRow = Row[tuple[object, ...]]
Values = dict[str, object]
"""One row to be written: the border to SQLAlchemy."""


def now() -> str:
    return text_of(datetime.now(UTC))


def text_of(moment: datetime | None) -> str:
    """The moment as sortable text in UTC, '' for unknown. One without a zone is UTC already."""
    if moment is None:
        return ""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(text: str) -> datetime | None:
    """The moment of such a text."""
    return datetime.fromisoformat(text) if text else None


def state_of(text: str) -> State:
    """The state that is written so. One that nobody knows is damage, and hides: by damage nothing
    may come out that a person took away."""
    return State(text) if text in tuple(State) else State.HIDDEN


def pairs_as_json(pairs: tuple[tuple[str, str], ...] | tuple[str, ...]) -> str:
    """JSON in ASCII: unlike UTF-8 it can say lone surrogates, which headers of old pages hold."""
    return json.dumps(pairs, separators=(",", ":"))


def capture_of(row: AnyRow) -> StoredCapture:
    """The capture of a row of `captures`."""
    return StoredCapture(
        id=row.id,
        locator=row.locator,
        digest=row.digest,
        size=row.size,
        url=shown_address(row.url) or None,
        moment=moment_of(row.moment),
        status=row.status,
        headers=tuple((name, value) for name, value in json.loads(row.headers)),
        verified=row.verified,
        notes=tuple(json.loads(row.notes)),
        added=moment_of(row.added),
        media_type=row.media_type,
        page_key=row.page_key,
    )


def accession_of(row: AnyRow) -> Accession:
    """The accession of a row of `accessions`."""
    counts: dict[str, int] = json.loads(row.counts)
    return Accession(
        id=row.id,
        source=row.source,
        started=datetime.fromisoformat(row.started),
        finished=moment_of(row.finished),
        counts=tuple(counts.items()),
    )


def finding_of(row: AnyRow) -> Finding:
    """The finding of a row of `findings`, without its bytes."""
    kind = FindingKind(row.kind)
    digest = row.digest or None
    return Finding(row.locator, kind, row.reason, row.detail, url=row.url or None, kept=digest)
