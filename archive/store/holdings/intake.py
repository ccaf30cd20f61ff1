"""Taking captures and findings in: bytes first, committed, then the rows that point to them."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import cast

from sqlalchemy import Column, Connection, Engine, Table, insert, select, tuple_, update

from archive.models import Capture, Finding
from archive.store.database.batches import chunks
from archive.store.database.connection import writing
from archive.store.database.escaping import bounded
from archive.store.database.rows import Values, now, pairs_as_json, text_of
from archive.store.database.tables import accessions, captures, findings
from archive.store.holdings.blobs import Blobs
from archive.store.holdings.places import Places, unheld
from archive.store.identity.addresses import page_key

Key = tuple[object, ...]


class AccessionLog:
    """One run of taking in, and its log. A batch is on the disk, whole, when `keep` returns.

    Counts: 'taken', 'held' (was there already), one per FindingKind, 'known' (an earlier run, or
    this one, logged the same finding).
    """

    def __init__(self, engine: Engine, blobs: Blobs, source: str) -> None:
        self._engine = engine
        self._blobs = blobs
        self._places = Places(source)
        self._counts: Counter[str] = Counter(taken=0, held=0)
        counts = json.dumps(self._counts)
        row = {"source": source, "started": now(), "finished": "", "counts": counts}
        with writing(engine) as connection:
            new = insert(accessions).returning(accessions.c.id)
            self.id: int = connection.execute(new, row).scalar_one()

    def keep(self, batch: Iterable[Capture | Finding]) -> None:
        """Keep the bytes of a batch, then its captures and findings. What is held is counted."""
        items = list(batch)
        captures = [item for item in items if isinstance(item, Capture)]
        batch_findings = [item for item in items if isinstance(item, Finding)]
        # A kill between the two leaves bytes without a row, which harms nobody and is found again
        # by the next run; the other order would leave rows without bytes.
        self._blobs.put(item.content for item in items if item.content is not None)
        with writing(self._engine) as connection:
            counts = Counter(self._counts)
            counts.update(self._keep_captures(connection, captures))
            counts.update(self._keep_findings(connection, batch_findings))
            self._log(connection, {"counts": json.dumps(counts)})
        self._counts = counts

    def finish(self) -> None:
        """Write the time; a run without one was cut short."""
        with writing(self._engine) as connection:
            self._log(connection, {"finished": now()})

    def _keep_captures(self, connection: Connection, incoming: Sequence[Capture]) -> Counter[str]:
        rows = [self._capture_row(capture) for capture in incoming]
        key = ("key", "moment", "digest")
        new = _insert_new(connection, captures, unheld(connection, rows), key)
        return Counter(taken=len(new), held=len(rows) - len(new))

    def _keep_findings(
        self, connection: Connection, batch_findings: Sequence[Finding]
    ) -> Counter[str]:
        key = ("locator_key", "kind", "reason", "digest")
        spelled = [_finding_row(finding, self.id) for finding in batch_findings]
        fresh = _unheld(connection, findings, spelled, key)
        rows = [{**row, "locator_key": self._place_key(str(row["locator"]))} for row in fresh]
        new = _insert_new(connection, findings, rows, key)
        counts = Counter(str(row["kind"]) for row in new)
        if len(batch_findings) > len(new):
            counts["known"] = len(batch_findings) - len(new)
        return counts

    def _capture_row(self, capture: Capture) -> Values:
        place = self._places.of(capture.locator)
        page = page_key(capture.url) if capture.url else bounded(place.full)
        return _capture_row(capture, bounded(capture.url or place.inside), page, self.id)

    def _place_key(self, locator: str) -> str:
        return bounded(self._places.of(locator).full)

    def _log(self, connection: Connection, values: Values) -> None:
        connection.execute(update(accessions).where(accessions.c.id == self.id), values)


def _capture_row(capture: Capture, key: str, page: str, accession: int) -> Values:
    return {
        "key": key,
        "page_key": page,
        "locator": capture.locator,
        "url": capture.url or "",
        "moment": text_of(capture.moment),
        "status": capture.status,
        "headers": pairs_as_json(capture.headers),
        "digest": capture.digest,
        "size": len(capture.content),
        "verified": capture.verified,
        "notes": pairs_as_json(capture.notes),
        "accession_id": accession,
        "added": now(),
        "described_by": "",
        "reason": "",
        "detail": "",
        "media_type": capture.media_type or "",
    }


def _finding_row(finding: Finding, accession: int) -> Values:
    return {
        "accession_id": accession,
        "locator": finding.locator,
        "locator_key": bounded(finding.locator),
        "kind": str(finding.kind),
        "reason": finding.reason,
        "detail": finding.detail,
        "url": finding.url or "",
        "digest": finding.digest or "",
    }


def _insert_new(
    connection: Connection, table: Table, rows: Sequence[Values], key: Sequence[str]
) -> list[Values]:
    """Insert the rows whose key is not held; returns them.

    The writer is alone, so it may ask first: no database's own way out of a conflict is needed."""
    new = _unheld(connection, table, rows, key)
    if new:
        connection.execute(insert(table), new)
    return new


def _unheld(
    connection: Connection, table: Table, rows: Sequence[Values], key: Sequence[str]
) -> list[Values]:
    named = _key_of(key)
    wanted = {named(row): row for row in reversed(rows)}  # of equals, the first stays
    columns = tuple(cast("Column[object]", table.c[name]) for name in key)
    for some in chunks(list(wanted), 200):
        for present in connection.execute(select(*columns).where(tuple_(*columns).in_(some))):
            wanted.pop(tuple(present), None)
    return list(reversed(wanted.values()))


def _key_of(names: Sequence[str]) -> Callable[[Values], Key]:
    return lambda row: tuple(row[name] for name in names)
