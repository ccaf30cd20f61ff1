"""`dateline state`: withdraw, hide or publish a release, and say what of it is left in public."""

from collections.abc import Sequence

import click

from archive.config import Config
from archive.ingest.learning import learn_from_all
from archive.opening import ArchiveKnowledge
from archive.publication import publication_of
from archive.publication.traces import (
    Trace,
    traces_in_pages,
    traces_in_texts,
    words_of_releases,
)
from archive.records import Related, State
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
    is deleted from the store. It no longer tells other releases what they do not print. What is
    left in public is listed for a person to decide: its copies and translations, and releases that
    print its title or ten of its words in a row, in their texts or anywhere on their original
    pages.
    """
    with open_store(config) as store:
        stored = store.release(release_id)
        changed = (stored.id, *(store.family_of(stored) if whole_work else ()))
        for each in changed:
            store.set_state(each, State(state), reason)
            click.echo(f"{each} is {state}")
        _learn_again(store, config)
        if State(state) is not State.PUBLIC:
            related = [*store.copies_of(stored), *store.translations_of(stored)]
            _print_related(related)
            known = frozenset(each.id for each in related)
            _print_traces(_left(changed, known, store, config))


def _learn_again(store: Store, config: Config) -> None:
    """What other releases got from these, or may get now, is worked out again."""
    with progress() as count:
        number = learn_from_all(ArchiveKnowledge(store), store, config.processes, count)
    if number:
        click.echo(f"{number} pages that got something from others are described again")


def _left(
    changed: Sequence[str],
    known: frozenset[str],
    store: Store,
    config: Config,
) -> list[Trace]:
    """What still prints words of these releases, each once; nothing that was named before."""
    publication, words = publication_of(store, config), words_of_releases(changed, store)
    traces: dict[str, Trace] = {}
    with progress() as count:
        for look in (traces_in_texts, traces_in_pages):
            for trace in look(words, store, publication, count):
                traces.setdefault(trace.id, trace)
    return [trace for trace in traces.values() if trace.id not in known]


def _print_related(related: Sequence[Related]) -> None:
    if not related:
        return
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
