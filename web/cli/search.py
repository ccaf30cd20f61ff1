"""`dateline search`: a search in the terminal."""

from collections.abc import Callable, Sequence

import click
from werkzeug.datastructures import MultiDict

from archive.config import Config
from archive.facets import FACETS
from archive.publication import publication_of
from archive.quotes import QuoteStatus
from archive.store import open_store
from archive.terminal import as_json_option, print_json, print_table
from archive.verbatim import STATUS_IN_WORDS
from indexer.documents import DocumentType
from indexer.index import Index
from indexer.search import DatedUse, Hit, SearchRequest, SearchResults, Sort, Usage
from web import addresses
from web.listing import bounded
from web.search.advice import Advice, advice
from web.search.former_ids import with_present_ids
from web.search.params import parse_strict
from web.search.results_json import results_as_json


def _facet_options(command: Callable[..., None]) -> Callable[..., None]:
    for facet in reversed(FACETS):
        option = click.option(
            f"--{facet.name}",
            multiple=True,
            help=f"{facet.label}: only this id (repeatable).",
        )
        command = option(command)
    return command


@click.command()
@click.argument("q", metavar="[QUERY]", default="")
@_facet_options
@click.option("--from", help="Issued from this day, month or year on.")
@click.option("--to", help="Issued until this day, month or year.")
@click.option("--sort", type=click.Choice([str(sort) for sort in Sort]))
@click.option("--type", type=click.Choice([str(kind) for kind in DocumentType]))
@click.option("--page", help="Which page of hits, from 1 on.")
@click.option("--per-page", help="How many hits a page has: 20, if nothing is said.")
@as_json_option
@click.pass_obj
def search(config: Config, /, as_json: bool, **parameters: str | tuple[str, ...] | None) -> None:
    """Search the releases. Words are all required; "words in quotation marks" exactly as printed.

    With --json it prints what /api/search answers. docs/query-language.md describes queries.
    """
    request = parse_strict(MultiDict({name: value for name, value in parameters.items() if value}))
    with open_store(config, read_only=True) as store:
        publication = publication_of(store, config)
        request, index = with_present_ids(request, publication), Index(publication, config)
        results = index.search(request)
        usages = index.usage(request), index.usage(SearchRequest(type=request.type))
        given_advice = advice(request, results, index)
    if as_json:
        print_json(results_as_json(request, bounded(results), given_advice, *usages))
        return
    _print(results, given_advice, *usages)
    _print_table(results, config.base_url)


def _print(results: SearchResults, given_advice: Advice, usage: Usage, whole: Usage) -> None:
    """What the page says above its hits."""
    click.echo(f"{results.total} found: {results.explained}")
    better = (f"did you mean {given_advice.better}",) if given_advice.better else ()
    for note in (*given_advice.notes, *better):
        click.echo(note)
    if results.possible_total:
        click.echo(f"{results.possible_total} more may lie in these dates")
    if usage.first and usage.last:
        undated = f"; undated, may be earlier: {usage.undated}" if usage.undated else ""
        click.echo(f"first {_use(usage.first)}, latest {_use(usage.last)}{undated}")
        years = (f"{bar.year}: {bar.count} of {whole.works_of(bar.year)}" for bar in usage.years)
        click.echo(f"by year, copies counted once: {', '.join(years)}")


def _use(use: DatedUse) -> str:
    return f"{use.issued} ({use.release_id})"


def _print_table(results: SearchResults, base_url: str) -> None:
    if results.hits:
        _print_hits(results.hits, base_url)
    if results.nearest:
        none = "others have" if results.total else "no release has all of these words; these have"
        click.echo(f"{none} some of them:")
        _print_hits(results.nearest, base_url)


def _print_hits(hits: Sequence[Hit], base_url: str) -> None:
    rows = [
        (hit.release_id, _when(hit), hit.title.text, hit.snippet.text, _said_by(hit, base_url))
        for hit in hits
    ]
    columns = ("id", "issued", "title", "text", "said by")
    print_table("", *_without_empty(columns, rows))


def _without_empty(
    columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Releases are said by nobody: their table has no such column."""
    last = any(row[-1] for row in rows)
    return (columns, rows) if last else (columns[:-1], [row[:-1] for row in rows])


def _said_by(hit: Hit, base_url: str) -> str:
    """Who said a quotation, how that is known, and its lasting address; '' for a release."""
    facts = hit.quote
    if not facts:
        return ""
    named = ", ".join(filter(None, (facts.speaker or "speaker unknown", facts.position)))
    known = STATUS_IN_WORDS[QuoteStatus(facts.status)]
    return f"{named} ({known})\n{base_url}{addresses.quote(hit.key)}"


def _when(hit: Hit) -> str:
    return hit.issued or f"{hit.earliest or '…'} to {hit.latest or '…'}"
