"""Serving the archivist's page to this machine until it is stopped."""

import signal
import socket
from types import FrameType

import click
import waitress

from archive.config import Config, collection_folder
from archive.errors import ConfigError
from archive.knowledge.snapshot import load_knowledge
from archive.store import open_store
from web.curate import addresses
from web.curate.app import create_curate_app
from web.curate.desk import Desk
from web.curate.guard import HOST, Guard


def listen(port: int) -> socket.socket:
    """A socket of this machine alone; port 0 is any that is free. Raises ConfigError."""
    try:
        return socket.create_server((HOST, port))
    except (OSError, OverflowError) as error:
        raise ConfigError(f"cannot listen on {HOST}, port {port}: {error}; give another") from error


def serve_curate(config: Config, who: str, listening: socket.socket) -> None:
    """Answer one browser until the process is stopped."""
    guard = Guard(listening.getsockname()[1])
    signal.signal(signal.SIGTERM, _stop)
    with open_store(config) as store:
        click.echo("reading what waits ...")
        desk = Desk(store, load_knowledge(collection_folder(store.collection)), who)
        click.echo(
            f"{desk.waiting} questions wait. Open once, in one browser (stop it with Ctrl-C):"
        )
        click.echo(f"{guard.origin}{addresses.enter(guard.token)}")
        app = create_curate_app(desk, guard)
        waitress.serve(app, sockets=[listening], threads=4, ident="dateline")
        desk.close()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
