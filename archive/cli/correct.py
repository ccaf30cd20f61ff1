"""`dateline correct`: one value, said to be right by a person."""

import sys

import click

from archive.config import Config
from archive.contact_lines import line_of
from archive.decisions import Correction, CorrectionTarget
from archive.errors import UsageError
from archive.store import Store, open_store
from archive.store.overlay.contacts import CONTACT, means
from archive.store.overlay.headings import POINT_FIELDS
from archive.terminal import who_option, why_option


@click.command()
@click.argument("target", type=click.Choice([str(target) for target in CorrectionTarget]))
@click.argument("id", metavar="ID")
@click.argument("field")
@click.argument("value")
@click.option(
    "--instead-of",
    "seen",
    help="Of a field with several values: the one that gives way; '' adds VALUE to them."
    " Of text: the words that stand there now, once.",
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
    release  title, subtitle, issued (YYYY-MM-DD, YYYY-MM, YYYY), earliest and
             latest (of an unknown day), place, language, kind, symbol;
             text: VALUE for the words --instead-of;
             with several values: office, about, topic, country, filed, contact
             ('Ana Kolar; Press office; +386 1 234 56; ana@irco.example'),
             sender and person (names, or ids of people)
    quote    words (as they stand in the text; '': it is no quotation), speaker,
             position, status, others (who spoke too: 'A; B'), speaker_kind
    agent    name, kind
    page     kind, of all pages of an address pattern (`dateline page` says it too)
    site, listing  refused (`dateline page refuse`, `refuse-listing`)

    VALUE '' is none, VALUE - is read from the standard input. It is shown at once, and stays when
    the page is described again (docs/corrections.md). An agent is a person, or an organisation
    that speaks; `dateline people find NAME` has their ids.
    """
    if value == "-":
        value = sys.stdin.read().rstrip("\n")
    correction = Correction(CorrectionTarget(target), id, field, value, who, seen, why=why)
    with open_store(config) as store:
        if seen:
            _prove_seen(store, correction, seen)
        if store.correct([correction]):
            click.echo(f"correction {_latest(store)}: {field} of {target} {id} is {value!r} now")
        else:
            click.echo("held already: nothing is changed")


def _prove_seen(store: Store, correction: Correction, seen: str) -> None:
    """Raises UsageError where the value that shall give way does not stand there."""
    if correction.target is not CorrectionTarget.RELEASE:
        return
    release = store.release(correction.id).release
    if correction.field == CONTACT:
        known = [line_of(contact) for contact in release.contacts]
        stands = any(means(contact, seen) for contact in release.contacts)
    elif field := POINT_FIELDS.get(correction.field):
        own = [point for point in release.access_points if field.holds(point)]
        known = [f"{point.label} ({point.id})" for point in own]
        stands = any(seen == point.id or field.means(point, seen) for point in own)
    else:
        return
    if not stands:
        present = "; ".join(known) or "none"
        raise UsageError(
            f"release {correction.id} has no {correction.field} {seen!r}; it has {present}"
        )


def _latest(store: Store) -> int:
    return max(each.number for each in store.corrections())
