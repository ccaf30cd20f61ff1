"""What is held of the pages that a batch describes, as identity looks at it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sqlalchemy import Column, Connection, select

from archive.store.database.batches import chunks
from archive.store.database.documents import body_of
from archive.store.database.rows import AnyRow
from archive.store.database.tables import captures, descriptions
from archive.store.identity.identity import MatchKey
from archive.text.similarity import Runs, runs_of, similarity
from archive.text.words import words_of


class MatchKeys:
    """The traces of some pages and own links; grows with what the batch adds."""

    def __init__(self, connection: Connection, pages: Iterable[str], links: Iterable[str]) -> None:
        self._by_page: dict[str, dict[int, MatchKey]] = {}
        self._by_link: dict[str, dict[int, MatchKey]] = {}
        for match_key in _held(connection, descriptions.c.page_key, pages):
            self.add(match_key)
        for match_key in _held(connection, descriptions.c.own_link, links):
            self.add(match_key)

    def add(self, match_key: MatchKey) -> None:
        """Add a trace, or put it in the place of the one of the same description."""
        self._by_page.setdefault(match_key.page, {})[match_key.description] = match_key
        if match_key.own_link:
            self._by_link.setdefault(match_key.own_link, {})[match_key.description] = match_key

    def around(self, page: str, items: Sequence[MatchKey]) -> list[MatchKey]:
        """All that an item of this page could be."""
        near = self._by_page.get(page, {})
        linked = (self._by_link.get(item.own_link, {}) for item in items if item.own_link)
        return list({**near, **dict(chain.from_iterable(map(dict.items, linked)))}.values())

    def of_capture(self, page: str, capture: int) -> list[MatchKey]:
        """What was found in one capture of a page."""
        return [
            match_key
            for match_key in self._by_page.get(page, {}).values()
            if match_key.capture == capture
        ]


class Texts:
    """The texts behind traces, read when two are compared."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._words: dict[int, list[str]] = {}
        self._runs: dict[int, Runs] = {}

    def add(self, description: int, words: list[str]) -> None:
        """The text of a description that is not in the store, or no longer as it is there."""
        self._words[description] = words
        self._runs.pop(description, None)

    def similarity(self, key: MatchKey, other: MatchKey) -> float:
        """How much the texts of two traces share, 0 to 1."""
        return similarity(self._runs_of(key.description), self._runs_of(other.description))

    def _runs_of(self, description: int) -> Runs:
        if description not in self._runs:
            words = self._words.get(description)
            self._runs[description] = runs_of(self._read(description) if words is None else words)
        return self._runs[description]

    def _read(self, description: int) -> list[str]:
        query = select(descriptions.c.document).where(descriptions.c.id == description)
        return words_of(body_of(self._connection.execute(query).scalar_one()))


_COLUMNS = (
    *(descriptions.c[name] for name in ("id", "release_id", "capture_id", "ordinal", "carried")),
    *(descriptions.c[name] for name in ("page_key", "own_link", "symbol", "heading", "issued")),
    descriptions.c.text_key,
    descriptions.c.stale,
    captures.c.moment,
)


def _held(connection: Connection, column: Column[str], values: Iterable[str]) -> Iterator[MatchKey]:
    for some in chunks(set(values)):
        query = select(*_COLUMNS).join(captures).where(column.in_(some))
        yield from map(_trace_of, connection.execute(query))


def _trace_of(row: AnyRow) -> MatchKey:
    return MatchKey(
        description=row.id,
        release=row.release_id,
        capture=row.capture_id,
        moment=row.moment,
        ordinal=row.ordinal,
        carried=row.carried,
        page=row.page_key,
        own_link=row.own_link,
        symbol=row.symbol,
        heading=row.heading,
        issued=row.issued,
        text_key=row.text_key,
        stale=row.stale,
    )
