"""What the commands share in the terminal: progress while they work, tables when they are done."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import click
import msgspec
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a script.")


@contextmanager
def progress() -> Iterator[Callable[[str, int], None]]:
    """Count what is done on standard error, where it is a terminal; silent in a script."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=None)
        counts: dict[str, int] = {}

        def count(verb: str, number: int) -> None:
            counts[verb] = counts.get(verb, 0) + number
            text = ", ".join(f"{total} {name}" for name, total in counts.items())
            bar.update(task, description=text)

        yield count


def print_json(value: object) -> None:
    """One JSON document on standard output, keys in the order given."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode("utf-8"))


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table on standard output; as wide as it needs where that is not a terminal."""
    table = Table(title=title, title_justify="left", title_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else 160, highlight=False, markup=False).print(table)
