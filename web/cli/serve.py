"""`dateline serve`: the reading room."""

from dataclasses import replace

import click

from archive.config import Config
from web.serving import listen, serve_room


@click.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=int, help="Port to listen on.")
@click.pass_obj
def serve(config: Config, host: str | None, port: int | None) -> None:
    """Serve the reading room until stopped. The store is opened for reading only."""
    config = replace(config, host=host or config.host, port=config.port if port is None else port)
    with listen(config) as listening:
        serve_room(config, listening)
