"""`dateline log`: the accessions, and what was not simply taken in."""

import click

from archive.config import Config
from archive.records import Accession
from archive.store import Store, open_store
from archive.terminal import OUTCOMES, as_json_option, print_json, print_table


@click.command()
@click.argument("accession", type=int, required=False)
@as_json_option
@click.pass_obj
def log(config: Config, accession: int | None, as_json: bool) -> None:
    """List every run of ingest; with the number of one, every page it rejected or found damaged."""
    with open_store(config, read_only=True) as store:
        if accession is None:
            _list_runs(store, as_json)
        else:
            _list_findings(store, accession, as_json)


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


def _list_findings(store: Store, accession: int, as_json: bool) -> None:
    findings = list(store.findings(accession))
    if as_json:
        keys = ("kind", "reason", "locator", "detail")
        lines = [(f.kind, f.reason, f.locator, f.detail) for f in findings]
        print_json([dict(zip(keys, map(str, line), strict=True)) for line in lines])
    else:
        rows = [(f.kind, f.reason, f.locator, f.summary) for f in findings]
        print_table(f"accession {accession}", ("kind", "reason", "where", "detail"), rows)


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
