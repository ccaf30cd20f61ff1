"""`dateline index`, `dateline search` and `dateline verify`."""

from collections.abc import Callable

import click

from archive.cli.terminal import as_json_option, print_json, print_table, progress
from archive.config import Config
from archive.facets import FACETS
from archive.publication import publication_of
from archive.store import open_store
from indexer.consistency import index_faults
from indexer.documents import DocumentType
from indexer.index import Index
from indexer.indexing import build
from indexer.indexing import update as follow
from indexer.query.date_range import read_period
from indexer.query.parser import read_query
from indexer.search import Filter, Hit, SearchRequest, SearchResults, Sort
from indexer.serialize import results_as_json


@click.group(invoke_without_command=True)
@click.pass_context
def index(ctx: click.Context) -> None:
    """Build the search index from the store, beside the served one, and swap it in.

    `dateline index update` does so only where the store has changed since.
    """
    if ctx.invoked_subcommand is None:
        config: Config = ctx.obj
        with open_store(config, read_only=True) as store, progress() as count:
            number = build(publication_of(store, config), config, count)
        click.echo(f"{number} documents indexed; next: dateline serve")


@index.command()
@click.pass_obj
def update(config: Config) -> None:
    """Bring the index up to the store, if it is behind, damaged or of another engine."""
    with open_store(config, read_only=True) as store, progress() as count:
        changed = follow(publication_of(store, config), config, count)
    click.echo("index updated" if changed else "index is up to date")


def _facet_options(command: Callable[..., None]) -> Callable[..., None]:
    for facet in reversed(FACETS):
        option = click.option(
            f"--{facet.name}",
            multiple=True,
            help=f"Only this {facet.label.lower()} (id; repeatable).",
        )
        command = option(command)
    return command


@click.command()
@click.argument("query", default="")
@_facet_options
@click.option("--from", "earliest", help="Issued from this day, month or year on.")
@click.option("--to", "latest", help="Issued until this day, month or year.")
@click.option("--sort", type=click.Choice([str(sort) for sort in Sort]), default="relevance")
@click.option(
    "--type", "wanted", type=click.Choice([str(t) for t in DocumentType]), default="release"
)
@click.option("--page", type=int, default=1)
@click.option("--per-page", type=int, default=20)
@as_json_option
@click.pass_obj
def search(
    config: Config,
    /,
    query: str,
    earliest: str | None,
    latest: str | None,
    sort: str,
    wanted: str,
    page: int,
    per_page: int,
    as_json: bool,
    **facets: tuple[str, ...],
) -> None:
    """Search the releases. Words are all required; "words in quotation marks" exactly as printed.

    With --json it prints what /api/search answers. docs/search.md describes the query language.
    """
    request = SearchRequest(
        query=read_query(query),
        filters=tuple(Filter(name, ids) for name, ids in facets.items() if ids),
        earliest=read_period(earliest).earliest if earliest else None,
        latest=read_period(latest).latest if latest else None,
        sort=Sort(sort),
        page=page,
        per_page=per_page,
        type=DocumentType(wanted),
    )
    with open_store(config, read_only=True) as store:
        results = Index(publication_of(store, config), config).search(request)
    if as_json:
        print_json(results_as_json(request, results))
    else:
        _print(results)


@click.command()
@as_json_option
@click.pass_obj
def verify(config: Config, as_json: bool) -> None:
    """Re-compute every digest, check every reference, and compare the store with the index.

    Exit status 1 where a fault is found; every fault names what it concerns.
    """
    with open_store(config, read_only=True) as store:
        faults = [*store.verify(), *index_faults(publication_of(store, config), config)]
        orphans = sum(1 for _ in store.orphans())
    if as_json:
        print_json([{"kind": f.kind, "what": f.what, "detail": f.detail} for f in faults])
    else:
        rows = [(fault.kind, fault.what, fault.detail) for fault in faults]
        print_table(f"{len(faults)} faults", ("kind", "what", "detail"), rows)
        if orphans:
            click.echo(
                f"{orphans} digests are held that nothing points to (a killed run; harmless)"
            )
    if faults:
        raise click.exceptions.Exit(1)


def _print(results: SearchResults) -> None:
    click.echo(f"{results.total} found: {results.explained}")
    if results.possible_total:
        click.echo(f"{results.possible_total} more may lie in these dates")
    rows = [(hit.release_id, _when(hit), hit.title.text, hit.snippet.text) for hit in results.hits]
    print_table("", ("id", "issued", "title", "text"), rows)


def _when(hit: Hit) -> str:
    return hit.issued or f"{hit.earliest or '…'} to {hit.latest or '…'}"
