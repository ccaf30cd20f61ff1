"""A process that describes pages, one after the other, each within limits.

One hostile page (200,000 attributes on a tag, 110 MB of paragraphs) must not stop a run of ten
thousand: it ends its process, gets a reason, and the next page a new process.
"""

import resource
import signal
from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from threading import Lock

from archive.boundary import TOO_COSTLY, TOO_SLOW
from archive.describe.describer import describer_of
from archive.errors import ConfigError
from archive.fork_server import fork_server
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Capture, Description
from archive.process_limits import cpu_seconds, limit, limit_memory, why_ended

FIRST_PAGE = Capture(
    "none",
    b"<title>A page</title><h1>What all pages ask for is made now</h1><p>VALLETTA, 3 May 1996 - The"
    b" words of a release are looked for, its days, and whoever speaks in it.</p>"
    b'<p>"They are asked for once," said Ana Koren, Minister for Ports.</p><p>3 May 1996</p>',
)
"""A page with whatever most pages have."""
_LONGEST_BEGINNING = 300
"""Seconds of wall time: it takes two or three on a machine that has nothing else to do."""
_MOST_BEGINNINGS = 3


@dataclass(frozen=True, slots=True)
class PageLimits:
    """What one page may cost. seconds: of CPU. memory: bytes beyond what the program itself takes.

    patience: seconds of wall time, for a page that waits without working.
    """

    seconds: int = 10
    memory: int = 1_000_000_000
    patience: int = 120


class Worker:
    """A describer in a process of its own. One thread asks it, any other may stop it."""

    def __init__(self, knowledge: KnowledgeSnapshot, today: date, limits: PageLimits) -> None:
        self._limits = limits
        self._arguments = (knowledge, today, limits)
        self._running: tuple[ForkServerProcess, Connection] | None = None
        self._stopped = False
        self._lock = Lock()

    def describe(self, capture: Capture) -> Description:
        """A description; of a page over a limit, the reason.

        Raises ConfigError where no process can be begun, CancelledError once this was stopped.
        """
        process, connection = self._begun()
        try:
            connection.send(capture)
            if connection.poll(self._limits.patience):
                description: Description = connection.recv()
                return description
        except (EOFError, ConnectionError):
            process.join()
            detail = why_ended(process.exitcode, self._limits.seconds, self._limits.memory)
            return Description(reason=TOO_COSTLY, detail=detail)
        self._end()
        return Description(reason=TOO_SLOW, detail=f"over {self._limits.patience} s")

    def stop(self) -> None:
        """End the process, whatever it is at; none begins any more."""
        with self._lock:
            self._stopped = True
            if self._running:
                self._running[0].kill()  # its pipe is left to the thread that waits at it

    def _begun(self) -> tuple[ForkServerProcess, Connection]:
        """The process that waits for a page; a new one where the last has ended, whenever it did:
        between two pages it may be ended from outside, and no page is to blame."""
        for _ in range(_MOST_BEGINNINGS):
            if self._stopped:
                raise CancelledError
            process, connection = self._running or self._begin()
            if process.is_alive():
                return process, connection
            self._end()
        raise ConfigError(
            f"no process that describes pages could be begun ({process.exitcode}): look whether"
            " memory is free and what limits (ulimit) the program was started with"
        )

    def _begin(self) -> tuple[ForkServerProcess, Connection]:
        context = fork_server()
        connection, its_end = context.Pipe()
        process = context.Process(target=_serve, args=(*self._arguments, its_end), daemon=True)
        with self._lock:
            if self._stopped:
                raise CancelledError
            process.start()
            self._running = process, connection
        its_end.close()
        if not _says_that_it_began(connection):
            process.kill()
            process.join()
        return process, connection

    def _end(self) -> None:
        with self._lock:
            running, self._running = self._running, None
        if running:
            process, connection = running
            process.kill()
            process.join()
            connection.close()


def _says_that_it_began(connection: Connection) -> bool:
    try:
        return connection.poll(_LONGEST_BEGINNING) and connection.recv() is None
    except (EOFError, ConnectionError):
        return False


def _serve(
    knowledge: KnowledgeSnapshot, today: date, limits: PageLimits, connection: Connection
) -> None:
    """Describe what comes, until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the writer is asked to stop, and ends us
    limit(resource.RLIMIT_CORE, 0)
    describer = describer_of(knowledge, today)
    # Patterns are made when first asked for: no page's own time may go into that.
    describer.describe(FIRST_PAGE)
    limit_memory(limits.memory)
    try:
        connection.send(None)
        while True:
            capture = connection.recv()
            with cpu_seconds(limits.seconds):
                description = describer.describe(capture)
            connection.send(description)
    except (EOFError, ConnectionError):
        return  # the writer has ended
    except MemoryError:
        raise SystemExit(1) from None
