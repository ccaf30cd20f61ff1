"""What listings say of pages: kept for each capture of a listing, handed out for each page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Select, delete, insert, select

from archive.boundary import FAILED
from archive.decisions import EVERY_PAGE, CorrectionTarget
from archive.gate import shown_address
from archive.models import digest_of
from archive.shapes import read_json
from archive.sites import Listed, ListingEntry
from archive.store.database.batches import chunks
from archive.store.database.connection import reading, writing
from archive.store.database.listing_tables import (
    listed_captures,
    listing_due,
    listing_entries,
    listing_refusals,
)
from archive.store.database.rows import AnyRow, Values
from archive.store.database.tables import captures
from archive.store.holdings.captures import forget
from archive.store.identity.addresses import key_of_link, link_key, page_key, pages_of_link
from archive.store.overlay.corrections import refusals
from archive.store.works.joined_works import join
from archive.store.works.redirects import kin

_MOST_LISTED = 8
"""Listings that say the same of a page tell no more than one, and many differ in nothing else."""

_PAGES_AT_ONCE = 10
_EVERY = ""


def keep_entries(
    connection: Connection, described: Mapping[int, tuple[str, Sequence[ListingEntry]]]
) -> None:
    """Keep the entries of captures, each with the key of its page; the pages that they are about
    are due where something is new."""
    rows_before: dict[int, list[AnyRow]] = {}
    order = (listing_entries.c.capture_id, listing_entries.c.ordinal)
    for batch in chunks(described):
        query = select(listing_entries).where(listing_entries.c.capture_id.in_(batch))
        for row in connection.execute(query.order_by(*order)):
            rows_before.setdefault(row.capture_id, []).append(row)
    for capture, (page, entries) in described.items():
        rows, before = _rows(capture, page, entries), rows_before.get(capture, [])
        if [tuple(row.values()) for row in rows] != [tuple(row) for row in before]:
            mine = listing_entries.c.capture_id == capture
            connection.execute(delete(listing_entries).where(mine))
            for new in chunks(rows):
                connection.execute(insert(listing_entries), new)
            now = (str(row["target"]) for row in rows)
            mark_due(connection, {*now, *(row.target for row in before)})


def keep_listed(connection: Connection, described: Mapping[int, Sequence[Listed]]) -> None:
    """Note by what listings said captures were described."""
    for batch in chunks(described):
        connection.execute(delete(listed_captures).where(listed_captures.c.capture_id.in_(batch)))
    rows = [
        {"capture_id": id, "digest": _digest(listed)} for id, listed in described.items() if listed
    ]
    if rows:
        connection.execute(insert(listed_captures), rows)


def listed(connection: Connection, page: str) -> tuple[Listed, ...]:
    """What listings say of a page, but what a person refused: of each listing its last capture that
    has the page. The same for the same captures, in whatever order they came."""
    targets = kin(connection, link_key(page))
    query = select(listing_refusals.c.listing).where(
        listing_refusals.c.target.in_((*targets, _EVERY))
    )
    refused = {*targets, *connection.scalars(query)}
    about = connection.execute(_entries().where(listing_entries.c.target.in_(targets)))
    latest = {row.listing: row for row in about if link_key(row.listing) not in refused}
    distinct: dict[ListingEntry, Listed] = {}
    for entry in (_listed(row) for _, row in sorted(latest.items())):
        distinct.setdefault(replace(entry.entry, address="", place=""), entry)
    return tuple(distinct.values())[:_MOST_LISTED]


def learn(engine: Engine) -> tuple[str, ...]:
    """Make the captures pending of which listings say something else than what they were described
    by; returns the keys of their pages."""
    with writing(engine) as connection:
        due = connection.scalars(select(listing_due.c.target).order_by(listing_due.c.target)).all()
        changed = [
            page for batch in chunks(due, _PAGES_AT_ONCE) for page in _pend(connection, batch)
        ]
        join(connection, due)
        connection.execute(delete(listing_due))
        return tuple(changed)


def restate_refused(connection: Connection) -> None:
    """Let nothing hold that a person does not believe of a listing; the pages that it is about are
    due. A listing may be named before it is held."""
    refused = refusals(connection, CorrectionTarget.LISTING)
    due = {
        (_key(listing), _EVERY if page == EVERY_PAGE else _key(page)) for listing, page in refused
    }
    before = {(row.listing, row.target) for row in connection.execute(select(listing_refusals))}
    for listing, target in before - due:
        mine = listing_refusals.c.listing == listing, listing_refusals.c.target == target
        connection.execute(delete(listing_refusals).where(*mine))
    if new := [{"listing": listing, "target": target} for listing, target in due - before]:
        connection.execute(insert(listing_refusals), new)
    for listing, target in due ^ before:
        targets = _targets(connection, listing)
        mark_due(connection, targets if target == _EVERY else targets & {target})


def targets_of_listing(engine: Engine, listing: str) -> set[str]:
    """The keys of the pages that a listing of this key is about."""
    with reading(engine) as connection:
        return _targets(connection, listing)


def _targets(connection: Connection, listing: str) -> set[str]:
    pages = captures.c.page_key.in_(list(pages_of_link(listing)))
    query = select(listing_entries.c.target).join(captures).where(pages)
    return set(connection.scalars(query))


def _key(address: str) -> str:
    return link_key(page_key(address))


def entries_of_listing(engine: Engine, listing: str) -> tuple[Listed, ...]:
    """All that the last capture of a listing says."""
    query = _entries().where(captures.c.page_key.in_(list(pages_of_link(link_key(listing)))))
    with reading(engine) as connection:
        rows = connection.execute(query).all()
    last = max(((row.moment, row.digest) for row in rows), default=None)
    mine = [row for row in rows if (row.moment, row.digest) == last]
    return tuple(_listed(row) for row in mine)


def _pend(connection: Connection, targets: Sequence[str]) -> Iterator[str]:
    keys = [page for target in targets for page in pages_of_link(target)]
    query = select(captures.c.id, captures.c.page_key, listed_captures.c.digest).outerjoin(
        listed_captures, listed_captures.c.capture_id == captures.c.id
    )
    described = query.where(captures.c.described_by != "", captures.c.page_key.in_(keys))
    described = described.where(captures.c.reason.not_in(FAILED))
    for row in connection.execute(described.order_by(captures.c.id)).all():
        if _digest(listed(connection, row.page_key)) != (row.digest or ""):
            forget(connection, captures.c.id == row.id)
            yield row.page_key


def mark_due(connection: Connection, targets: Iterable[str]) -> None:
    """Look at these pages again at the end of the run: keys as links name them."""
    for batch in chunks(sorted(set(targets))):
        connection.execute(delete(listing_due).where(listing_due.c.target.in_(batch)))
        connection.execute(insert(listing_due), [{"target": target} for target in batch])


def _rows(capture: int, page: str, entries: Sequence[ListingEntry]) -> list[Values]:
    """In the order of the table's columns."""
    return [
        {
            "capture_id": capture,
            "ordinal": ordinal,
            "target": key_of_link(entry.address, page),
            "entry": msgspec.json.encode(entry).decode(),
        }
        for ordinal, entry in enumerate(entries)
    ]


def _entries() -> Select[Any]:
    """Every entry with the capture that it stands in, those captured last at the end."""
    capture = [captures.c[name] for name in ("url", "locator", "digest", "moment")]
    columns = (*listing_entries.c, captures.c.page_key.label("listing"), *capture)
    order = (captures.c.moment, captures.c.page_key, captures.c.digest, listing_entries.c.ordinal)
    return select(*columns).join(captures).order_by(*order)


def _listed(row: AnyRow) -> Listed:
    place = shown_address(row.url) or row.locator
    return Listed(read_json(row.entry, ListingEntry), place, row.digest)


def _digest(listed: Sequence[Listed]) -> str:
    return digest_of(msgspec.json.encode(listed)) if listed else ""
