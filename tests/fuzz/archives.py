"""The laws of reading an archive file, and small archives to begin with."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from archive.boundary import OUR_FAULT, TOO_COSTLY
from archive.gate import sound
from archive.models import Capture, Finding, FindingKind
from archive.sources import Limits, open_source
from tests.fuzz.target import OurFault

Items = list[Capture | Finding]
LIMITS = Limits(max_page_bytes=1_000_000, max_kept_bytes=3_000_000, max_total_bytes=30_000_000)
PAGES = {
    "press/1.html": b"<html><body><p>The river is high today.</p></body></html>",
    "press/2.htm": b"<html><body><h1>Ferry</h1><p>It turned back in the fog.</p></body></html>" * 9,
    "press/notes.txt": b"PRESS RELEASE\n\nThe Niger fell by two metres since May.\n",
    "logo.gif": b"GIF89a\x01\x00\x01\x00",
    "report.pdf": b"%PDF-1.4 a report",
}


def read_as(name: str, content: bytes) -> Items:
    """What is read from a file of this name and content, each item held to the laws of all."""
    with tempfile.TemporaryDirectory(prefix="fuzz") as folder:
        place = Path(folder) / name
        place.write_bytes(content)
        items = list(open_source(str(place), LIMITS).captures())
    for item in items:
        _check(item)
    return items


def _check(item: Capture | Finding) -> None:
    if isinstance(item, Finding) and item.reason in (OUR_FAULT, TOO_COSTLY):
        raise OurFault(item.detail)
    passed = sound(item)
    if isinstance(passed, Capture):
        assert passed.status is None or 100 <= passed.status <= 999, passed.status
        assert passed.moment is None or passed.moment.year >= 1989, passed.moment
        assert len(passed.content) <= LIMITS.max_page_bytes, len(passed.content)
        assert passed.url is None or passed.url.isprintable(), passed.url
    for text in (passed.locator, passed.url or "", getattr(passed, "detail", "")):
        text.encode("utf-8", "surrogateescape")


def accounted(items: Items, archive: str) -> int:
    """Of how many members these tell: each by its locator, or one of a count of many."""
    own = {item.locator for item in items if not item.locator.endswith(archive)}
    return len(own) + sum(_counted(item) for item in items if item.locator.endswith(archive))


def _counted(item: Capture | Finding) -> int:
    if isinstance(item, Finding) and item.kind is FindingKind.SKIPPED:
        number = item.detail.partition(":")[0]
        return int(number) if number.isdigit() else 1
    return 0


def reasons(items: Items) -> set[str]:
    return {item.reason for item in items if isinstance(item, Finding)}


def captures(items: Items) -> Sequence[Capture]:
    return [item for item in items if isinstance(item, Capture)]
