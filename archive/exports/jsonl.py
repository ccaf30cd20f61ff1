"""One JSON object a line for each release: the stable way to read the archive from outside."""

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from archive.boundary import Failure, attempt
from archive.errors import DatelineError
from archive.exports.release_json import release_as_json
from archive.records import StoredRelease

_NAMED = 5


def lines(releases: Iterable[StoredRelease]) -> Iterator[bytes]:
    """A line for each release, in the order given.

    Raises DatelineError at the end where some could not be written: every other one was.
    """
    lost: list[str] = []
    for release in releases:
        missing = partial(_missing, release.id, lost)
        if line := attempt(partial(_line, release), missing):
            yield line
    if lost:
        named = "; ".join(lost[:_NAMED])
        raise DatelineError(f"{len(lost)} releases are not in this export: {named}")


def _line(release: StoredRelease) -> bytes:
    return msgspec.json.encode(release_as_json(release)) + b"\n"


def _missing(release_id: str, lost: list[str], failure: Failure) -> bytes:
    lost.append(f"{release_id} ({failure.summary})")
    return b""
