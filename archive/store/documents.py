"""A release as the store keeps it: a document in JSON, and its access points apart."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from archive.errors import StoreError
from archive.models import AccessPoint, Release
from archive.store.rows import AnyRow

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SURROGATES_REPLACED = "lone-surrogates-replaced"


@dataclass(frozen=True, slots=True)
class Document:
    """fingerprint: of the JSON and the access points; it changes when anything of them does."""

    json: str
    points: tuple[AccessPoint, ...]
    fingerprint: str


def document_of(release: Release) -> Document:
    """The document of a release."""
    bare = replace(release, access_points=())
    try:
        text = msgspec.json.encode(bare).decode("utf-8")
    except UnicodeEncodeError:
        # One for one, so that offsets still hold; and flagged, because the text was changed.
        return document_of(_without_surrogates(release))
    return Document(text, release.access_points, fingerprint_of(text, release.access_points))


def fingerprint_of(text: str, points: Iterable[AccessPoint]) -> str:
    """What two documents share when a reader can see no difference between them."""
    digest = hashlib.sha256(text.encode("utf-8"))
    for point in points:
        parts = (point.facet, point.id, point.label, str(point.relation), point.evidence)
        digest.update("\0".join(parts).encode("utf-8", "surrogatepass") + b"\1")
    return digest.hexdigest()


def release_of(text: str, points: Iterable[AccessPoint]) -> Release:
    """The release of a document. Raises StoreError where it cannot be read."""
    try:
        release = msgspec.json.decode(text, type=Release)
    except msgspec.MsgspecError as error:
        raise StoreError(
            f"a description cannot be read ({error}); describe again: dateline redescribe --all"
        ) from error
    return replace(release, access_points=tuple(points))


def point_of(row: AnyRow) -> AccessPoint:
    """The access point of a row."""
    return AccessPoint(row.facet, row.point_id, row.label, row.relation, row.evidence)


class _Block(msgspec.Struct):
    text: str


class _Body(msgspec.Struct):
    blocks: list[_Block]


def body_of(text: str) -> str:
    """The body of a document, '' where it cannot be read; ten times quicker than `release_of`."""
    try:
        return " ".join(block.text for block in msgspec.json.decode(text, type=_Body).blocks)
    except msgspec.MsgspecError:
        return ""


def _without_surrogates(release: Release) -> Release:
    clean = msgspec.convert(_cleaned(msgspec.to_builtins(release)), Release)
    return replace(clean, flags=(*clean.flags, _SURROGATES_REPLACED))


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {key: _cleaned(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(inner) for inner in value]
    return value
