"""Describing in processes of their own, each page within limits.

One hostile page (200,000 attributes on a tag, 110 MB of paragraphs) must not stop a run of ten
thousand: its process is ended, the page gets a reason, the next one a new process. There is one
writer, the caller; the processes never see the store.
"""

import multiprocessing
import resource
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from archive.boundary import OUR_FAULT, TOO_COSTLY, TOO_SLOW, as_description, attempt, report
from archive.describe.describer import Describer, describer_of
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Capture, Description
from archive.process_limits import limit
from archive.scratch import scratch

Key = TypeVar("Key")

FIRST_PAGE = Capture(
    "none",
    b"<title>A page</title><h1>What all pages ask for is made now</h1><p>VALLETTA, 3 May 1996 - The"
    b" words of a release are looked for, its days, and whoever speaks in it.</p>"
    b'<p>"They are asked for once," said Ana Koren, Minister for Ports.</p><p>3 May 1996</p>',
)
"""A page with whatever most pages have."""
_AHEAD = 4
"""So many pages wait for each process: enough to keep it busy, few enough to hold in memory."""


@dataclass(frozen=True, slots=True)
class PageLimits:
    """What one page may cost. seconds: of CPU. memory: bytes beyond what the program itself takes.

    patience: seconds of wall time, for a page that waits without working.
    """

    seconds: int = 10
    memory: int = 1_000_000_000
    patience: int = 120


class Pool:
    """Describers with the same knowledge in several processes; a context that ends them."""

    def __init__(
        self,
        knowledge: KnowledgeSnapshot,
        today: date,
        jobs: int,
        limits: PageLimits | None = None,
    ) -> None:
        self.version = describer_of(knowledge, today).version
        self._limits = limits or PageLimits()
        self._jobs = jobs
        scratch()
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["archive.describe.warm"])
        self._pool = ProcessPool(
            max_workers=jobs,
            initializer=_begin,
            initargs=(knowledge, today, self._limits),
            context=context,
        )

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_error: object) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call] # pebble types all but this
        self._pool.join()

    def describe_all(
        self, captures: Iterable[tuple[Key, Capture]]
    ) -> Iterator[tuple[Key, Description]]:
        """A description for each capture, in the order given; one over a limit gets a reason."""
        waiting: deque[tuple[Key, ProcessFuture[Description]]] = deque()
        for key, capture in captures:
            future = self._pool.schedule(_describe, args=(capture,), timeout=self._limits.patience)
            waiting.append((key, future))
            if len(waiting) >= self._jobs * _AHEAD:
                yield self._settled(*waiting.popleft())
        while waiting:
            yield self._settled(*waiting.popleft())

    def _settled(self, key: Key, future: "ProcessFuture[Description]") -> tuple[Key, Description]:
        return key, attempt(lambda: self._description(future), as_description)

    def _description(self, future: "ProcessFuture[Description]") -> Description:
        limits = self._limits
        try:
            description = future.result()
        except TookTooLong:
            return Description(reason=TOO_SLOW, detail=f"over {limits.patience} s")
        except ProcessExpired as error:
            detail = f"over {limits.seconds} CPU s or {limits.memory} bytes ({error.exitcode})"
            return Description(reason=TOO_COSTLY, detail=detail)
        if description.reason == OUR_FAULT:
            report(description.detail)
        return description


def _begin(knowledge: KnowledgeSnapshot, today: date, limits: PageLimits) -> None:
    limit(resource.RLIMIT_CORE, 0)
    _Worker.describer = describer_of(knowledge, today)
    _Worker.limits = limits
    # Patterns are made when first asked for: no page's own time may go into that.
    _Worker.describer.describe(FIRST_PAGE)
    pages_file = Path("/proc/self/statm")
    if pages_file.is_file():
        pages = int(pages_file.read_text(encoding="ascii").split()[0])
        allowed = pages * resource.getpagesize() + limits.memory
        limit(resource.RLIMIT_AS, allowed)


class _Worker:
    """What a process keeps from page to page."""

    describer: Describer
    limits: PageLimits


def _describe(capture: Capture) -> Description:
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + _Worker.limits.seconds
    # The soft limit ends the process; each page gets a new one.
    limit(resource.RLIMIT_CPU, until)
    return _Worker.describer.describe(capture)
