"""A release as the store keeps it: a document in JSON, and its access points apart."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection, select

from archive.errors import DamagedRelease
from archive.models import AccessPoint, Block, Quote, Release
from archive.shapes import read_json
from archive.store.database.batches import chunks
from archive.store.database.rows import AnyRow
from archive.store.database.tables import access_points, descriptions


@dataclass(frozen=True, slots=True)
class Document:
    """fingerprint: of the JSON and the access points; it changes when anything of them does."""

    json: str
    points: tuple[AccessPoint, ...]
    fingerprint: str


def document_of(release: Release) -> Document:
    """The document of a release."""
    bare = replace(release, access_points=())
    text = msgspec.json.encode(bare).decode("utf-8")
    return Document(text, release.access_points, fingerprint_of(text, release.access_points))


def fingerprint_of(text: str, points: Iterable[AccessPoint]) -> str:
    """What two documents share when a reader can see no difference between them."""
    digest = hashlib.sha256(text.encode("utf-8"))
    for point in points:
        parts = (point.facet, point.id, point.label, str(point.relation), point.evidence)
        digest.update("\0".join(parts).encode("utf-8", "surrogatepass") + b"\1")
    return digest.hexdigest()


def release_of(text: str, points: Iterable[AccessPoint]) -> Release:
    """The release of a document. Raises DamagedRelease."""
    try:
        release = read_json(text, Release)
    except msgspec.MsgspecError as error:
        raise _unreadable(error) from error
    return replace(release, access_points=tuple(points))


def point_of(row: AnyRow) -> AccessPoint:
    """The access point of a row."""
    return AccessPoint(row.facet, row.point_id, row.label, row.relation, row.evidence)


def described_releases(connection: Connection, ids: Sequence[int]) -> dict[int, Release]:
    """The release of each description, before any overlay. Raises DamagedRelease."""
    points = _points(connection, ids)
    return {
        id: release_of(text, points.get(id, ())) for id, text in _documents(connection, ids).items()
    }


def described_texts(connection: Connection, ids: Sequence[int]) -> dict[int, Release]:
    """The same with nothing but blocks, quotes and access points: three times as quick."""
    points = _points(connection, ids)
    return {
        id: _text_of(text, points.get(id, ())) for id, text in _documents(connection, ids).items()
    }


def fingerprints(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """The fingerprint due of each description, of what is held of it."""
    points = _points(connection, ids)
    return {
        id: fingerprint_of(text, points.get(id, ()))
        for id, text in _documents(connection, ids).items()
    }


def _documents(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    columns = (descriptions.c.id, descriptions.c.document)
    return {
        row.id: row.document
        for some in chunks(ids)
        for row in connection.execute(select(*columns).where(descriptions.c.id.in_(some)))
    }


def _points(connection: Connection, ids: Sequence[int]) -> dict[int, list[AccessPoint]]:
    points: dict[int, list[AccessPoint]] = {}
    for some in chunks(ids):
        query = select(access_points).where(access_points.c.description_id.in_(some))
        for row in connection.execute(query.order_by(access_points.c.id)):
            points.setdefault(row.description_id, []).append(point_of(row))
    return points


class _Text(msgspec.Struct):
    blocks: tuple[Block, ...]
    quotes: tuple[Quote, ...] = ()


def _text_of(document: str, points: Iterable[AccessPoint]) -> Release:
    try:
        text = read_json(document, _Text)
    except msgspec.MsgspecError as error:
        raise _unreadable(error) from error
    return Release("", text.blocks, quotes=text.quotes, access_points=tuple(points))


def _unreadable(error: msgspec.MsgspecError) -> DamagedRelease:
    return DamagedRelease(
        f"a description cannot be read ({error}); describe again: dateline redescribe --all"
    )


class _Block(msgspec.Struct):
    text: str


class _Body(msgspec.Struct):
    blocks: list[_Block]


def body_of(text: str) -> str:
    """The body of a document, '' where it cannot be read; ten times quicker than `release_of`."""
    try:
        return " ".join(block.text for block in read_json(text, _Body).blocks)
    except msgspec.MsgspecError:
        return ""
