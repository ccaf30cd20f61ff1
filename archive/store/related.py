"""What belongs to a release: its versions over time, its copies, its other languages."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Select, select

from archive.records import Related, State, StoredRelease, Version
from archive.store.addresses import page_key
from archive.store.documents import release_of
from archive.store.overlay.shown import shown, version_shown
from archive.store.overlay.values import overlay_of
from archive.store.rows import AnyRow, capture_of
from archive.store.tables import captures, descriptions, releases

_NUMBER = re.compile(r"\d[\d.,  ]*\d|\d\d")
_NAME = re.compile(r"(?<=[\w,;] )[^\W\d_a-zà-ÿа-я][\w’'-]{3,}")
_SHARED_NUMBERS, _SHARED_NAMES = 3, 2
_SHARE = 0.5


def versions(connection: Connection, release_id: str) -> tuple[Version, ...]:
    """A release as each of its captures has it, the oldest first, those of no moment before all;
    every one with what people say of the release itself."""
    kept = select(releases.c.overlay).where(releases.c.id == release_id)
    overlay = overlay_of(connection.execute(kept).scalar_one())
    asked = (
        select(captures, descriptions.c.document)
        .join(descriptions)
        .where(descriptions.c.release_id == release_id, descriptions.c.stale.is_(False))
        .order_by(captures.c.moment, captures.c.id)
    )
    rows = connection.execute(asked)
    return tuple(
        Version(capture_of(row), version_shown(release_of(row.document, ()), overlay))
        for row in rows
    )


def copies(connection: Connection, held: StoredRelease) -> tuple[Related, ...]:
    """The other public releases of the same work."""
    asked = _shown().where(releases.c.work_id == held.work_id)
    return tuple(_others(held, connection.execute(asked), "same words"))


def translations(connection: Connection, held: StoredRelease) -> tuple[Related, ...]:
    """The release in other languages: by the pages' links to each other; else of the same day, in
    another language, with the same numbers and names."""
    return _translated(connection, held, _shown())


def family(connection: Connection, held: StoredRelease) -> tuple[str, ...]:
    """The ids of the copies of a release, of its translations and of their copies, in whatever
    state each of them is."""
    translated = [one.id for one in _translated(connection, held, _all_shown())]
    works = select(releases.c.work_id).where(releases.c.id.in_([held.id, *translated]))
    asked = select(releases.c.id).where(releases.c.work_id.in_(works), releases.c.id != held.id)
    return tuple(connection.scalars(asked.order_by(releases.c.number)))


def _translated(
    connection: Connection, held: StoredRelease, among: Select[Any]
) -> tuple[Related, ...]:
    linked = dict.fromkeys(page_key(link.target) for link in held.release.translations)
    asked = among.where(descriptions.c.page_key.in_(linked))
    found = {one.id: one for one in _others(held, connection.execute(asked), "linked by the page")}
    day = held.release.issued.value or ""
    if len(day) == len("2001-01-01"):
        same_day = connection.execute(among.where(descriptions.c.issued == day))
        for one in _others(held, same_day, "same day, names and numbers", alike=True):
            found.setdefault(one.id, one)
    return tuple(one for one in found.values() if one.language != held.release.language)


def _shown() -> Select[Any]:
    """Id and document of the public releases, as they are shown."""
    return _all_shown().where((releases.c.state == State.PUBLIC) & releases.c.gone.is_(False))


def _all_shown() -> Select[Any]:
    columns = (releases.c.id, releases.c.number, releases.c.overlay, descriptions.c.document)
    asked = select(*columns, captures.c.url)
    asked = asked.join(descriptions, descriptions.c.id == releases.c.shown)
    asked = asked.join(captures, captures.c.id == descriptions.c.capture_id)
    return asked.order_by(releases.c.number)


def _others(
    held: StoredRelease, rows: Iterable[AnyRow], ground: str, *, alike: bool = False
) -> Iterator[Related]:
    for row in rows:
        if row.id == held.id:
            continue
        other = shown(release_of(row.document, ()), overlay_of(row.overlay))
        same_language = other.language == held.release.language
        if alike and (same_language or not _tell_the_same(held.release.text, other.text)):
            continue
        host = urlsplit(row.url).hostname or ""
        yield Related(row.id, other.title, other.language, ground, host)


def _tell_the_same(one: str, other: str) -> bool:
    """Most of the fewer numbers, and two names at least: both pass through a translation."""
    numbers, names = _numbers(one) & _numbers(other), _names(one) & _names(other)
    fewer = min(len(_numbers(one)), len(_numbers(other)))
    enough = len(numbers) >= _SHARED_NUMBERS and len(numbers) >= _SHARE * fewer
    return enough and len(names) >= _SHARED_NAMES


def _numbers(text: str) -> set[str]:
    """Numbers of two digits and more, whatever parts their thousands."""
    return {re.sub(r"\D", "", found) for found in _NUMBER.findall(text)}


def _names(text: str) -> set[str]:
    return set(_NAME.findall(text))
