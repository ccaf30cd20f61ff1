"""One JSON object a line for each release: the stable way to read the archive from outside."""

from collections.abc import Iterable, Iterator

import msgspec

from archive.exports.pieces import pieces
from archive.exports.release_json import release_as_json
from archive.records import StoredRelease


def lines(releases: Iterable[StoredRelease]) -> Iterator[bytes]:
    """A line for each release, in the order given.

    Raises DatelineError at the end where some could not be written: every other one was.
    """
    return pieces(releases, _line, lambda release: release.id, "releases")


def _line(release: StoredRelease) -> bytes:
    return msgspec.json.encode(release_as_json(release)) + b"\n"
