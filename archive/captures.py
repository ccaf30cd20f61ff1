"""What is taken in: the bytes of pages, and what was not simply taken.

Moments are UTC.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from archive.kinds import FindingKind
from archive.sightings import Inference
from archive.sites import Listed

BROKEN_OFF = "broken-off"
"""The note of a capture whose crawler stopped before its end, with what stopped it."""

MAY_BE_GARBLED = "may-be-garbled"
"""The note of a capture out of a damaged packing, which nothing proves to be as it was."""


def digest_of(content: bytes) -> str:
    """The sha-256 of the bytes, in lower-case hex: the name under which they are kept."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes that one URL returned at one moment.

    locator: where they were found, 'file', 'archive.zip!member' or 'x.warc.gz@offset'.
    moment:  never a file's modification time; None where the source does not say.
    headers: of the HTTP response, in order, names as printed, and none that no server sent.
    media_type: what the bytes are, 'text/plain' or the like, where the source itself says or shows
    it; None where only the headers may tell.
    verified: the archive file's own digest was checked and true; None where it gave none.
    notes: what the source undid.
    accession: when it was taken in, where it is held; no release in it is later.
    listed: what listings that are held say of its page. inferences: what other releases tell of its
    own.
    """

    locator: str
    content: bytes
    url: str | None = None
    moment: datetime | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    verified: bool | None = None
    notes: tuple[str, ...] = ()
    media_type: str | None = None
    accession: datetime | None = None
    listed: tuple[Listed, ...] = ()
    inferences: tuple[Inference, ...] = ()

    @property
    def digest(self) -> str:
        return digest_of(self.content)

    @property
    def declared_type(self) -> str | None:
        """What the source says that the bytes are, else what the server said."""
        return self.media_type or self.header("content-type")

    @property
    def key(self) -> str:
        """What names the page: its URL, else the place it was found."""
        return self.url or self.locator

    def header(self, name: str) -> str | None:
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a source that was not simply taken in. `content` is kept when given; of a
    finding that is held, `kept` is the digest of its bytes, or None where none were kept.
    reason: a short code, such as 'digest-false', 'record-cut-short', 'not-html', 'too-large'.
    """

    locator: str
    kind: FindingKind
    reason: str
    detail: str = ""
    content: bytes | None = None
    url: str | None = None
    kept: str | None = None

    @property
    def digest(self) -> str | None:
        return digest_of(self.content) if self.content is not None else self.kept

    @property
    def summary(self) -> str:
        """The detail in one line: of a fault without its traceback."""
        return self.detail.partition("\n")[0]
