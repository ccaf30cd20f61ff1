"""Serving the reading room until it is stopped."""

import logging
import os
import signal
import socket
from dataclasses import replace
from types import FrameType

import click

from archive.config import Config
from archive.errors import ConfigError
from indexer.following import Follower
from web.app import create_app
from web.context import room_of
from web.room_server import BACKLOG, RoomServer

_LAST_PORT = 65535


def listen(config: Config) -> socket.socket:
    """The socket of the set address. Raises ConfigError where it is taken or not this machine's.

    Asked for before anything else is done, so that nobody waits for an answer that is no.
    """
    if not 0 <= config.port <= _LAST_PORT:
        raise ConfigError(
            f"port is {config.port}; it goes from 0 (any that is free) to {_LAST_PORT}"
        )
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    try:
        return socket.create_server((config.host, config.port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise ConfigError(
            f"cannot listen on {config.host}, port {config.port}: {_reason(error)};"
            " give another with --port or --host"
        ) from error


def serve_room(config: Config, listening: socket.socket) -> None:
    """Answer requests on a socket until the process is stopped; the index follows the store."""
    # Where a shell started us in the background, Ctrl-C would be ignored.
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s: %(message)s")
    # Waiting for a thread is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    config = replace(config, port=listening.getsockname()[1])
    app = create_app(config)
    room = room_of(app)
    click.echo(f"reading room on http://{config.host}:{config.port} (stop it with Ctrl-C)")
    with Follower(room.publication, config, room.index):
        RoomServer(app, listening, config.threads).run()


def _reason(error: OSError) -> str:
    """What the system says; Python's own words repeat the address."""
    return os.strerror(error.errno).lower() if error.errno and error.errno > 0 else str(error)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    # Who asks again while the room closes must not break that off half-way.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise SystemExit(0)
