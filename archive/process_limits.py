"""Limits of what this process may use, within those that it was started with."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def limit(kind: int, most: int) -> None:
    """Set the soft limit of a kind (resource.RLIMIT_CPU and others), which is never raised over the
    hard one: who started the program with a lower one (`ulimit`) meant it."""
    hard = resource.getrlimit(kind)[1]
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (soft, hard))


@contextmanager
def cpu_seconds(most: int) -> Iterator[None]:
    """Let what is done inside take so many seconds of CPU and one more at most, or it ends this
    process; what comes behind it is limited only as the program was started."""
    limit(resource.RLIMIT_CPU, int(used_seconds()) + 1 + most)
    try:
        yield
    finally:
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))


def limit_memory(most: int) -> None:
    """Let this process take so many bytes more than it has now."""
    pages_file = Path("/proc/self/statm")
    if pages_file.is_file():
        pages = int(pages_file.read_text(encoding="ascii").split()[0])
        limit(resource.RLIMIT_AS, pages * resource.getpagesize() + most)


def used_seconds() -> float:
    """CPU time of this process until now."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def why_ended(exitcode: int | None, seconds: int, memory: int) -> str:
    """What a process that was limited to CPU seconds and bytes of memory ended of."""
    if exitcode == -signal.SIGXCPU:
        return f"over {seconds} CPU s"
    return f"over {memory} bytes of memory, or ended from outside ({exitcode})"
