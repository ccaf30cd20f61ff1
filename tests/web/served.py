"""A reading room as a process of its own."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.config import Config

STARTING = 3.0
"""Seconds until a room answers, where it has a processor to itself most of the time. Where others
have it, starting takes longer, and ending may take longer by as much."""


@contextmanager
def room(
    config: Config, stop: signal.Signals = signal.SIGTERM, within: float = 20
) -> Iterator[str]:
    """A served reading room; its address. It ends within so many seconds when it is asked to."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "archive", "--home", str(config.home), "--port", "0", "serve"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stdout is not None
    with process.stdout:
        try:
            address = re.search(r"http://\S+", process.stdout.readline())
            assert address is not None
            within *= max(1, (time.monotonic() - begun) / STARTING)
            yield address[0]
            process.send_signal(stop)
            assert process.wait(within) == 0
            assert not _living_in(process.pid), "a process was left behind"
        finally:
            process.kill()
            process.wait()


def _living_in(session: int) -> list[str]:
    """What still runs of a session, where a system tells; ending processes get some seconds."""
    for _ in range(200):
        living = [
            path.parent.name for path in Path("/proc").glob("[0-9]*/stat") if _is_of(path, session)
        ]
        if not living:
            return []
        time.sleep(0.1)
    return living


def _is_of(stat: Path, session: int) -> bool:
    try:
        # Behind the name in parentheses: state, parent, group, session (proc(5)).
        state, _, _, own = stat.read_text().rpartition(")")[2].split()[:4]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return int(own) == session and state != "Z"
