"""`dateline index`: build the index, or follow what changed."""

import click

from archive.config import Config
from archive.publication import publication_of
from archive.store import open_store
from archive.terminal import as_typed, progress
from indexer.indexing import build
from indexer.indexing import update as follow


@click.group(invoke_without_command=True)
@click.pass_context
def index(ctx: click.Context) -> None:
    """Build the search index from the store, beside the served one, and swap it in.

    `dateline index update` does so only where the store has changed since.
    """
    if ctx.invoked_subcommand is None:
        config: Config = ctx.obj
        with open_store(config, read_only=True) as store, progress() as count:
            number = build(publication_of(store, config), config, count)
        click.echo(f"{number} documents indexed; next: {as_typed('serve')}")


@index.command()
@click.pass_obj
def update(config: Config) -> None:
    """Bring the index up to the store, if it is behind, damaged or of another engine."""
    with open_store(config, read_only=True) as store, progress() as count:
        changed = follow(publication_of(store, config), config, count)
    click.echo("index updated" if changed else "index is up to date")
