"""`dateline show`: one release with the evidence for every field."""

import sys

import click

from archive.cli.terminal import as_json_option, print_json, print_table
from archive.config import Config
from archive.exports.jsonl import as_json as release_as_json
from archive.held import HeldRelease
from archive.store import open_store


@click.command()
@click.argument("release_id", metavar="ID")
@as_json_option
@click.option("--repairs", is_flag=True, help="List every repair made to the text.")
@click.option("--original", is_flag=True, help="Write the page's original bytes to the output.")
@click.pass_obj
def show(config: Config, release_id: str, as_json: bool, repairs: bool, original: bool) -> None:
    """Show a release: its text, how each field was found, its quotes and their speakers."""
    with open_store(config, read_only=True) as store:
        held = store.release(release_id)
        if original:
            sys.stdout.buffer.write(store.content(held.capture.digest))
        elif as_json:
            print_json(release_as_json(held))
        elif repairs:
            _print_repairs(held)
        else:
            _print(held)


def _print(held: HeldRelease) -> None:
    release = held.release
    click.echo(f"{release.title}\n{'=' * len(release.title)}")
    click.echo(f"{held.id} · {held.state} · {release.issued.value or 'date unknown'}")
    click.echo(f"from {held.capture.url or held.capture.locator}\nsha-256 {held.capture.digest}\n")
    click.echo(release.text + "\n")
    evidence = [
        (e.field, e.value[:60], e.method, e.place[:40], e.snippet[:60], f"{e.confidence:.2f}")
        for e in release.evidence
        if e.chosen
    ]
    print_table("evidence", ("field", "value", "method", "place", "snippet", "conf."), evidence)
    points = [(p.facet, p.label, p.relation, p.evidence[:70]) for p in release.access_points]
    print_table("access points", ("facet", "heading", "relation", "evidence"), points)
    quotes = [(q.text[:70], q.speaker, q.position, q.status, q.rule) for q in release.quotes]
    print_table("quotes", ("text", "speaker", "position", "status", "rule"), quotes)


def _print_repairs(held: HeldRelease) -> None:
    rows = [(r.rule, r.old, r.new, r.start, r.end) for r in held.release.repairs]
    print_table("repairs", ("rule", "as it stood", "as read", "from", "to"), rows)
