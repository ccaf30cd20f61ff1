"""`dateline ingest`: take pages in."""

import click

from archive.cli.opening import describer_for, open_or_create
from archive.cli.terminal import as_json_option, print_json, print_table, progress
from archive.config import Config
from archive.held import Accession
from archive.ingest import ingest as take_in
from archive.models import Finding
from archive.sources import Limits, open_source
from archive.store import Store

_SHOWN = 20


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@as_json_option
@click.pass_obj
def ingest(config: Config, sources: tuple[str, ...], as_json: bool) -> None:
    """Take in old pages, keep their bytes, and describe them as releases.

    SOURCE is a page, a folder (a wget or HTTrack mirror, a web-archive download, saved pages), a
    zip or tar file, a WARC, ARC or WACZ file. Repeating is safe: what is held is left alone, and
    a run that was killed is resumed. Makes the archive if the home has none.

    Exit status 0 also where pages were rejected: each is listed with its reason, and `dateline log`
    shows them again.
    """
    limits = Limits(max_page_bytes=config.max_page_bytes)
    opened = [open_source(source, limits) for source in sources]
    with open_or_create(config) as store:
        describer = describer_for(store)
        with progress() as count:
            runs = [take_in(source, store, describer, count) for source in opened]
        if as_json:
            print_json([_as_json(run, store) for run in runs])
        else:
            _print(runs, store)


def _as_json(run: Accession, store: Store) -> dict[str, object]:
    return {
        "accession": run.id,
        "source": run.source,
        "counts": dict(run.counts),
        "findings": [_finding(finding) for finding in store.findings(run.id)],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "locator": finding.locator,
        "kind": str(finding.kind),
        "reason": finding.reason,
        "detail": finding.detail,
    }


def _print(runs: list[Accession], store: Store) -> None:
    for run in runs:
        rows = [(name, number) for name, number in run.counts]
        print_table(f"accession {run.id}: {run.source}", ("what", "how many"), rows)
        findings = list(store.findings(run.id))
        if findings:
            shown = [(f.kind, f.reason, f.locator, f.detail) for f in findings[:_SHOWN]]
            print_table("not simply taken in", ("kind", "reason", "where", "detail"), shown)
        if len(findings) > _SHOWN:
            click.echo(f"{len(findings) - _SHOWN} more: dateline log {run.id}")
    counts = store.counts()
    click.echo(
        f"{counts.releases_public} releases, {counts.captures} captures held; next: dateline index"
    )
