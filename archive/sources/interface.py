"""What every reader of sources keeps to: its limits, its interface, its capped reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, runtime_checkable

from archive.models import Capture, Finding

READ_AT_ONCE = 65536


def _unheard(_locator: str, _address: str) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who hears what a reader is at, before it may die of it.

    report: hears of a locator, and the address of what lies there, '' until it is known.
    passed_over: the locators of what earlier readers died of.
    """

    report: Callable[[str, str], None] = _unheard
    passed_over: frozenset[str] = frozenset()

    def passes_over(self, locator: str) -> bool:
        """Whether to leave out what lies there; what is not left out is begun now."""
        if locator in self.passed_over:
            return True
        self.report(locator, "")
        return False


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one source may cost.

    max_page_bytes: a larger page is quarantined, up to max_kept_bytes with its bytes.
    max_members, max_total_bytes: of one archive file, unpacked.
    max_ratio: unpacked to packed bytes, above which a member of over 1 MB is taken for a bomb;
    pages reach some 30, the deflate format at most 1,032.
    """

    max_page_bytes: int = 10_000_000
    max_kept_bytes: int = 100_000_000
    max_members: int = 500_000
    max_total_bytes: int = 100_000_000_000
    max_ratio: int = 200
    watch: Watch = Watch()

    def is_bomb(self, unpacked: int, packed: int) -> bool:
        return unpacked > 1_000_000 and unpacked > self.max_ratio * max(packed, 1)


class Source(Protocol):
    """A place where captures come from.

    `captures` streams: memory does not grow with the source, and one bad record is a Finding.
    """

    @property
    def name(self) -> str: ...

    def captures(self) -> Iterator[Capture | Finding]: ...


@runtime_checkable
class Watched(Protocol):
    """A source that tells what it is at, and can pass over some of it."""

    def watch(self, watch: Watch) -> None: ...


class OfPlace:
    """What every source of this package is made of."""

    def __init__(self, place: Path, limits: Limits) -> None:
        self._place = place
        self._limits = limits
        self.name = str(place)

    def watch(self, watch: Watch) -> None:
        """Tell of everything that is begun, and pass over what is named there."""
        self._limits = replace(self._limits, watch=watch)


class Reader(Protocol):
    """The class of a source: says what it accepts, by name and first bytes, and is made of it."""

    def accepts(self, place: Path) -> bool: ...

    def __call__(self, place: Path, limits: Limits) -> Source: ...


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_up_to(stream: Readable, size: int) -> bytes:
    """At most so many bytes; fewer only at the end of the stream."""
    pieces = []
    while size > 0 and (piece := stream.read(min(size, READ_AT_ONCE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def first_bytes(place: Path, size: int = 8192) -> bytes:
    """The beginning of a file; nothing of one that cannot be read.

    Nor of a pipe: it would be waited for until somebody writes into it.
    """
    if not place.is_file():
        return b""
    try:
        with place.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""
