"""Reading a source in a process of its own, within limits, while the caller keeps what comes.

A gzip stream of a few megabytes can unpack to gigabytes, and a hostile archive can take a reader
for ever. The process that writes must outlive both: the reader is ended, what it was at is named,
and a new one reads the source again without it. What came before comes no second time; but it is
read, because counts and revisits hang on it.
"""

import hashlib
import re
import resource
import signal
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from archive.boundary import TOO_COSTLY, as_finding, attempt_each, report
from archive.fork_server import fork_server
from archive.models import Capture, Finding, FindingKind
from archive.process_limits import limit, limit_memory, used_seconds, why_ended
from archive.scratch import scratch
from archive.sources.interface import Source, Watch, Watched

Item = Capture | Finding
_OFFSET = re.compile(r"@(\d+)\Z")
_MEGABYTE = 1_000_000
_MOST_DEATHS = 100
"""Of readers of one source: each costs a reading of all that stands before."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What the next thing of a source may cost.

    seconds: of CPU, and seconds_per_megabyte more for the size of the file it stands in.
    memory: bytes beyond what the program itself takes. patience: seconds of wall time.
    disk: bytes of a file that is unpacked before it is read.
    """

    seconds: int = 30
    seconds_per_megabyte: float = 0.5
    memory: int = 1_000_000_000
    patience: int = 600
    disk: int = 2_000_000_000


@dataclass(frozen=True, slots=True)
class _Begun:
    """The reader has come to a file, a record, a member; or to its address."""

    locator: str
    address: str


@dataclass(frozen=True, slots=True)
class _Ended:
    """The reader has come to the end."""


class ReadApart:
    """A source that another process reads."""

    def __init__(self, source: Source, limits: ReadingLimits | None = None) -> None:
        self._source = source
        self._limits = limits or ReadingLimits()
        self.name = source.name
        self._passed_over: frozenset[str] = frozenset()
        self._ended = False

    def captures(self) -> Iterator[Item]:
        """What the source gives; of what it could not read within the limits, a finding."""
        self._passed_over, self._ended = frozenset(), False
        counts = Counter[bytes]()
        while not self._ended:
            again = Counter[bytes]()
            for item in self._run():
                trace = _trace(item)
                again[trace] += 1
                if again[trace] > counts[trace]:
                    counts[trace] += 1
                    yield _reported(item)

    def _run(self) -> Iterator[Item]:
        """Everything from the beginning on, but what is passed over."""
        context = fork_server()
        receiving, sending = context.Pipe(duplex=False)
        apart = (self._source, self._passed_over, self._limits, str(scratch()), sending)
        reader = context.Process(target=_read, args=apart)
        reader.start()
        sending.close()
        self._ended = True
        try:
            yield from self._received(receiving, reader)
        finally:
            reader.kill()
            reader.join()
            receiving.close()

    def _received(self, receiving: Connection, reader: ForkServerProcess) -> Iterator[Item]:
        at, last = _Begun("", ""), ""
        why = f"over {self._limits.patience} s"
        try:
            while receiving.poll(self._limits.patience):
                item = receiving.recv()
                if isinstance(item, _Ended):
                    return
                if isinstance(item, _Begun):
                    at = item
                    continue
                last = item.locator
                yield item
        except EOFError:
            reader.join()
            why = why_ended(reader.exitcode, self._limits.seconds, self._limits.memory)
        yield self._lost(at, last, why)

    def _lost(self, at: _Begun, last: str, why: str) -> Finding:
        """What the reader died of; the next reader passes over it, where it is part of a source."""
        if at.locator in ("", self.name, *self._passed_over):
            return _not_read(self.name, last, why)
        if len(self._passed_over) == _MOST_DEATHS:
            return _not_read(self.name, at.locator, f"{_MOST_DEATHS} readers died, the last {why}")
        self._ended = False
        self._passed_over |= {at.locator}
        if _size(at.locator):
            return _not_read(at.locator, "", why)
        detail = f"{why}; what stands behind it was read"
        kind, url = FindingKind.DAMAGED, at.address or None
        return Finding(at.locator, kind, TOO_COSTLY, detail, url=url)


def _trace(item: Item) -> bytes:
    """By which an item that comes again is known; short, for a source holds many."""
    reason = item.reason if isinstance(item, Finding) else ""
    named = f"{reason} {item.locator}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(named, digest_size=10).digest()


def _reported(item: Item) -> Item:
    """A fault of ours is logged here: the log of the reader goes with it."""
    if isinstance(item, Finding) and item.kind is FindingKind.FAULT:
        report(item.detail)
    return item


def _read(
    source: Source,
    passed_over: frozenset[str],
    limits: ReadingLimits,
    passing: str,
    sending: Connection,
) -> None:
    tempfile.tempdir = passing  # what is unpacked there goes with it, also where this is killed
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the writer is asked to stop, and ends us
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_FSIZE, limits.disk)
    limit_memory(limits.memory)
    _allow(limits, source.name)
    if isinstance(source, Watched):
        source.watch(Watch(partial(_begin, limits, sending), passed_over))
    try:
        for item in attempt_each(source.captures, as_finding(source.name)):
            sending.send(item)
            _allow(limits, item.locator)
        sending.send(_Ended())
    except BrokenPipeError:
        return  # the writer was killed; the next run reads again


def _begin(limits: ReadingLimits, sending: Connection, locator: str, address: str) -> None:
    sending.send(_Begun(locator, address))
    _allow(limits, locator)


def _allow(limits: ReadingLimits, locator: str) -> None:
    """CPU time for the next thing; the soft limit ends the process."""
    size = _size(_OFFSET.sub("", locator.partition("!")[0]))
    seconds = limits.seconds + limits.seconds_per_megabyte * size / _MEGABYTE
    limit(resource.RLIMIT_CPU, int(used_seconds() + seconds) + 1)


def _size(place: str) -> int:
    """Of a file; 0 for what is none."""
    try:
        return Path(place).stat().st_size if Path(place).is_file() else 0
    except (OSError, ValueError):  # a name that no disk could hold
        return 0


def _not_read(place: str, last: str, why: str) -> Finding:
    """The rest of a file that was given up, in bytes: its records cannot be counted any more."""
    size = _size(place)
    begun = _OFFSET.search(last) if last.startswith(place) else None
    at = int(begun[1]) if begun else 0
    # What is unpacked first has offsets of its own: then the whole file counts as not read.
    left = size - at if 0 < at < size else size
    behind = last.rpartition("/")[2] or "its start"
    detail = f"{why}; {left} of {size} bytes not read, behind {behind}"
    return Finding(place, FindingKind.DAMAGED, TOO_COSTLY, detail)
