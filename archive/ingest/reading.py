"""Reading a source in a process of its own, within limits, while the caller keeps what comes.

A gzip stream of a few megabytes can unpack to gigabytes, and a hostile archive can take a reader
for ever. The process that writes must outlive both: the reader is ended, what it was at is named
with what was not read, and in a folder the next file is read by a new one.
"""

import multiprocessing
import re
import resource
import signal
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from archive.boundary import TOO_COSTLY, as_finding, attempt_each, report
from archive.models import Capture, Finding, FindingKind
from archive.scratch import scratch
from archive.sources.interface import FromPlace, Source

Item = Capture | Finding
_OFFSET = re.compile(r"@(\d+)\Z")
_MEGABYTE = 1_000_000


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
    """The reader has come to a file of a folder."""

    place: str


@dataclass(frozen=True, slots=True)
class _Ended:
    """The reader has come to the end."""


class ReadApart:
    """A source that another process reads."""

    def __init__(self, source: Source, limits: ReadingLimits | None = None) -> None:
        self._source = source
        self._limits = limits or ReadingLimits()
        self.name = source.name
        self._after: str | None = ""

    def captures(self) -> Iterator[Item]:
        """What the source gives; of what it could not read within the limits, a finding."""
        self._after = ""
        while self._after is not None:
            yield from self._run(self._after)

    def _run(self, after: str) -> Iterator[Item]:
        """Read on behind a file of a folder, '' from the beginning."""
        context = multiprocessing.get_context("forkserver")
        receiving, sending = context.Pipe(duplex=False)
        apart = (self._source, after, self._limits, str(scratch()), sending)
        reader = context.Process(target=_read, args=apart)
        reader.start()
        sending.close()
        self._after = None
        try:
            yield from self._received(receiving, reader)
        finally:
            reader.kill()
            reader.join()
            receiving.close()

    def _received(self, receiving: Connection, reader: ForkServerProcess) -> Iterator[Item]:
        at, last = "", ""
        why = f"over {self._limits.patience} s"
        try:
            while receiving.poll(self._limits.patience):
                item = receiving.recv()
                if isinstance(item, _Ended):
                    return
                if isinstance(item, _Begun):
                    at = item.place
                    continue
                last = item.locator
                yield _reported(item)
        except EOFError:
            reader.join()
            why = _why(reader.exitcode, self._limits)
        self._after = at or None
        yield _not_read(at or self.name, last, why)


def _reported(item: Item) -> Item:
    """A fault of ours is logged here: the log of the reader goes with it."""
    if isinstance(item, Finding) and item.kind is FindingKind.FAULT:
        report(item.detail)
    return item


def _read(
    source: Source, after: str, limits: ReadingLimits, passing: str, sending: Connection
) -> None:
    tempfile.tempdir = passing  # what is unpacked there goes with it, also where this is killed
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the writer is asked to stop, and ends us
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.disk, limits.disk))
    _limit_memory(limits.memory)
    _allow(limits, Path(source.name))
    if isinstance(source, FromPlace):
        source.begin_behind(after, lambda place: _begin(place, limits, sending))
    try:
        for item in attempt_each(source.captures, as_finding(source.name)):
            sending.send(item)
            _allow(limits, Path(source.name))
        sending.send(_Ended())
    except BrokenPipeError:
        return  # the writer was killed; the next run reads again


def _begin(place: Path, limits: ReadingLimits, sending: Connection) -> None:
    sending.send(_Begun(str(place)))
    _allow(limits, place)


def _allow(limits: ReadingLimits, place: Path) -> None:
    """CPU time for the next thing; the soft limit ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    size = place.stat().st_size if place.is_file() else 0
    seconds = limits.seconds + limits.seconds_per_megabyte * size / _MEGABYTE
    until = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _limit_memory(memory: int) -> None:
    taken = Path("/proc/self/statm")
    if taken.is_file():
        pages = int(taken.read_text(encoding="ascii").split()[0])
        allowed = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))


def _why(exitcode: int | None, limits: ReadingLimits) -> str:
    if exitcode == -signal.SIGXCPU:
        return f"over {limits.seconds} CPU s"
    return f"over {limits.memory} bytes of memory, or ended from outside ({exitcode})"


def _not_read(place: str, last: str, why: str) -> Finding:
    """The rest of a file that was given up, in bytes: its records cannot be counted any more."""
    path = Path(place)
    size = path.stat().st_size if path.is_file() else 0
    begun = _OFFSET.search(last) if last.startswith(place) else None
    at = int(begun[1]) if begun else 0
    # What is unpacked first has offsets of its own: then the whole file counts as not read.
    left = size - at if 0 < at < size else size
    behind = last.rpartition("/")[2] or "its start"
    detail = f"{why}; {left} of {size} bytes not read, behind {behind}"
    return Finding(place, FindingKind.DAMAGED, TOO_COSTLY, detail)
