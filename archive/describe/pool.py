"""Describing in several processes at once.

There is one writer, the caller; the processes never see the store. Each is asked by a thread of its
own, which waits for it.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from queue import SimpleQueue
from typing import TypeVar

from archive.boundary import OUR_FAULT, as_description, attempt, report
from archive.describe.describer import describer_of
from archive.describe.worker import PageLimits, Worker
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Capture, Description

Key = TypeVar("Key")

_AHEAD = 4
"""So many pages wait for each process: enough to keep it busy, few enough to hold in memory."""


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
        self._workers = [Worker(knowledge, today, limits or PageLimits()) for _ in range(jobs)]
        self._idle = SimpleQueue[Worker]()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="describing")

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_error: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown()

    def describe_all(
        self, captures: Iterable[tuple[Key, Capture]]
    ) -> Iterator[tuple[Key, Description]]:
        """A description for each capture, in the order given; one over a limit gets a reason.

        Raises ConfigError where no process can be begun.
        """
        waiting: deque[tuple[Key, Future[Description]]] = deque()
        for key, capture in captures:
            waiting.append((key, self._threads.submit(self._describe, capture)))
            if len(waiting) >= len(self._workers) * _AHEAD:
                yield _settled(*waiting.popleft())
        while waiting:
            yield _settled(*waiting.popleft())

    def _describe(self, capture: Capture) -> Description:
        worker = self._idle.get()  # there are as many as threads
        try:
            return worker.describe(capture)
        finally:
            self._idle.put(worker)


def _settled(key: Key, future: Future[Description]) -> tuple[Key, Description]:
    return key, attempt(lambda: _reported(future.result()), as_description)


def _reported(description: Description) -> Description:
    """A fault of ours is logged here: the log of its process goes with it."""
    if description.reason == OUR_FAULT:
        report(description.detail)
    return description
