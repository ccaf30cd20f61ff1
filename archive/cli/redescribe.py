"""`dateline redescribe`: describe held pages again, after knowledge or rules have changed."""

import click

from archive.config import Config
from archive.ingest.jobs import describe_pending, redescribe_all
from archive.ingest.learning import learn_from_all
from archive.opening import ArchiveKnowledge
from archive.store import open_store
from archive.terminal import as_typed, jobs_option, progress


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also what the present rules described.")
@jobs_option
@click.pass_obj
def redescribe(config: Config, everything: bool, jobs: int | None) -> None:
    """Describe held pages again, from their kept bytes.

    Needed after a profile, an authority file, a taxonomy or the program has changed. Releases keep
    their ids. Without --all only pages described by other rules than the present ones are read.
    """
    job = redescribe_all if everything else describe_pending
    with open_store(config) as store:
        processes = jobs or config.processes
        knowledge = ArchiveKnowledge(store)
        with knowledge.describers(processes) as describer, progress() as count:
            number = job(store, describer, count)
        with progress() as count:
            number += learn_from_all(knowledge, store, processes, count)
    click.echo(f"{number} captures described; next: {as_typed('index update')}")
