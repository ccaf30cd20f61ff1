"""`dateline init`: make the folder of a new archive."""

import click

from archive.config import Config, collection_folder
from archive.store import create_store
from archive.terminal import as_typed


@click.command()
@click.pass_obj
def init(config: Config) -> None:
    """Make a new archive in the home folder, for one collection.

    A collection is one organisation: its offices, people and topics (a folder under
    data/collections). It is recorded in the home; a home holds one collection for good.
    Without --collection it is `generic`, which knows no organisation. An archive of an older
    Dateline is brought up to date; all that it holds stays.
    """
    collection_folder(config.collection or "generic")
    with create_store(config) as store:
        click.echo(f"archive ready in {config.home}, collection {store.collection}")
        holds_pages = next(iter(store.captures()), None) is not None
    steps = ("redescribe", "index update") if holds_pages else ("ingest SOURCE",)
    click.echo(f"next: {'; '.join(map(as_typed, steps))}")
