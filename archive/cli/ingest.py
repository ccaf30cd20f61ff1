"""`dateline ingest`: take pages in."""

from collections.abc import Sequence
from pathlib import Path

import click

from archive.config import Config
from archive.ingest.jobs import CaptureSource, dry_run
from archive.ingest.jobs import ingest as take_in
from archive.ingest.learning import learn_from_all
from archive.ingest.reading import ReadApart
from archive.ingest.report import Counts, DescribedAgain
from archive.ingest.reporting import reporting
from archive.models import Finding
from archive.opening import ArchiveKnowledge, collection_of, describers_for, open_or_create
from archive.records import Accession
from archive.sources import Limits, open_source
from archive.store import Store
from archive.terminal import (
    OUTCOMES,
    as_json_option,
    as_typed,
    jobs_option,
    print_json,
    print_table,
    progress,
)

_SHOWN = 20


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@jobs_option
@click.option("--dry-run", is_flag=True, help="Read and describe everything, and keep nothing.")
@click.option(
    "--strict",
    is_flag=True,
    help="Exit status 1 where any page was set aside, damaged or not described.",
)
@click.option(
    "--report",
    "reports",
    type=click.Path(dir_okay=False, path_type=Path),
    multiple=True,
    help="Write what was done: FILE.html with counts, FILE.csv with a line for each page.",
)
@as_json_option
@click.pass_obj
def ingest(
    config: Config,
    sources: tuple[str, ...],
    jobs: int | None,
    dry_run: bool,
    strict: bool,
    reports: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Take in old pages, keep their bytes, and describe them as releases.

    SOURCE is a page, a folder (a wget or HTTrack mirror, a web-archive download, saved pages), a
    zip or tar file, a WARC, ARC or WACZ file. Repeating is safe: what is held is left alone, and
    a run that was killed is resumed. Makes the archive if the home has none.

    Exit status 0 also where pages were rejected, unless --strict is given: each is listed with its
    reason, and `dateline log` and `dateline quarantine` show them again.
    """
    limits = Limits(max_page_bytes=config.max_page_bytes)
    opened = [ReadApart(open_source(source, limits)) for source in sources]
    processes = jobs or config.processes
    with reporting(reports, f"Ingest of {', '.join(sources)}") as report:
        if dry_run:
            _dry_run(config, opened, processes, report, as_json)
        else:
            _take_in(config, opened, processes, report, as_json)
    if strict and report.has_faults:
        raise click.exceptions.Exit(1)


def _take_in(
    config: Config, sources: Sequence[CaptureSource], processes: int, report: Counts, as_json: bool
) -> None:
    with open_or_create(config) as store:
        knowledge = ArchiveKnowledge(store)
        with knowledge.describers(processes) as describer, progress() as count:
            runs = [take_in(source, store, describer, count, report) for source in sources]
        with progress() as count:
            learn_from_all(knowledge, store, processes, count, DescribedAgain(report))
        if as_json:
            print_json([_as_json(run, store) for run in runs])
        else:
            _print(runs, store)


def _dry_run(
    config: Config, sources: Sequence[CaptureSource], processes: int, report: Counts, as_json: bool
) -> None:
    with describers_for(collection_of(config), processes) as describer:
        for source in sources:
            dry_run(source, describer, report)
    if as_json:
        print_json(report.as_json())
        return
    print_table("dry run: nothing was kept", ("what", "how many"), report.outcomes.most_common())
    rows = [(kind, reason, number) for (kind, reason), number in report.reasons.most_common()]
    print_table("reasons", ("kind", "reason", "how many"), rows)
    print_table("doubts", ("doubt", "how many"), report.doubts.most_common())


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
        rows = [(OUTCOMES.get(name, name), number) for name, number in run.counts]
        print_table(f"accession {run.id}: {run.source}", ("what", "how many"), rows)
        findings = list(store.findings(run.id))
        if findings:
            shown = [(f.kind, f.reason, f.locator, f.summary) for f in findings[:_SHOWN]]
            print_table("not simply taken in", ("kind", "reason", "where", "detail"), shown)
        if len(findings) > _SHOWN:
            click.echo(f"{len(findings) - _SHOWN} more: dateline log {run.id}")
    counts = store.counts()
    click.echo(
        f"{counts.releases_public} releases, {counts.captures} captures held;"
        f" next: {as_typed('index')}"
    )
