"""Quotes held: each quote of what is shown finds its own, or is a new one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from archive.errors import UnknownId
from archive.models import Release
from archive.records import StoredQuote
from archive.store.database.batches import chunks
from archive.store.database.rows import AnyRow, Values
from archive.store.database.tables import quotes
from archive.store.identity.aliases import AliasKind, target_of
from archive.store.identity.identifiers import new_ids
from archive.store.identity.quote_identity import QuoteKey
from archive.store.overlay.corrections import marked_in
from archive.store.upkeep.quote_marks import identified, marks_of


def quote(connection: Connection, quote_id: str) -> StoredQuote:
    """The quote of an id or of a former address. Raises NotFound."""
    target = target_of(connection, AliasKind.QUOTE, quote_id)
    row = connection.execute(select(quotes).where(quotes.c.id == target)).first()
    if row is None:
        raise UnknownId("quote", quote_id)
    return StoredQuote(row.id, row.release_id, row.ordinal + 1, row.text, row.gone)


def restate(connection: Connection, shown: Mapping[str, Release]) -> None:
    """Match the quotes of these releases, as they are described now, to those held; write both."""
    minted = _held(connection, shown)
    marked = marked_in(connection, shown)
    matched: list[tuple[str, QuoteKey]] = []
    new: list[tuple[str, QuoteKey]] = []
    for release_id, release in shown.items():
        marks = marks_of(release, marked.get(release_id, ()))
        for key in identified(release, minted.get(release_id, ()), marks):
            (matched if key.id else new).append((release_id, key))
    _keep(connection, minted, matched)
    _add(connection, new)


def present(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The quotes of what is shown of each release, in their order."""
    matched_ids: dict[str, tuple[str, ...]] = {}
    columns = (quotes.c.release_id, quotes.c.id)
    query = select(*columns).where(quotes.c.release_id.in_(ids), quotes.c.gone.is_(False))
    for row in connection.execute(query.order_by(quotes.c.release_id, quotes.c.ordinal)):
        matched_ids[row.release_id] = (*matched_ids.get(row.release_id, ()), row.id)
    return matched_ids


def _held(connection: Connection, ids: Iterable[str]) -> dict[str, list[QuoteKey]]:
    by_release: dict[str, list[QuoteKey]] = {}
    for some in chunks(ids):
        for row in connection.execute(select(quotes).where(quotes.c.release_id.in_(some))):
            by_release.setdefault(row.release_id, []).append(_key_of(row))
    return by_release


def _key_of(row: AnyRow) -> QuoteKey:
    return QuoteKey(row.id, row.ordinal, row.start, row.text, row.words_key, row.gone)


def _keep(
    connection: Connection,
    minted: Mapping[str, Sequence[QuoteKey]],
    matched: Sequence[tuple[str, QuoteKey]],
) -> None:
    """Write what is otherwise of those matched, and mark those that nothing matched."""
    before = {key.id: key for keys in minted.values() for key in keys}
    changed = [key for _, key in matched if key != before[key.id]]
    matched_ids = {key.id for _, key in matched}
    gone = [key.id for key in before.values() if key.id not in matched_ids and not key.gone]
    if changed:
        row = quotes.c.id == bindparam("quote")
        connection.execute(update(quotes).where(row), list(map(_change, changed)))
    for some in chunks(gone):
        connection.execute(update(quotes).where(quotes.c.id.in_(some)).values(gone=True))


def _add(connection: Connection, new: Sequence[tuple[str, QuoteKey]]) -> None:
    if new:
        ids = new_ids(connection, len(new))
        connection.execute(insert(quotes), list(_rows(new, ids)))


def _rows(new: Sequence[tuple[str, QuoteKey]], ids: Iterator[str]) -> Iterator[Values]:
    for release_id, key in new:
        yield {"id": next(ids), "release_id": release_id, **_values(key)}


def _change(key: QuoteKey) -> Values:
    return {"quote": key.id, **_values(key)}


def _values(key: QuoteKey) -> Values:
    return {
        "ordinal": key.ordinal,
        "start": key.start,
        "words_key": key.words_key,
        "text": key.text,
        "gone": False,
    }
