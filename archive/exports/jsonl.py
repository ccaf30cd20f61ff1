"""One JSON object a line for each release: the stable way to read the archive from outside."""

from collections.abc import Iterable, Iterator

import msgspec

from archive.exports.release_json import release_as_json
from archive.records import StoredRelease


def lines(releases: Iterable[StoredRelease]) -> Iterator[bytes]:
    """A line for each release, in the order given."""
    for release in releases:
        yield msgspec.json.encode(release_as_json(release)) + b"\n"
