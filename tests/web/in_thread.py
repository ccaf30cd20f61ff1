"""A server of this process, in a thread beside the test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from waitress import wasyncore
from waitress.server import TcpWSGIServer

PATIENCE = 10.0
"""Seconds for an answer in hand to end."""


@contextmanager
def running(server: TcpWSGIServer) -> Iterator[None]:
    """It answers until the block ends; then every connection is closed.

    A browser keeps its connections for later. Left to the collector, one warns in whichever test
    comes after; so the thread that owns them closes them, and its loop ends with the last.
    """
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.task_dispatcher.shutdown()
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        thread.join(PATIENCE)
    assert not thread.is_alive(), "the server goes on"
