"""`dateline verify`: the fixity of the store, and the index held against it."""

import click

from archive.config import Config
from archive.publication import publication_of
from archive.store import open_store
from archive.store.database.advice import FROM_BACKUP
from archive.terminal import as_json_option, print_json, print_table
from indexer.consistency import index_faults


@click.command()
@as_json_option
@click.pass_obj
def verify(config: Config, as_json: bool) -> None:
    """Re-compute every digest, check every reference, and compare the store with the index.

    Exit status 1 where a fault is found; every fault names what it concerns.
    """
    with open_store(config, read_only=True) as store:
        faults = [*store.verify(), *index_faults(publication_of(store, config), config)]
        orphans = sum(1 for _ in store.orphans())
    if as_json:
        print_json([{"kind": f.kind, "what": f.subject, "detail": f.detail} for f in faults])
    else:
        rows = [(fault.kind, fault.subject, fault.detail) for fault in faults]
        print_table(f"{len(faults)} faults", ("kind", "what", "detail"), rows)
        if orphans:
            click.echo(
                f"{orphans} digests are held that nothing points to (a killed run; harmless)"
            )
    if any(fault.kind != "index" for fault in faults):
        click.echo(f"what is damaged in the store stays so: {FROM_BACKUP}", err=True)
    if faults:
        raise click.exceptions.Exit(1)
