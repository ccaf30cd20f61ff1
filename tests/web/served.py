"""A reading room as a process of its own."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from archive.config import Config


@contextmanager
def room(
    config: Config, stop: signal.Signals = signal.SIGTERM, within: float = 20
) -> Iterator[str]:
    """A served reading room; its address. It ends within so many seconds when it is asked to."""
    command = [sys.executable, "-m", "archive", "--home", str(config.home), "--port", "0", "serve"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout:
        try:
            address = re.search(r"http://\S+", process.stdout.readline())
            assert address is not None
            yield address[0]
            process.send_signal(stop)
            assert process.wait(within) == 0
        finally:
            process.kill()
            process.wait()
