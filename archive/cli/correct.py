"""`dateline correct`: one value, said to be right by a person."""

import click

from archive.config import Config
from archive.records import Correction, CorrectionTarget
from archive.store import Store, open_store
from archive.terminal import who_option, why_option


@click.command()
@click.argument("target", type=click.Choice([str(target) for target in CorrectionTarget]))
@click.argument("id", metavar="ID")
@click.argument("field")
@click.argument("value")
@click.option(
    "--instead-of",
    "seen",
    help="Of a field with several values: the one that gives way; '' adds VALUE to them.",
)
@who_option
@why_option
@click.pass_obj
def correct(
    config: Config,
    target: str,
    id: str,
    field: str,
    value: str,
    seen: str | None,
    who: str,
    why: str,
) -> None:
    """Say what is right of one field of a release, a quote, or an agent.

    \b
    release  title, subtitle, issued (YYYY-MM-DD, YYYY-MM, YYYY), place, language,
             kind, symbol; with several values: office, about, topic, country
    quote    speaker, position, status
    agent    name, kind
    page     kind, of all pages of an address pattern (`dateline page` says it too)

    VALUE '' is none. It is shown at once, and stays when the page is described again
    (docs/corrections.md). An agent is a person, or an organisation that speaks; `dateline people
    find NAME` has their ids.
    """
    correction = Correction(CorrectionTarget(target), id, field, value, who, seen, why=why)
    with open_store(config) as store:
        if store.correct([correction]):
            click.echo(f"correction {_latest(store)}: {field} of {target} {id} is {value!r} now")
        else:
            click.echo("held already: nothing is changed")


def _latest(store: Store) -> int:
    return max(each.number for each in store.corrections())
