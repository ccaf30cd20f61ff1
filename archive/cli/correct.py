"""`dateline correct`: one value, said to be right by a person."""

import sys
from dataclasses import replace

import click

from archive.config import Config
from archive.contact_lines import line_of
from archive.decisions import Correction, CorrectionTarget, Word
from archive.errors import UsageError
from archive.printable import printable
from archive.store import Store, open_store
from archive.store.corrections.quotations import Marking
from archive.store.overlay.contacts import CONTACT, means
from archive.store.overlay.headings import POINT_FIELDS
from archive.store.overlay.marked import QUOTATION
from archive.terminal import who_option, why_option

_FIELDS = """
\b
release  title, subtitle, issued (YYYY-MM-DD, YYYY-MM, YYYY), earliest and
         latest (of an unknown day), place, language, kind, symbol;
         text: VALUE for the words --instead-of;
         with several values: office, about, topic, country, filed, contact
         ('Ana Kolar; Press office; +386 1 234 56; ana@irco.example'),
         sender and person (names, or ids of people);
         quotation: VALUE, words of the text that are none yet, with
         --speaker and --post
quote    words (as they stand in the text; '': it is no quotation), speaker,
         position, status, others (who spoke too: 'A; B'), speaker_kind
agent    name, kind
page     kind, of all pages of an address pattern (`dateline page` says it too)
site, listing  refused (`dateline page refuse`, `refuse-listing`)
"""


@click.command(epilog=_FIELDS)
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
@click.option("--speaker", help="Of a quotation: who says it, by name or by the id of a person.")
@click.option("--post", default="", help="Of a quotation: the post of the speaker, as printed.")
@click.option(
    "--which", type=click.IntRange(min=1), help="Of a quotation: which of several places it is."
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
    speaker: str | None,
    post: str,
    which: int | None,
    who: str,
    why: str,
) -> None:
    """Say what is right of one field of a release, a quote, or an agent.

    VALUE '' is none, VALUE - is read from the standard input. It is shown at once, and stays when
    the page is described again (docs/corrections.md). An agent is a person, or an organisation
    that speaks; `dateline people find NAME` has their ids.
    """
    if value == "-":
        value = sys.stdin.read().rstrip("\n")
    with open_store(config) as store:
        if (target, field) == (CorrectionTarget.RELEASE, QUOTATION):
            _mark(store, Marking(id, value, speaker, post), which, Word(who, why))
            return
        if speaker is not None or post or which:
            raise UsageError(
                "--speaker, --post and --which go with a quotation that is added: dateline correct"
                " release ID quotation WORDS; of a quote they are fields: dateline correct quote"
                " ID speaker NAME"
            )
        _put(store, Correction(CorrectionTarget(target), id, field, value, who, seen, why=why))


def _put(store: Store, correction: Correction) -> None:
    if correction.seen:
        _prove_seen(store, correction, correction.seen)
    if not store.correct([correction]):
        click.echo("held already: nothing is changed")
        return
    outcome = (
        f"{correction.field} of {correction.target} {correction.id} is {correction.value!r} now"
    )
    click.echo(f"correction {_latest(store)}: {outcome}")


def _mark(store: Store, marking: Marking, which: int | None, word: Word) -> None:
    """Add a quotation; of words that stand several times ask which place it is."""
    places = store.quotations.places(marking.release_id, marking.words)
    if which is None and len(places) > 1:
        for number, place in enumerate(places, start=1):
            click.echo(printable(f"  --which {number}: {place}"), err=True)
        raise UsageError(
            f"{marking.words!r} stands {len(places)} times in the text of {marking.release_id};"
            " say which with --which NUMBER (above, in square brackets)"
        )
    if which is not None and which > len(places):
        raise UsageError(f"--which {which}: the words stand {len(places)} times in the text")
    if which is not None:
        marking = replace(marking, words=places[which - 1])
    corrections = store.quotations.mark(marking, word)
    quote = store.quote(corrections[0].id)
    speaker = f", {marking.speaker} says" if marking.speaker else ""
    click.echo(printable(f"quotation {quote.id} of {quote.release_id}{speaker}: {quote.text}"))
    click.echo(f"`dateline corrections withdraw {corrections[0].number}` takes it back")
    if not marking.speaker:
        click.echo(f"next, who says it: dateline correct quote {quote.id} speaker NAME")


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
