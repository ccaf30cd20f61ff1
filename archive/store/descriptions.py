"""Putting descriptions into the store: each item finds its release, or is a new one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from archive.boundary import FAILED
from archive.store.current_version import latest_captures, refresh
from archive.store.database.batches import chunks
from archive.store.database.rows import Values
from archive.store.database.tables import access_points, captures, descriptions
from archive.store.drafts import Draft, Item
from archive.store.holdings.setting_aside import count_tries
from archive.store.identity.addresses import link_key
from archive.store.identity.identifiers import new_ids
from archive.store.identity.identity import MatchKey, matched
from archive.store.identity.match_keys import MatchKeys, Texts
from archive.store.listings import keep_entries, keep_listed, mark_due
from archive.store.sites import keep_sketches
from archive.store.tenures.keeping import keep_sightings
from archive.store.works.near_duplicates import NewText
from archive.store.works.redirects import keep_redirects, led
from archive.store.works.works import add_releases


def put(connection: Connection, drafts: Sequence[Draft], version: str) -> None:
    """Match, write, and show what is due."""
    if not drafts:
        return
    pages = {draft.page for draft in drafts}
    before = latest_captures(connection, pages)
    batch = _Batch(connection, drafts)
    for draft in drafts:
        # A failure says nothing of the page: what was found in it before stays as it is shown.
        if draft.reason not in FAILED:
            batch.take(draft)
    batch.write()
    _mark(connection, drafts, version)
    keep_sketches(connection, {draft.capture.id: (draft.page, draft.sketch) for draft in drafts})
    described = [draft for draft in drafts if draft.reason not in FAILED]
    keep_entries(connection, {draft.capture.id: (draft.page, draft.entries) for draft in described})
    keep_sightings(connection, {draft.capture.id: draft.sightings for draft in described}, version)
    keep_listed(connection, {draft.capture.id: draft.listed for draft in described})
    moved = keep_redirects(connection, {draft.capture: draft.leads_to for draft in drafts})
    mark_due(connection, moved | led(connection, map(link_key, pages)))
    count_tries(connection, ((draft.capture.id, draft.reason) for draft in drafts))
    after = latest_captures(connection, pages)
    # Releases of a page's former last capture may have left it, those of the new one come back.
    last = {*before.items(), *after.items()}
    refresh(connection, batch.touched | {id for key in last for id in batch.carried_by(*key)})


class _Batch:
    """The work on some captures: what is held of their pages, and what is to be written."""

    def __init__(self, connection: Connection, drafts: Sequence[Draft]) -> None:
        items = [item for draft in drafts for item in draft.items]
        self.touched: set[str] = set()
        self._connection = connection
        self._traces = MatchKeys(
            connection,
            {draft.page for draft in drafts},
            {item.match_key.own_link for item in items} - {""},
        )
        self._texts = Texts(connection)
        self._ids = new_ids(connection, len(items))
        self._fingerprints = _fingerprints(connection, [draft.capture.id for draft in drafts])
        self._new_releases: dict[str, NewText] = {}
        self._stale: list[int] = []
        self._added: list[Item] = []
        self._changed: list[Item] = []

    def take(self, draft: Draft) -> None:
        """Match the items of one capture and note what is to be written."""
        for item in draft.items:
            self._texts.add(item.match_key.description, item.words)
        items = [item.match_key for item in draft.items]
        known = self._traces.around(draft.page, items)
        releases = matched(items, known, self._texts.similarity)
        earlier = {
            match_key.release: match_key
            for match_key in known
            if match_key.capture == draft.capture.id
        }
        for item in draft.items:
            release = releases.get(item.match_key.ordinal) or self._new(item)
            self._place(item, release, earlier.pop(release, None))
        self._leave(earlier.values())

    def carried_by(self, page: str, capture: int) -> Iterator[str]:
        """The releases found in one capture of a page."""
        return (match_key.release for match_key in self._traces.of_capture(page, capture))

    def write(self) -> None:
        """Write what was noted, in as few statements as it takes."""
        add_releases(self._connection, self._new_releases)
        _mark_stale(self._connection, self._stale)
        _change(self._connection, self._changed)
        _add(self._connection, self._added)

    def _new(self, item: Item) -> str:
        release = next(self._ids)
        match_key = item.match_key
        self._new_releases[release] = NewText(
            match_key.text_key, item.words, match_key.issued, match_key.page
        )
        return release

    def _place(self, item: Item, release: str, earlier: MatchKey | None) -> None:
        """The item is this release. earlier: its description from the same capture, if any."""
        self.touched.add(release)
        match_key = replace(item.match_key, release=release)
        if earlier is None:
            self._added.append(replace(item, match_key=match_key))
        else:
            match_key = replace(match_key, description=earlier.description)
            self._texts.add(match_key.description, item.words)
            before = self._fingerprints.get(match_key.description)
            if match_key != earlier or item.document.fingerprint != before:
                self._changed.append(replace(item, match_key=match_key))
        self._traces.add(match_key)

    def _leave(self, unfound: Iterable[MatchKey]) -> None:
        """These were found in the capture by an earlier describer, and are no more."""
        for match_key in unfound:
            self.touched.add(match_key.release)
            self._stale.append(match_key.description)
            self._traces.add(replace(match_key, stale=True))


def _fingerprints(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    fingerprints: dict[int, str] = {}
    for some in chunks(ids):
        query = select(descriptions.c.id, descriptions.c.fingerprint)
        for row in connection.execute(query.where(descriptions.c.capture_id.in_(some))):
            fingerprints[row.id] = row.fingerprint
    return fingerprints


def _mark(connection: Connection, drafts: Sequence[Draft], version: str) -> None:
    rows = [
        {
            "capture": draft.capture.id,
            "described_by": version,
            "reason": draft.reason,
            "detail": draft.detail,
        }
        for draft in drafts
    ]
    connection.execute(update(captures).where(captures.c.id == bindparam("capture")), rows)


def _mark_stale(connection: Connection, ids: Sequence[int]) -> None:
    for some in chunks(ids):
        connection.execute(
            update(descriptions).where(descriptions.c.id.in_(some)).values(stale=True)
        )


def _add(connection: Connection, items: Sequence[Item]) -> None:
    if not items:
        return
    new = insert(descriptions).returning(descriptions.c.id, sort_by_parameter_order=True)
    ids = connection.scalars(new, [_row(item) for item in items]).all()
    _add_points(connection, zip(ids, items, strict=True))


def _change(connection: Connection, items: Sequence[Item]) -> None:
    if not items:
        return
    ids = [item.match_key.description for item in items]
    rows = [{**_row(item), "description": item.match_key.description} for item in items]
    row = descriptions.c.id == bindparam("description")
    connection.execute(update(descriptions).where(row), rows)
    for some in chunks(ids):
        connection.execute(delete(access_points).where(access_points.c.description_id.in_(some)))
    _add_points(connection, zip(ids, items, strict=True))


def _add_points(connection: Connection, items: Iterable[tuple[int, Item]]) -> None:
    rows = [
        {
            "description_id": description,
            "facet": point.facet,
            "point_id": point.id,
            "label": point.label,
            "relation": str(point.relation),
            "evidence": point.evidence,
        }
        for description, item in items
        for point in item.document.points
    ]
    if rows:
        connection.execute(insert(access_points), rows)


def _row(item: Item) -> Values:
    match_key = item.match_key
    return {
        "release_id": match_key.release,
        "capture_id": match_key.capture,
        "ordinal": match_key.ordinal,
        "carried": match_key.carried,
        "stale": False,
        "page_key": match_key.page,
        "own_link": match_key.own_link,
        "symbol": match_key.symbol,
        "heading": match_key.heading,
        "issued": match_key.issued,
        "text_key": match_key.text_key,
        "fingerprint": item.document.fingerprint,
        "document": item.document.json,
    }
