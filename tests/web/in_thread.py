"""A server of this process, in a thread beside the test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Dispatcher(Protocol):
    def shutdown(self) -> bool: ...


class Server(Protocol):
    """What waitress makes of an application."""

    task_dispatcher: Dispatcher

    def run(self) -> None: ...

    def close(self) -> None: ...


@contextmanager
def running(server: Server) -> Iterator[None]:
    """It answers until the block ends."""
    closing = threading.Event()

    def run() -> None:
        try:
            server.run()
        except OSError:
            # It may be waiting for a socket that is closed under it.
            if not closing.is_set():
                raise

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield
    closing.set()
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(0.2)  # the browser keeps its connections for later
