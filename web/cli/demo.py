"""`dateline demo`: an archive of the sample pages, indexed and served."""

from dataclasses import replace

import click

from archive.config import Config, data_folder
from archive.ingest.jobs import ingest
from archive.ingest.learning import learn_from_all
from archive.opening import ArchiveKnowledge, open_or_create
from archive.publication import publication_of
from archive.sources import Limits, open_source
from archive.terminal import progress
from indexer.indexing import update
from web.serving import listen, serve_room


@click.command()
@click.option("--serve/--no-serve", "serves", default=True, help="Serve it at the end.")
@click.pass_obj
def demo(config: Config, serves: bool) -> None:
    """Take in the sample pages, build the index, and serve the reading room.

    The samples are about an invented organisation, 1995-2025. Repeating adds nothing.
    """
    config = replace(config, collection=config.collection or "demo")
    if not serves:
        _prepare(config)
        return
    with listen(config) as listening:
        _prepare(config)
        serve_room(config, listening)


def _prepare(config: Config) -> None:
    samples = data_folder() / "samples"
    with open_or_create(config) as store:
        click.echo(f"1 of 3: taking in and describing the sample pages in {samples} ...")
        source = open_source(str(samples), Limits())
        knowledge = ArchiveKnowledge(store)
        with knowledge.describers(config.processes) as describer, progress() as count:
            ingest(source, store, describer, count)
            learn_from_all(knowledge, store, config.processes, count)
        click.echo(f"{store.counts().releases_public} sample releases are in {config.home}")
        click.echo("2 of 3: building the index ...")
        update(publication_of(store, config), config)
    click.echo("3 of 3: the archive is ready to be served")
