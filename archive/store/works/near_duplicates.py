"""Near copies of a release: the same words but for marks, a rephrased date, a lost dateline.

Of each text the 16 smallest hashes of its runs of four words are kept: texts that share most of
their runs share most of these (the bottom-k sketch of Broder, 1997). Those that share a few are
compared run by run.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from heapq import nsmallest
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from archive.store.database.batches import chunks
from archive.store.database.documents import body_of
from archive.store.database.tables import descriptions, releases, sketches
from archive.text.similarity import Runs, runs_of, similarity
from archive.text.words import words_of

SAME_WORK = 0.7
"""Likeness from which two texts of about one day are copies of one work."""

_VALUES = 16
_LEAST_SHARED = 3
_LEAST_RUNS = 40
_MOST_COMPARED = 10
_MOST_DAYS = 10


@dataclass(frozen=True, slots=True)
class NewText:
    """The text of a release that is being added. issued, page: as in descriptions, '' for unknown
    and the key of its page."""

    text_key: str
    words: Sequence[str]
    issued: str
    page: str


@dataclass(frozen=True, slots=True)
class Sketched:
    """A text with its runs of words and the hashes that near copies of it share."""

    text: NewText
    runs: Runs
    values: tuple[int, ...]


def sketched(text: NewText) -> Sketched:
    """The text, worked out once for both finding its original and keeping its sketch."""
    runs = runs_of(list(text.words))
    return Sketched(text, runs, sketch(runs))


class Copies:
    """The sketches held, and those of the batch at hand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[str, Sketched] = {}

    def original_of(self, candidate: Sketched) -> str | None:
        """The release held, or of this batch, that a text is a near copy of; None for none."""
        best, most = None, SAME_WORK
        for release, other, issued, page in self._candidates(candidate.values):
            share = similarity(candidate.runs, other)
            if share >= most and _near(candidate.text, issued, page):
                best, most = release, share
        return best

    def add(self, release_id: str, candidate: Sketched) -> None:
        """Keep the sketch of a new release, with `write`."""
        if candidate.values:
            self._new[release_id] = candidate

    def write(self) -> None:
        """Put the sketches of the batch into the store, after its releases."""
        rows = [
            {"release_id": release, "value": value}
            for release, candidate in self._new.items()
            for value in candidate.values
        ]
        if rows:
            self._connection.execute(insert(sketches), rows)

    def _candidates(self, values: Sequence[int]) -> Iterable[tuple[str, Runs, str, str]]:
        for release, candidate in self._new.items():
            if len(set(values) & set(candidate.values)) >= _LEAST_SHARED:
                yield release, candidate.runs, candidate.text.issued, candidate.text.page
        shared: Counter[str] = Counter()
        for some in chunks(values):
            query = select(sketches.c.release_id).where(sketches.c.value.in_(some))
            shared.update(self._connection.scalars(query))
        near = [
            release
            for release, number in shared.most_common(_MOST_COMPARED)
            if number >= _LEAST_SHARED
        ]
        for row in self._connection.execute(_texts(near)) if near else ():
            runs = runs_of(words_of(body_of(row.document)))
            yield row.id, runs, row.issued, row.page_key


def sketch(runs: Runs) -> tuple[int, ...]:
    """The smallest hashes of a text's runs; none of a text too short to be told from another."""
    if len(runs) < _LEAST_RUNS:
        return ()
    return tuple(nsmallest(_VALUES, {_hash(" ".join(run)) for run in runs}))


def _hash(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1  # a signed column


def _texts(ids: Sequence[str]) -> Select[Any]:
    """Id, document, day and page of the releases as they are shown."""
    names = ("document", "issued", "page_key")
    columns = (releases.c.id, *(descriptions.c[name] for name in names))
    shown = descriptions.c.id == releases.c.shown
    return select(*columns).join(descriptions, shown).where(releases.c.id.in_(ids))


def _near(text: NewText, issued: str, page: str) -> bool:
    """Two days that are known lie near, and on one site are one: a site that says nearly the same
    again a week later gives an update, in last year's words a yearly appeal."""
    days = (text.issued, issued)
    if any(len(day) < len("2001-01-01") for day in days):
        return True
    first, second = map(date.fromisoformat, days)
    return abs((first - second).days) <= (0 if _site(text.page) == _site(page) else _MOST_DAYS)


def _site(page: str) -> str:
    return page.partition("/")[0]
