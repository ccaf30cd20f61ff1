"""`dateline check`: whether what is quoted was printed."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from archive.config import Config
from archive.errors import DatelineError, UsageError
from archive.publication import publication_of
from archive.store import open_store
from archive.terminal import as_json_option, print_json
from archive.text.spreadsheet import csv_line
from archive.text.word_diff import ChangeKind
from indexer.analysis import words
from indexer.index import Index
from indexer.quotecheck.checker import Checker
from indexer.quotecheck.values import Check, Finding, Pasted
from web import addresses
from web.checking.check_json import check_as_json
from web.checking.check_views import coverage_in_words
from web.checking.quote_links import words_in_release
from web.checking.quote_rows import quote_rows

COLUMNS = (
    "quote", "speaker", "verdict", "alarms", "note", "release", "title", "issued", "issued by",
    "printed speaker", "printed", "differences", "releases", "first", "last", "link", "error",
)  # fmt: skip


@click.command()
@click.argument("text")
@as_json_option
@click.pass_obj
def check(config: Config, /, text: str, as_json: bool) -> None:
    """Check whether quotes were printed: TEXT, - for what is piped in, or a FILE.csv of quotes.

    Every passage between quotation marks is checked; a text without marks as a whole. Of a CSV file
    the column `quote` (else the first) is checked row by row, with `speaker` if there is one, and
    a CSV of verdicts and links is printed. docs/checking.md says what each verdict means.
    """
    with open_store(config, read_only=True) as store:
        publication = publication_of(store, config)
        checker = Checker(Index(publication, config), publication)
        if text.lower().endswith(".csv"):
            for line in _batch(Path(text), checker, config):
                click.echo(line, nl=False)
            return
        pasted = sys.stdin.read() if text == "-" else text
        if not words(pasted):
            raise UsageError("there are no words to check; paste a quote or a text with quotes")
        result = checker.check(pasted)
    if as_json:
        print_json(check_as_json(result))
    else:
        _print(result)


def _batch(path: Path, checker: Checker, config: Config) -> Iterator[str]:
    """The verdicts line by line; a row that cannot be checked has the reason in its last cell."""
    rows = list(quote_rows(path))
    yield csv_line(COLUMNS)
    for row in rows:
        first_cells = [row.quote, row.speaker or ""]
        try:
            if not words(row.text):
                raise UsageError("there are no words to check; write the quote into this row")
            check = checker.check_quote(Pasted(row.text, speaker=row.speaker))
        except DatelineError as error:
            yield csv_line([*first_cells, *[""] * (len(COLUMNS) - 3), str(error)])
        else:
            yield csv_line([*first_cells, *_cells(check, config), ""])


def _cells(finding: Finding, config: Config) -> list[str]:
    source = finding.sources[0] if finding.sources else None
    uses, base = finding.uses, config.base_url.rstrip("/")
    return [
        str(finding.verdict),
        "; ".join(map(str, finding.alarms)),
        finding.note,
        source.release_id if source else "",
        source.title if source else "",
        (source.issued or "") if source else "",
        "; ".join(source.offices) if source else "",
        (source.speaker or "") if source else "",
        " / ".join(each.text for each in finding.sources),
        _differences(finding),
        str(uses.releases or ""),
        uses.first[1] if uses.first else "",
        uses.last[1] if uses.last else "",
        base + words_in_release(source) if source else base + addresses.CHECK,
    ]


_SIGNS = {ChangeKind.SAME: "{}", ChangeKind.REMOVED: "[-{}-] ", ChangeKind.ADDED: "{{+{}+}} "}


def _differences(finding: Finding) -> str:
    """As wdiff writes them: [-printed-] {+pasted+}."""
    return "".join(
        _SIGNS[change.kind].format(
            change.text if change.kind is ChangeKind.SAME else change.text.strip()
        )
        for change in finding.changes
    ).strip()


def _print(result: Check) -> None:
    for finding in result.findings:
        click.secho(str(finding.verdict).upper(), bold=True, nl=False)
        click.echo("".join(f" [{alarm}]" for alarm in finding.alarms))
        click.echo(f"  “{finding.pasted.text}”")
        if finding.changes:
            click.echo(f"  {_differences(finding)}")
        for source in finding.sources:
            speaker = f", said by {source.speaker}" if source.speaker else ""
            click.echo(
                f"  {source.release_id} {source.issued or 'undated'} {source.title}{speaker}"
            )
        if finding.note:
            click.echo(f"  {finding.note}")
    if result.short:
        click.echo(f"{result.short} more between marks are too short to be a quote")
    click.echo(f"held against {coverage_in_words(result.coverage)}")
