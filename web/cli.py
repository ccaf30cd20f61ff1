"""`dateline serve` and `dateline demo`."""

import signal
from dataclasses import replace
from types import FrameType

import click
import waitress

from archive.cli.opening import describers_for, open_or_create
from archive.cli.terminal import progress
from archive.config import Config, data_folder
from archive.ingest.jobs import ingest
from archive.publication import publication_of
from archive.sources import Limits, open_source
from indexer.indexing import update
from web.app import create_app


@click.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=int, help="Port to listen on.")
@click.pass_obj
def serve(config: Config, host: str | None, port: int | None) -> None:
    """Serve the reading room until stopped. The store is opened for reading only."""
    _serve(replace(config, host=host or config.host, port=port or config.port))


@click.command()
@click.option("--serve/--no-serve", "serves", default=True, help="Serve it at the end.")
@click.pass_obj
def demo(config: Config, serves: bool) -> None:
    """Take in the sample pages, build the index, and serve the reading room.

    The samples are about an invented organisation, 1995-2025. Repeating adds nothing.
    """
    config = replace(config, collection=config.collection or "demo")
    with open_or_create(config) as store:
        source = open_source(str(data_folder() / "samples"), Limits())
        with describers_for(store.collection, config.processes) as describer, progress() as count:
            ingest(source, store, describer, count)
        click.echo(f"{store.counts().releases_public} sample releases are in {config.home}")
        update(publication_of(store, config), config)
    if serves:
        _serve(config)


def _serve(config: Config) -> None:
    app = create_app(config)
    signal.signal(signal.SIGTERM, _stop)
    click.echo(f"reading room on http://{config.host}:{config.port} (stop it with Ctrl-C)")
    waitress.serve(
        app, host=config.host, port=config.port, threads=config.threads, ident="dateline"
    )


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
