"""Keeping overlays true: what follows from a change of what is described, worked out once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, update

from archive.models import Release
from archive.store.database.batches import chunks
from archive.store.database.documents import described_texts
from archive.store.database.metadata import next_revision
from archive.store.database.rows import AnyRow, Values
from archive.store.database.tables import captures, descriptions, releases
from archive.store.names import naming
from archive.store.names.agents import named
from archive.store.overlay.corrections import changes_of, corrected_names
from archive.store.overlay.values import Overlay, as_text, shown_fingerprint
from archive.store.upkeep import quotes, recurring
from archive.store.upkeep.recurring import Closing, closings_of

_AT_ONCE = 100
"""Releases read with their texts."""


def restate(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Work out what follows from the descriptions of these releases: their quotes, the names they
    print, what repeats. Returns all releases of which another overlay may be due."""
    touched: set[str] = set()
    for some in chunks(ids, _AT_ONCE):
        described = _described(connection, some)
        touched.update(some)
        texts = {id: each.release for id, each in described.items()}
        quotes.restate(connection, texts)
        closings = {id: each.closings() for id, each in described.items()}
        touched |= recurring.restate(connection, closings)
        touched |= naming.restate(connection, texts, corrected_names(connection, texts))
    return touched


def settle(connection: Connection, ids: Collection[str], changed: Collection[str]) -> None:
    """Write the overlay due of each of these releases. Raises the revision, once, of those that a
    reader sees changed by it, and of those given as `changed`."""
    raised: int | None = None
    for some in chunks({*ids, *changed}):
        rows = [values for values in _due(connection, some, changed) if values]
        if rows and raised is None:
            raised = next_revision(connection)
        if rows:
            _write(connection, [{**values, "raised": raised} for values in rows])


@dataclass(frozen=True, slots=True)
class _Described:
    """A release as it is described, before any overlay."""

    id: str
    work_id: str
    gone: bool
    url: str
    release: Release

    def closings(self) -> list[Closing]:
        if self.gone:
            return []
        return list(closings_of(self.id, self.work_id, self.url, self.release))


def _described(connection: Connection, ids: Sequence[str]) -> dict[str, _Described]:
    names = ("id", "work_id", "gone", "shown")
    query = select(*(releases.c[name] for name in names), captures.c.url)
    query = query.join(descriptions, descriptions.c.id == releases.c.shown).join(captures)
    rows = connection.execute(query.where(releases.c.id.in_(ids))).all()
    texts = described_texts(connection, [row.shown for row in rows])
    return {
        row.id: _Described(row.id, row.work_id, row.gone, row.url, texts[row.shown]) for row in rows
    }


def overlays(connection: Connection, ids: Sequence[str]) -> dict[str, Overlay]:
    """The overlay that is due of each release."""
    of_quotes = quotes.present(connection, ids)
    of_blocks = recurring.flagged(connection, ids)
    of_names = named(connection, ids)
    of_people = changes_of(connection, {id: of_quotes.get(id, ()) for id in ids})
    return {
        id: Overlay(
            quotes=of_quotes.get(id, ()),
            agents=of_names.get(id, ()),
            recurring=of_blocks.get(id, ()),
            changes=of_people.get(id, ()),
        )
        for id in ids
    }


def _due(
    connection: Connection, ids: Sequence[str], changed: Collection[str]
) -> Iterable[Values | None]:
    due = overlays(connection, ids)
    columns = [releases.c[name] for name in ("id", "overlay", "shown_fingerprint")]
    query = select(*columns, *[descriptions.c.fingerprint])
    joined = query.join(descriptions, descriptions.c.id == releases.c.shown)
    for row in connection.execute(joined.where(releases.c.id.in_(ids))):
        yield _values(row, as_text(due[row.id]), row.id in changed)


def _values(row: AnyRow, overlay: str, is_changed: bool) -> Values | None:
    fingerprint = shown_fingerprint(row.fingerprint, overlay)
    if not is_changed and (row.overlay, row.shown_fingerprint) == (overlay, fingerprint):
        return None
    return {"release": row.id, "overlay_due": overlay, "fingerprint_due": fingerprint}


def _write(connection: Connection, rows: Sequence[Values]) -> None:
    connection.execute(
        update(releases)
        .where(releases.c.id == bindparam("release"))
        .values(
            overlay=bindparam("overlay_due"),
            shown_fingerprint=bindparam("fingerprint_due"),
            revision=bindparam("raised"),
        ),
        rows,
    )
