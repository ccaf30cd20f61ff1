"""The log of every run: what was taken in, and what was not simply taken in."""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, select

from archive.boundary import OUR_FAULT
from archive.errors import NotFound
from archive.kinds import REDIRECT, PageKind
from archive.models import Finding, FindingKind
from archive.records import Accession
from archive.store.database.pagination import paginate, row_by_row
from archive.store.database.rows import AnyRow, accession_of, finding_of
from archive.store.database.tables import accessions, captures, findings
from archive.store.holdings.setting_aside import MOST_TRIES

_OTHERS = {kind.value: FindingKind.OTHER_KIND for kind in PageKind}
_KIND = _OTHERS | {REDIRECT: FindingKind.OTHER_KIND, OUR_FAULT: FindingKind.FAULT}
_TRIES = (captures.c.tries + captures.c.begun).label("tries")


def accession(connection: Connection, accession_id: int) -> Accession:
    """One run. Raises NotFound."""
    row = connection.execute(select(accessions).where(accessions.c.id == accession_id)).first()
    if row is None:
        raise NotFound(f"no accession {accession_id} is logged; see them with `dateline log`")
    return accession_of(row)


def all_accessions(engine: Engine) -> Iterator[Accession]:
    """Every run, oldest first."""
    yield from paginate(engine, select(accessions), (accessions.c.id,), row_by_row(accession_of))


def all_findings(engine: Engine, accession_id: int | None) -> Iterator[Finding]:
    """What a run, or any run, did not simply take in; then its captures without a release."""
    query = select(findings)
    if accession_id is not None:
        query = query.where(findings.c.accession_id == accession_id)
    yield from paginate(engine, query, (findings.c.id,), row_by_row(finding_of))
    yield from undescribable(engine, accession_id)


def undescribable(engine: Engine, accession_id: int | None = None) -> Iterator[Finding]:
    """The captures in which no release was found, each with its reason."""
    columns = (captures.c.id, captures.c.locator, captures.c.url, captures.c.digest)
    query = select(*columns, captures.c.reason, captures.c.detail, _TRIES).where(
        captures.c.reason != ""
    )
    if accession_id is not None:
        query = query.where(captures.c.accession_id == accession_id)
    yield from paginate(engine, query, (captures.c.id,), row_by_row(_undescribed))


def _undescribed(row: AnyRow) -> Finding:
    kind = _KIND.get(row.reason, FindingKind.UNDESCRIBED)
    aside = f"set aside after {row.tries} tries; " if row.tries >= MOST_TRIES else ""
    detail = aside + row.detail
    return Finding(row.locator, kind, row.reason, detail, url=row.url or None, kept=row.digest)
