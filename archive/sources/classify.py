"""What becomes of one file of a source: a capture, a finding, or one more of what is not wanted."""

from collections.abc import Iterator, Sequence

from archive.decoding.mhtml import read_saved_mail
from archive.models import Capture, Finding, FindingKind
from archive.sources.interface import Limits, Readable, read_up_to
from archive.sources.mirrors import is_mirror_index, origin_of
from archive.sources.skip_counts import Tally, extension_of
from archive.sources.sniffing import DOCUMENTS, SNIFFED_BYTES, Kind, sniff

_MEDIA_TYPES = {Kind.TEXT: "text/plain", Kind.PDF: "application/pdf"}


def take_stream(
    stream: Readable, locator: str, parts: Sequence[str], limits: Limits, tally: Tally
) -> Iterator[Capture | Finding]:
    """Take a file from a stream: what is not wanted is not read to its end."""
    head = read_up_to(stream, SNIFFED_BYTES)
    kind = sniff(head, parts[-1])
    if kind in (Kind.OTHER, Kind.UNKNOWN):
        tally.skip("not-html", extension_of(parts[-1]))
        return
    content = head + read_up_to(stream, limits.max_kept_bytes + 1 - len(head))
    yield from take(content, kind, locator, parts, limits, tally)


def take(
    content: bytes, kind: Kind, locator: str, parts: Sequence[str], limits: Limits, tally: Tally
) -> Iterator[Capture | Finding]:
    """Take a file whose bytes are at hand."""
    if kind is Kind.EMPTY:
        yield Finding(locator, FindingKind.QUARANTINED, "empty", content=content)
    elif len(content) > limits.max_kept_bytes:
        yield Finding(locator, FindingKind.QUARANTINED, "too-large", "bytes not kept")
    elif kind in DOCUMENTS or kind is Kind.ARCHIVE:
        reason = "nested-archive" if kind is Kind.ARCHIVE else str(kind)
        yield Finding(locator, FindingKind.WORKLIST, reason, content=content)
    elif len(content) > limits.max_page_bytes:
        detail = f"{len(content)} bytes; raise max_page_bytes to take it"
        yield Finding(locator, FindingKind.QUARANTINED, "too-large", detail, content)
    elif kind is Kind.SAVED_MAIL:
        yield from _saved_mail(content, locator)
    elif kind is not Kind.PDF and is_mirror_index(content):
        tally.skip("mirror-index")
    else:
        origin = origin_of(parts, content)
        yield Capture(
            locator,
            content,
            origin.url,
            origin.moment,
            notes=origin.notes,
            media_type=_MEDIA_TYPES.get(kind),
        )


def _saved_mail(content: bytes, locator: str) -> Iterator[Capture | Finding]:
    mail = read_saved_mail(content)
    if mail is None:
        yield Finding(locator, FindingKind.WORKLIST, "mail-without-page", content=content)
    else:
        yield Capture(
            locator,
            content,
            mail.url,
            mail.moment,
            notes=("saved-mail",),
            media_type="multipart/related",
        )
