"""The server of a reading room: how long it bears with a client, and how soon it stops.

A client costs a thread only while its answer is made: what it sends is read, and what it reads is
sent, by one loop for all. So slow clients cost a place among the open connections, and time limits
that waitress has (no traffic at all) or lacks (a request that comes in drops) give it back.
"""

import resource
import socket
from collections.abc import Mapping

from flask import Flask
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher

BACKLOG = 1024
REQUEST_SECONDS = 20
"""Until a request must have come whole."""

SHUTDOWN_SECONDS = 1
"""What is being answered has so long to be done when the room closes."""

_FILES_WANTED = 8192
_MOST_CONNECTIONS = 1000
_SETTINGS: Mapping[str, int | bool | str] = {
    "ident": "dateline",
    # Much more than a request may have (web/budgets.py), which can so be told in plain words.
    "max_request_header_size": 131_072,
    # As web/app.py says: the longest text of a check.
    "max_request_body_size": 1_000_000,
    # Seconds without any traffic, a client that does not read its answer included.
    "channel_timeout": 30,
    "cleanup_interval": 2,
    # Reads on while an answer is made, and so sees that the client has gone (web/client.py).
    "channel_request_lookahead": 1,
    # select() knows no file beyond number 1,023.
    "asyncore_use_poll": True,
    # Answers wait on the disk for those who read slowly, not in memory,
    "outbuf_overflow": 262_144,
    # and no thread waits for them: every answer is smaller than this.
    "outbuf_high_watermark": 1 << 30,
    "clear_untrusted_proxy_headers": True,
}


class RoomServer(TcpWSGIServer):  # type: ignore[misc] # waitress has no types
    """As waitress serves, with an end to requests that never come whole."""

    def __init__(self, app: Flask, listening: socket.socket, threads: int) -> None:
        self._partial: dict[HTTPChannel, tuple[HTTPRequestParser, float]] = {}
        settings = {**_SETTINGS, "threads": threads, "connection_limit": _connections()}
        adjustments = Adjustments(sockets=[listening], backlog=BACKLOG, **settings)
        dispatcher = ThreadedTaskDispatcher()
        dispatcher.set_thread_count(threads)
        address = listening.getsockname()
        super().__init__(
            app,
            _sock=listening,
            dispatcher=dispatcher,
            adj=adjustments,
            sockinfo=(listening.family, listening.type, listening.proto, address),
            bind_socket=False,
        )

    def run(self) -> None:
        """Serve until the process is asked to stop; what then waits is dropped."""
        try:
            self.asyncore.loop(timeout=1, map=self._map, use_poll=True)
        except (SystemExit, KeyboardInterrupt):
            self.task_dispatcher.shutdown(timeout=SHUTDOWN_SECONDS)
        finally:
            self.asyncore.close_all(self._map)

    def maintenance(self, now: float) -> None:
        """Close what has had no traffic, and what has been sending the same request too long."""
        super().maintenance(now)
        partial = [
            (channel, channel.request)
            for channel in self.active_channels.values()
            if channel.request is not None
        ]
        self._partial = {
            channel: self._since(channel, request, now) for channel, request in partial
        }
        for channel, (_, since) in self._partial.items():
            if now - since > REQUEST_SECONDS:
                channel.will_close = True

    def _since(
        self, channel: HTTPChannel, request: HTTPRequestParser, now: float
    ) -> tuple[HTTPRequestParser, float]:
        known = self._partial.get(channel)
        return known if known and known[0] is request else (request, now)


def _connections() -> int:
    """How many may be open at once: half of the files that the process may open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES_WANTED if hard == resource.RLIM_INFINITY else min(_FILES_WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return min(_MOST_CONNECTIONS, wanted // 2)
