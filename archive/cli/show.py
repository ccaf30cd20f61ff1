"""`dateline show`: one release with the evidence for every field."""

import sys
from collections.abc import Sequence
from itertools import pairwise

import click

from archive.config import Config
from archive.contact_lines import line_of
from archive.decoding.decode import REJECTED
from archive.errors import NotFound
from archive.exports.release_json import release_as_json
from archive.ingest.report import doubts_of
from archive.printable import printable
from archive.records import StoredRelease, Version
from archive.store import Store, open_store
from archive.terminal import as_json_option, print_json, print_table
from archive.text.word_diff import ChangeKind, word_changes
from archive.verbatim import STATUS_IN_WORDS, verbatim

_MARKS = {
    ChangeKind.SAME: "{}",
    ChangeKind.REMOVED: "[-{}-]",
    ChangeKind.ADDED: "{{+{}+}}",
}


@click.command()
@click.argument("release_id", metavar="ID")
@as_json_option
@click.option("--repairs", is_flag=True, help="List every repair made to the text.")
@click.option("--changes", is_flag=True, help="What changed from each capture to the next.")
@click.option("--original", is_flag=True, help="Write the page's original bytes to the output.")
@click.pass_obj
def show(
    config: Config, release_id: str, as_json: bool, repairs: bool, changes: bool, original: bool
) -> None:
    """Show a release: its text, how each field was found, its quotes and their speakers.

    ID may be the address of its page, too, or an old one that leads there.
    """
    with open_store(config, read_only=True) as store:
        stored = store.release(_at(release_id, store) if "://" in release_id else release_id)
        if original:
            sys.stdout.buffer.write(store.content(stored.capture.digest))
        elif as_json:
            print_json(release_as_json(stored))
        elif repairs:
            _print_repairs(stored)
        elif changes:
            _print_changes(store.versions_of(stored.id))
        else:
            _print(stored)
            _print_related(stored, store)


def _at(address: str, store: Store) -> str:
    """The release at an address. Raises NotFound where there is none, or several."""
    ids = store.pages.releases_at(address)
    if len(ids) != 1:
        several = f"{len(ids)} releases are held of {address!r}: {', '.join(ids)}"
        none = f"no release is held of {address!r}; `dateline quarantine` and `dateline log --kind"
        raise NotFound(several if ids else f"{none} document` list the pages that made none")
    return ids[0]


def _print(stored: StoredRelease) -> None:
    release = stored.release
    click.echo(f"{release.title}\n{'=' * len(release.title)}")
    click.echo(f"{stored.id} · {stored.state} · {release.issued.value or 'date unknown'}")
    place = printable(stored.capture.url or stored.capture.locator)
    click.echo(f"from {place}\nsha-256 {stored.capture.digest}")
    doubts = ", ".join(doubts_of(release))
    click.echo(f"doubts: {doubts}\n" if doubts else "")
    click.echo(release.text + "\n")
    evidence = [
        (e.field, e.value[:60], e.method, e.place[:40], e.snippet[:60], f"{e.confidence:.2f}")
        for e in release.evidence
        if e.chosen or e.method == REJECTED
    ]
    print_table("evidence", ("field", "value", "method", "place", "snippet", "conf."), evidence)
    points = [(p.facet, p.label, p.id, p.relation, p.evidence[:70]) for p in release.access_points]
    print_table("access points", ("facet", "heading", "id", "relation", "evidence"), points)
    contacts = [(line_of(contact),) for contact in release.contacts]
    if contacts:
        print_table("contacts", ("as `dateline correct` takes them",), contacts)
    quotes = [
        (q.id, verbatim(q, release.text).text, q.speaker, q.position, known, q.rule)
        for q in release.quotes
        for known in [STATUS_IN_WORDS[q.status]]
    ]
    print_table("quotes", ("id", "words", "speaker", "position", "how known", "rule"), quotes)


def _print_repairs(stored: StoredRelease) -> None:
    rows = [(r.rule, r.old, r.new, r.start, r.end) for r in stored.release.repairs]
    print_table("repairs", ("rule", "as it stood", "as read", "from", "to"), rows)


def _print_changes(versions: Sequence[Version]) -> None:
    """Each version's difference from the one before: [-words that went-] {+words that came+}."""
    click.echo(f"{len(versions)} captures")
    for before, after in pairwise(versions):
        click.echo(f"\n{_moment(before)} -> {_moment(after)}")
        changes = word_changes(before.release.text, after.release.text)
        if all(change.kind is ChangeKind.SAME for change in changes):
            click.echo("the same words")
        else:
            click.echo("".join(_MARKS[change.kind].format(change.text) for change in changes))


def _moment(version: Version) -> str:
    moment = version.capture.moment
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "moment unknown"


def _print_related(stored: StoredRelease, store: Store) -> None:
    related = [("copy", each) for each in store.copies_of(stored)]
    related += [("translation", each) for each in store.translations_of(stored)]
    rows = [
        (kind, each.id, each.language, each.title, each.host, each.ground) for kind, each in related
    ]
    if rows:
        print_table("related", ("as", "id", "language", "title", "host", "why"), rows)
