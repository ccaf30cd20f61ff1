"""`dateline log`: the accessions, and what was not simply taken in."""

import click

from archive.config import Config
from archive.kinds import REDIRECT, PageKind
from archive.models import Finding
from archive.records import Accession
from archive.store import Store, open_store
from archive.terminal import OUTCOMES, as_json_option, print_json, print_table

HELD = [*(kind.value for kind in PageKind if not kind.is_release), REDIRECT]


@click.command()
@click.argument("accession", type=int, required=False)
@click.option(
    "--kind",
    type=click.Choice(HELD),
    help="Pages that were told to be of this kind, and so made no release.",
)
@as_json_option
@click.pass_obj
def log(config: Config, accession: int | None, kind: str | None, as_json: bool) -> None:
    """List every run of ingest; with the number of one, every page it rejected or found damaged.

    With --kind the pages of that kind, of one run or of all, each with the reasons: what is no
    release is held all the same. `dateline page promote` makes one a release for good.
    """
    with open_store(config, read_only=True) as store:
        if accession is None and kind is None:
            _list_runs(store, as_json)
        else:
            _list_findings(store, accession, kind, as_json)


def _list_runs(store: Store, as_json: bool) -> None:
    runs = list(store.accessions())
    if as_json:
        print_json([_as_json(run) for run in runs])
        return
    rows = [
        (run.id, f"{run.started:%Y-%m-%d %H:%M}", run.source, _counts(run), _end(run))
        for run in runs
    ]
    print_table("accessions", ("no.", "started", "source", "counts", "state"), rows)


def _list_findings(store: Store, accession: int | None, kind: str | None, as_json: bool) -> None:
    findings = [f for f in store.findings(accession) if kind in (None, f.reason)]
    if as_json:
        print_json([_finding(finding) for finding in findings])
        return
    rows = [(f.kind, f.reason, f.url or f.locator, f.summary) for f in findings]
    heading = "all runs" if accession is None else f"accession {accession}"
    print_table(heading, ("kind", "reason", "where", "detail"), rows)


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "kind": str(finding.kind),
        "reason": finding.reason,
        "locator": finding.locator,
        "url": finding.url or "",
        "digest": finding.digest or "",
        "detail": finding.detail,
    }


def _as_json(run: Accession) -> dict[str, object]:
    return {
        "accession": run.id,
        "source": run.source,
        "started": run.started.isoformat(),
        "finished": run.finished.isoformat() if run.finished else None,
        "counts": dict(run.counts),
    }


def _counts(run: Accession) -> str:
    return ", ".join(f"{number} {OUTCOMES.get(name, name)}" for name, number in run.counts)


def _end(run: Accession) -> str:
    return "finished" if run.finished else "not finished; ingest again to go on"
