"""`dateline profile`: what a site profile reads from a page, and why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from archive.config import Config, collection_folder, data_folder
from archive.describe.describer import MISFIT, Describer, describer_of
from archive.describe.pages import signature_of
from archive.drafting.profile_trial import suggested
from archive.errors import DescribeError
from archive.exports.release_json import evidence_as_json
from archive.knowledge.snapshot import KnowledgeSnapshot, load_knowledge
from archive.models import Capture, Release
from archive.new_file import open_new
from archive.opening import collection_of
from archive.profiles.matching import conditions
from archive.profiles.profile import Match, SiteProfile, load_profile, load_profiles
from archive.sources import Limits, open_source
from archive.store import open_store
from archive.terminal import as_json_option, print_json, print_table


@click.group()
def profile() -> None:
    """Site profiles: how one web system of one era is read (docs/profiles.md)."""


@profile.command("list")
def list_profiles() -> None:
    """List the profiles that the program brings along."""
    profiles = load_profiles(data_folder() / "sites")
    rows = [(entry.name, entry.evidence, entry.about) for entry in profiles]
    print_table(f"{len(rows)} profiles", ("name", "evidence", "about"), rows)


@profile.command()
@click.argument("host")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="A new file.")
@click.pass_obj
def suggest(config: Config, host: str, target: Path | None) -> None:
    """Draft a profile for HOST from its pages that are held (or the folder of pages without
    addresses): where they have title, day and text, with counts, and sample pages to check it on.

    What no place was found for is said. The draft is tried on some of the pages; check it with
    `dateline profile test FILE PAGE...`, then put it among the profiles (docs/profiles.md).
    """
    with open_store(config, read_only=True) as store:
        known = load_knowledge(collection_folder(store.collection))
        text = suggested(store, host, known, datetime.now(UTC).date())
    if target is None:
        click.echo(text, nl=False)
    else:
        with open_new(target) as file:
            file.write(text.encode())
        click.echo(f"{target} written; next: dateline profile test {target} PAGE...")


@profile.command("test")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--url", help="The address of the page, where it does not tell it itself.")
@as_json_option
@click.pass_obj
def test_profile(
    config: Config, file: Path, pages: tuple[str, ...], url: str | None, as_json: bool
) -> None:
    """Show what the profile FILE reads from each PAGE: conditions, fields with evidence, body.

    The page is read with the profile whether its conditions hold or not; which of them fail is
    said first. Nothing is kept.
    """
    tested = load_profile(file)
    of_every_page = msgspec.structs.replace(tested, match=Match(path=""))
    known = load_knowledge(collection_folder(collection_of(config)))
    describer = describer_of(known.with_profiles((of_every_page,)), datetime.now(UTC).date())
    results = [
        _result(capture, tested, describer) for page in pages for capture in _captures(page, url)
    ]
    if as_json:
        print_json(results)
        return
    for result in results:
        _print(result)


def _captures(page: str, url: str | None) -> Iterator[Capture]:
    for capture in open_source(page, Limits()).captures():
        if isinstance(capture, Capture):
            yield replace(capture, url=url or capture.url)


def _result(capture: Capture, tested: SiteProfile, describer: Describer) -> dict[str, Any]:
    description = describer.describe(capture)
    return {
        "page": capture.locator,
        "conditions": _conditions(capture, tested, describer.knowledge),
        "reason": description.reason,
        "detail": description.detail,
        "releases": [_release(release) for release in description.releases],
    }


def _conditions(
    capture: Capture, tested: SiteProfile, knowledge: KnowledgeSnapshot
) -> list[dict[str, Any]]:
    """None for a page that cannot be parsed at all; its description says why."""
    try:
        face = signature_of(capture, knowledge)
    except DescribeError:
        return []
    return [{"condition": name, "holds": holds} for name, holds in conditions(tested, face)]


def _release(release: Release) -> dict[str, Any]:
    return {
        "title": release.title,
        "issued": release.issued.value,
        "fields": [msgspec.to_builtins(evidence_as_json(each)) for each in release.evidence],
        "blocks": [
            {"kind": str(block.kind), "gap": block.gap, "text": block.text}
            for block in release.blocks
        ],
        "contacts": [contact.printed for contact in release.contacts],
        "flags": list(release.flags),
        "repairs": [
            f"{repair.rule}: {repair.old!r} read as {repair.new!r}" for repair in release.repairs
        ],
    }


def _print(result: dict[str, Any]) -> None:
    click.echo(f"\n{result['page']}")
    stated = [(entry["condition"], entry["holds"]) for entry in result["conditions"]]
    print_table("conditions", ("condition", "holds"), stated)
    if result["reason"]:
        click.echo(f"nothing is read: {result['reason']} {result['detail']}")
    for release in result["releases"]:
        _print_release(release)


def _print_release(release: dict[str, Any]) -> None:
    if MISFIT in release["flags"]:
        click.echo("the profile finds next to none of the page's text: general rules read it")
    click.echo(f"\n{release['title']} · {release['issued'] or 'date unknown'}")
    columns = ("field", "value", "method", "place", "snippet", "conf.", "chosen")
    rows = [[str(value)[:60] for value in entry.values()] for entry in release["fields"]]
    print_table("fields", columns, rows)
    blocks = [
        (number, entry["kind"], "gap" if entry["gap"] else "", entry["text"][:90])
        for number, entry in enumerate(release["blocks"], 1)
    ]
    print_table("body", ("no.", "kind", "before it", "text"), blocks)
    for name in ("contacts", "flags", "repairs"):
        if release[name]:
            print_table(name, ("",), [(line,) for line in release[name]])
