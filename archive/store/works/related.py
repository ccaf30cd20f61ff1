"""What belongs to a release: its versions over time, its copies, its other languages."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Select, select

from archive.records import Related, State, StoredRelease, Version
from archive.store.database.documents import release_of
from archive.store.database.rows import AnyRow, capture_of
from archive.store.database.tables import captures, descriptions, releases
from archive.store.identity.addresses import page_key
from archive.store.overlay.shown import shown, version_shown
from archive.store.overlay.values import overlay_of

_NUMBER = re.compile(r"\d[\d.,  ]*\d|\d\d")
_NAME = re.compile(r"(?<=[\w,;] )[^\W\d_a-zà-ÿа-я][\w’'-]{3,}")
_SHARED_NUMBERS, _SHARED_NAMES = 3, 2
_SHARE = 0.5


def versions(connection: Connection, release_id: str) -> tuple[Version, ...]:
    """A release as each of its captures has it, the oldest first, those of no moment before all;
    every one with what people say of the release itself."""
    overlay_query = select(releases.c.overlay).where(releases.c.id == release_id)
    overlay = overlay_of(connection.execute(overlay_query).scalar_one())
    query = (
        select(captures, descriptions.c.document)
        .join(descriptions)
        .where(descriptions.c.release_id == release_id, descriptions.c.stale.is_(False))
        .order_by(captures.c.moment, captures.c.id)
    )
    rows = connection.execute(query)
    return tuple(
        Version(capture_of(row), version_shown(release_of(row.document, ()), overlay))
        for row in rows
    )


def copies(connection: Connection, stored: StoredRelease) -> tuple[Related, ...]:
    """The other public releases of the same work."""
    query = _shown().where(releases.c.work_id == stored.work_id)
    return tuple(_others(stored, connection.execute(query), "same words"))


def translations(connection: Connection, stored: StoredRelease) -> tuple[Related, ...]:
    """The release in other languages: by the pages' links to each other; else of the same day, in
    another language, with the same numbers and names."""
    return _translated(connection, stored, _shown())


def family(connection: Connection, stored: StoredRelease) -> tuple[str, ...]:
    """The ids of the copies of a release, of its translations and of their copies, in whatever
    state each of them is."""
    translated = [relative.id for relative in _translated(connection, stored, _all_shown())]
    works = select(releases.c.work_id).where(releases.c.id.in_([stored.id, *translated]))
    query = select(releases.c.id).where(releases.c.work_id.in_(works), releases.c.id != stored.id)
    return tuple(connection.scalars(query.order_by(releases.c.number)))


def _translated(
    connection: Connection, stored: StoredRelease, among: Select[Any]
) -> tuple[Related, ...]:
    linked = dict.fromkeys(page_key(link.target) for link in stored.release.translations)
    query = among.where(descriptions.c.page_key.in_(linked))
    rows = connection.execute(query)
    relatives = {each.id: each for each in _others(stored, rows, "linked by the page")}
    day = stored.release.issued.value or ""
    if len(day) == len("2001-01-01"):
        same_day = connection.execute(among.where(descriptions.c.issued == day))
        for each in _others(stored, same_day, "same day, names and numbers", alike=True):
            relatives.setdefault(each.id, each)
    return tuple(each for each in relatives.values() if each.language != stored.release.language)


def _shown() -> Select[Any]:
    """Id and document of the public releases, as they are shown."""
    return _all_shown().where((releases.c.state == State.PUBLIC) & releases.c.gone.is_(False))


def _all_shown() -> Select[Any]:
    columns = (releases.c.id, releases.c.number, releases.c.overlay, descriptions.c.document)
    query = select(*columns, captures.c.url)
    query = query.join(descriptions, descriptions.c.id == releases.c.shown)
    query = query.join(captures, captures.c.id == descriptions.c.capture_id)
    return query.order_by(releases.c.number)


def _others(
    stored: StoredRelease, rows: Iterable[AnyRow], ground: str, *, alike: bool = False
) -> Iterator[Related]:
    for row in rows:
        if row.id == stored.id:
            continue
        other = shown(release_of(row.document, ()), overlay_of(row.overlay))
        same_language = other.language == stored.release.language
        if alike and (same_language or not _tell_the_same(stored.release.text, other.text)):
            continue
        host = urlsplit(row.url).hostname or ""
        yield Related(row.id, other.title, other.language, ground, host)


def _tell_the_same(text: str, other: str) -> bool:
    """Most of the fewer numbers, and two names at least: both pass through a translation."""
    numbers, names = _numbers(text) & _numbers(other), _names(text) & _names(other)
    fewer = min(len(_numbers(text)), len(_numbers(other)))
    enough = len(numbers) >= _SHARED_NUMBERS and len(numbers) >= _SHARE * fewer
    return enough and len(names) >= _SHARED_NAMES


def _numbers(text: str) -> set[str]:
    """Numbers of two digits and more, whatever parts their thousands."""
    return {re.sub(r"\D", "", number) for number in _NUMBER.findall(text)}


def _names(text: str) -> set[str]:
    return set(_NAME.findall(text))
