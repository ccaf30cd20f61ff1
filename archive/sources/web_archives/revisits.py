"""Revisit records: captures whose bytes an earlier record holds."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from archive.models import Capture, Finding, FindingKind
from archive.sources.skip_counts import Tally

_NO_PAGE = ("not-html", "revisit")
_MOST_REMEMBERED = 500_000


@dataclass(frozen=True, slots=True)
class Revisit:
    """A capture that says: the same bytes as then. digest: of the payload, as printed."""

    locator: str
    url: str
    moment: datetime | None
    digest: str
    original_url: str
    original_moment: datetime | None
    status: int | None
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Original:
    """A response that revisits may mean. verified: its digest was there, and true.

    read: its payload, again, from its place; None where it is no page; ValueError where the
    stream it stood in is closed.
    """

    read: Callable[[], bytes | None]
    verified: bool | None


class Revisits:
    """Where the payloads of earlier responses lie, and the revisits that still wait for one.

    Holds places, not bytes, and the newest half million of them.
    """

    def __init__(self) -> None:
        self._by_digest: OrderedDict[str, Original] = OrderedDict()
        self._by_page: OrderedDict[tuple[str, datetime | None], Original] = OrderedDict()
        self._waiting: list[Revisit] = []

    def remember(self, url: str, moment: datetime | None, digest: str, original: Original) -> None:
        """A response whose payload a later revisit may mean."""
        if digest:
            self._by_digest[digest] = original
        self._by_page[(url, moment)] = original
        for table in (self._by_digest, self._by_page):
            while len(table) > _MOST_REMEMBERED:
                table.popitem(last=False)

    def resolve(self, revisit: Revisit, tally: Tally) -> Iterator[Capture]:
        """The capture, where its original is known; else it waits for the end of the source."""
        try:
            captures = self._captures(revisit)
        except LookupError:
            self._waiting.append(revisit)
            return
        if not captures:
            tally.skip(*_NO_PAGE)
        yield from captures

    def unresolved(self) -> Iterator[Capture | Finding]:
        """Those that waited: captures where the original came later, findings for the rest."""
        for revisit in self._waiting:
            tally = Tally(revisit.locator)
            try:
                captures = self._captures(revisit)
            except LookupError:
                yield _lost(revisit)
                continue
            if not captures:
                tally.skip(*_NO_PAGE)
            yield from captures
            yield from tally.findings()
        self._waiting = []

    def _captures(self, revisit: Revisit) -> list[Capture]:
        """None, where the original is no page. Raises LookupError where it cannot be read."""
        page = (revisit.original_url or revisit.url, revisit.original_moment)
        original = self._by_page.get(page) or self._by_digest[revisit.digest]
        try:
            content = original.read()
        except ValueError as error:
            raise LookupError("the stream of a packed member is closed") from error
        return [] if content is None else [_capture(revisit, content, original.verified)]


def _lost(revisit: Revisit) -> Finding:
    detail = f"the bytes of {revisit.original_url or revisit.url} are in no record here"
    return Finding(
        revisit.locator, FindingKind.DAMAGED, "revisit-unresolved", detail, url=revisit.url
    )


def _capture(revisit: Revisit, content: bytes, verified: bool | None) -> Capture:
    return Capture(
        revisit.locator,
        content,
        revisit.url,
        revisit.moment,
        revisit.status,
        revisit.headers,
        verified,
        ("revisit",) if verified else ("revisit", "unverified"),
    )
