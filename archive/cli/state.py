"""`dateline state`: withdraw, hide or publish a release."""

import click

from archive.config import Config
from archive.records import State
from archive.store import open_store


@click.command()
@click.argument("release_id", metavar="ID")
@click.argument("state", type=click.Choice([str(state) for state in State]))
@click.option("--reason", required=True, help="Why; kept, and shown on the tombstone.")
@click.pass_obj
def state(config: Config, release_id: str, state: str, reason: str) -> None:
    """Withdraw a release (a tombstone stays), hide it, or make it public again.

    Nothing is deleted from the store. `dateline index update` then takes its text out of the index.
    """
    with open_store(config) as store:
        store.set_state(release_id, State(state), reason)
    click.echo(f"{release_id} is {state}; next: dateline index update")
