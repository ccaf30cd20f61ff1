"""Revisit records: captures whose bytes an earlier record holds."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from archive.models import Capture, Finding, FindingKind

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


Bytes = Callable[[], bytes | None]
"""Reads the payload of a response again, from its place; None where it is no page."""


class Revisits:
    """Where the payloads of earlier responses lie, and the revisits that still wait for one.

    Holds places, not bytes, and the newest half million of them.
    """

    def __init__(self) -> None:
        self._by_digest: OrderedDict[str, Bytes] = OrderedDict()
        self._by_page: OrderedDict[tuple[str, datetime | None], Bytes] = OrderedDict()
        self._waiting: list[Revisit] = []

    def remember(self, url: str, moment: datetime | None, digest: str, read: Bytes) -> None:
        """A response whose payload a later revisit may mean."""
        if digest:
            self._by_digest[digest] = read
        self._by_page[(url, moment)] = read
        for table in (self._by_digest, self._by_page):
            while len(table) > _MOST_REMEMBERED:
                table.popitem(last=False)

    def resolve(self, revisit: Revisit) -> Iterator[Capture]:
        """The capture, where its original is known; else it waits for the end of the source."""
        read = self._find(revisit)
        try:
            content = read() if read else None
        except ValueError:
            read = None
        if read is None:
            self._waiting.append(revisit)
        else:
            yield from _capture(revisit, content)

    def unresolved(self) -> Iterator[Capture | Finding]:
        """Those that waited: captures where the original came later, findings for the rest."""
        for revisit in self._waiting:
            read = self._find(revisit)
            try:
                content = read() if read else None
            except ValueError:
                read = None  # the stream of a packed member is closed
            if read is None:
                yield _lost(revisit)
            else:
                yield from _capture(revisit, content)
        self._waiting = []

    def _find(self, revisit: Revisit) -> Bytes | None:
        page = (revisit.original_url or revisit.url, revisit.original_moment)
        return self._by_page.get(page) or self._by_digest.get(revisit.digest)


def _lost(revisit: Revisit) -> Finding:
    detail = f"the bytes of {revisit.original_url or revisit.url} are in no record here"
    return Finding(
        revisit.locator, FindingKind.DAMAGED, "revisit-unresolved", detail, url=revisit.url
    )


def _capture(revisit: Revisit, content: bytes | None) -> Iterator[Capture]:
    if content is not None:
        yield Capture(
            revisit.locator,
            content,
            revisit.url,
            revisit.moment,
            revisit.status,
            revisit.headers,
            notes=("revisit",),
        )
