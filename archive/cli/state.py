"""`dateline state`: withdraw, hide or publish a release, and say what of it is left in public."""

from collections.abc import Sequence

import click

from archive.config import Config
from archive.publication import publication_of
from archive.publication.traces import Trace, traces_of
from archive.records import Related, State, StoredRelease
from archive.store import Store, open_store
from archive.terminal import print_table, progress

_MOST_SHOWN = 50


@click.command()
@click.argument("release_id", metavar="ID")
@click.argument("state", type=click.Choice([str(state) for state in State]))
@click.option("--reason", required=True, help="Why; kept, and shown on the tombstone.")
@click.option("--work", "whole_work", is_flag=True, help="Its copies and translations too.")
@click.pass_obj
def state(config: Config, release_id: str, state: str, reason: str, whole_work: bool) -> None:
    """Withdraw a release (a tombstone stays), hide it, or make it public again.

    It is in force at once, with all its versions, in every process that serves the archive. Nothing
    is deleted from the store. What is left in public is listed for a person to decide: its copies
    and translations, and releases that print its title or ten of its words in a row.
    """
    with open_store(config) as store:
        stored = store.release(release_id)
        family = store.family_of(stored) if whole_work else ()
        for changed in (stored.id, *family):
            store.set_state(changed, State(state), reason)
            click.echo(f"{changed} is {state}")
        if State(state) is not State.PUBLIC:
            _print_left(stored, store, config)


def _print_left(stored: StoredRelease, store: Store, config: Config) -> None:
    related = [*store.copies_of(stored), *store.translations_of(stored)]
    if related:
        _print_related(related)
    known = {each.id for each in related}
    with progress() as count:
        found = list(traces_of(stored, store, publication_of(store, config), count))
    _print_traces([trace for trace in found if trace.id not in known])


def _print_related(related: Sequence[Related]) -> None:
    rows = [(each.id, each.title, each.language, each.host, each.ground) for each in related]
    click.echo(f"{len(rows)} copies and translations are left public; --work takes them too:")
    print_table("", ("id", "title", "language", "host", "why"), rows)


def _print_traces(traces: Sequence[Trace]) -> None:
    if not traces:
        click.echo("no other public release prints its title or ten of its words in a row")
        return
    click.echo(f"{len(traces)} public releases print its words, for you to decide:")
    rows = [(trace.id, trace.title, trace.words) for trace in traces[:_MOST_SHOWN]]
    print_table("", ("id", "title", "words"), rows)
    if len(traces) > _MOST_SHOWN:
        click.echo(f"and {len(traces) - _MOST_SHOWN} more")
