"""`dateline corrections`: what people say against what was described, out and in again."""

from typing import BinaryIO

import click

from archive.config import Config
from archive.decisions import Conflict, Correction
from archive.exports.corrections_jsonl import correction_of, lines
from archive.exports.lines_read import LinesRead
from archive.store import open_store
from archive.terminal import as_typed, print_table


@click.group()
def corrections() -> None:
    """Corrections by people: list, export, import, withdraw, and those in conflict.

    A correction stays in force when the page is described again (docs/corrections.md).
    """


@corrections.command("list")
@click.argument("id", metavar="[ID]", default="")
@click.pass_obj
def list_(config: Config, id: str) -> None:
    """List every correction with its number, the newest last; of a release, a quote or an agent
    alone, with its ID. Of a release those of its quotes too."""
    with open_store(config, read_only=True) as store:
        shown = [each for each in store.corrections() if not id or each.id == id]
        if id:
            shown = sorted({*shown, *store.audit.about([id])}, key=lambda each: each.number)
    columns = ("no.", "when", "who", "of", "id", "field", "was", "is", "why", "withdrawn")
    if not shown:
        click.echo(f"nothing is corrected of {id}" if id else "nothing is corrected yet")
        return
    print_table("corrections", columns, [_entry(each) for each in shown])


@corrections.command("export")
@click.option("--output", "-o", type=click.File("wb"), default="-")
@click.pass_obj
def export_(config: Config, output: BinaryIO) -> None:
    """Write every correction as a line of JSON, also those withdrawn."""
    with open_store(config, read_only=True) as store:
        output.writelines(lines(store.corrections(), store.elsewhere.bearings))


@corrections.command("import")
@click.argument("file", type=click.File("rb"))
@click.pass_obj
def import_(config: Config, file: BinaryIO) -> None:
    """Put the corrections of FILE in force, all or none. Safe to repeat.

    FILE may be of another archive of the same pages: what has another id here is found by its bytes
    and its words.
    """
    lines_read = LinesRead(file, correction_of)
    with open_store(config) as store, lines_read.named():
        number = store.elsewhere.take_over(lines_read)
    click.echo(f"{number} of {lines_read.number} lines were new")


@corrections.command()
@click.argument("numbers", type=int, nargs=-1, required=True)
@click.pass_obj
def withdraw(config: Config, numbers: tuple[int, ...]) -> None:
    """Take corrections back, by the numbers that `dateline correct`, `list` and `conflicts` print.

    With a quotation that was added goes what was said with it: who speaks, in which post.
    """
    with open_store(config) as store:
        store.withdraw_corrections(numbers)
        withdrawn = [each for each in store.corrections() if each.number in numbers]
    click.echo(f"{len(numbers)} withdrawn; what was described is shown again")
    if not all(each.target.has_id for each in withdrawn):
        click.echo(f"next: {as_typed('redescribe')}, which describes the pages that it is about")


@corrections.command()
@click.pass_obj
def conflicts(config: Config) -> None:
    """List the corrections whose described value is another now than the one that was corrected."""
    with open_store(config, read_only=True) as store:
        rows = [_row(conflict) for conflict in store.conflicts()]
    if not rows:
        click.echo("no conflicts: what was corrected is still described as it was seen")
        return
    columns = ("no.", "of", "id", "field", "corrected to", "was", "is now", "who")
    print_table("conflicts", columns, rows)


def _entry(correction: Correction) -> tuple[object, ...]:
    withdrawn = correction.withdrawn
    return (
        correction.number,
        f"{correction.moment:%Y-%m-%d %H:%M}" if correction.moment else "",
        correction.who,
        correction.target,
        correction.id,
        correction.field,
        correction.seen,
        correction.value,
        correction.why,
        f"{withdrawn:%Y-%m-%d %H:%M}" if withdrawn else "",
    )


def _row(conflict: Conflict) -> tuple[object, ...]:
    correction, present = conflict.correction, conflict.present
    return (
        correction.number,
        correction.target,
        correction.id,
        correction.field,
        correction.value,
        correction.seen,
        "gone" if present is None else present,
        correction.who,
    )
