"""What becomes of one record: a capture, a finding, or one more of what is not wanted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from archive.models import BROKEN_OFF, Capture, Finding, FindingKind
from archive.sites import REDIRECT_STATUS
from archive.sources.interface import Limits
from archive.sources.skip_counts import Tally
from archive.sources.sniffing import DOCUMENTS, PAGES, Kind, kind_by_name, media_type, sniff
from archive.sources.web_archives.records import RecordHead
from archive.sources.web_archives.revisits import Original, Revisits

PayloadAt = Callable[[int, Kind], bytes | None]
"""Reads the payload of the record at an offset again; None where it is no page."""


@dataclass(frozen=True, slots=True)
class SentPayload:
    """A payload with its record. cut: it ends too early. checked: whether the digests of the record
    are true, None where it gives none. offset: of the record in its stream."""

    head: RecordHead
    content: bytes
    locator: str
    cut: bool
    checked: bool | None
    offset: int


class RecordClassifier:
    """Tells what becomes of the payloads of one stream, and remembers them for its revisits."""

    def __init__(
        self,
        limits: Limits,
        revisits: Revisits,
        tally: Tally,
        payload_at: PayloadAt,
        doubts: tuple[str, ...],
    ) -> None:
        self._limits = limits
        self._revisits = revisits
        self._tally = tally
        self._payload_at = payload_at
        self._doubts = doubts

    def classify(self, sent: SentPayload) -> Iterator[Capture | Finding]:
        """The capture or the finding of a payload; neither where it is only counted."""
        head, content = sent.head, sent.content
        kind = sniff(content[:8192], head.url, head.content_type)
        if not sent.cut and sent.checked is not False:
            self._remember(sent, kind)
        if sent.cut or sent.checked is False:
            yield _cut_short(sent) if sent.cut else _false(sent)
        elif len(content) > self._limits.max_page_bytes and kind in PAGES:
            yield _quarantined(sent, "too-large", f"{len(content)} bytes")
        elif kind in DOCUMENTS or kind is Kind.SAVED_MAIL:
            yield Finding(sent.locator, FindingKind.WORKLIST, str(kind), "", content, head.url)
        elif kind is Kind.EMPTY and (head.status or 200) < 300 and not _is_other(head):
            yield _quarantined(sent, "empty")
        elif _is_page(kind, head):
            yield self._capture(sent)
        else:
            self._tally.skip("not-html", media_type(head.content_type) or str(kind))

    def _remember(self, sent: SentPayload, kind: Kind) -> None:
        original = Original(partial(self._payload_at, sent.offset, kind), sent.checked)
        self._revisits.remember(sent.head.url, sent.head.moment, sent.head.digest, original)

    def _capture(self, sent: SentPayload) -> Capture:
        head, checked = sent.head, sent.checked
        broken_off = (f"{BROKEN_OFF}: {head.truncated}",) if head.truncated else ()
        notes = (*(() if checked else ("unverified", *self._doubts)), *broken_off)
        if not checked:
            self._tally.count(FindingKind.UNVERIFIED, "no-digest")
        # Of a resource, which no server sent, the archive file itself says what it is.
        stated = None if head.headers else head.content_type or None
        answer = (head.url, head.moment, head.status, head.headers)
        return Capture(sent.locator, sent.content, *answer, checked, notes, stated)


def _cut_short(sent: SentPayload) -> Finding:
    return _quarantined(
        sent, "record-cut-short", f"{len(sent.content)} bytes of its payload are kept"
    )


def _false(sent: SentPayload) -> Finding:
    stated = f"its bytes have another digest than {sent.head.digest}" if sent.head.digest else ""
    return _quarantined(sent, "digest-false", stated)


def _quarantined(sent: SentPayload, reason: str, detail: str = "") -> Finding:
    kind = FindingKind.QUARANTINED
    return Finding(sent.locator, kind, reason, detail, sent.content, sent.head.url)


def _is_page(kind: Kind, head: RecordHead) -> bool:
    """A page, or a text or a PDF file that was sent as one; or the word where a page is now."""
    names = {name.lower() for name, _ in head.headers}
    if head.status in REDIRECT_STATUS and "location" in names:
        return True
    if kind in (Kind.TEXT, Kind.PDF):
        return (head.status or 200) < 300
    return kind is Kind.HTML or (kind is Kind.EMPTY and "html" in head.content_type)


def _is_other(head: RecordHead) -> bool:
    """An empty script or style sheet is no page that was lost."""
    return kind_by_name(head.url, head.content_type) is Kind.OTHER
