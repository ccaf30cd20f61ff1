"""What the commands share in the terminal: progress while they work, tables when they are done."""

import getpass
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import click
import msgspec
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from archive.printable import printable, printable_value

OUTCOMES = {"taken": "new", "held": "already held"}
"""What a person reads for two counts of an accession."""


def as_typed(words: str) -> str:
    """A command of ours as it is to be typed next: with the home that was named this time."""
    home = click.get_current_context().find_root().params.get("home")
    return f"dateline {words} --home {shlex.quote(home)}" if home else f"dateline {words}"


as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a script.")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""  # a container may know its user by number only


who_option = click.option(
    "--who", default=_login, show_default="your login name", help="Who says so; kept with it."
)

why_option = click.option("--why", default="", help="For which reason; kept with it.")

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Describe in so many processes (default: one for each processor).",
)


@contextmanager
def progress() -> Iterator[Callable[[str, int], None]]:
    """Count what is done on standard error, where it is a terminal; silent in a script.

    'to describe' with a number sets what is to come: the bar then tells rate and time left.
    """
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=None, rate="")
        counts: dict[str, int] = {}

        def count(verb: str, number: int) -> None:
            if verb == "to describe":
                bar.reset(task, total=number, description=bar.tasks[0].description, rate="")
                return
            counts[verb] = counts.get(verb, 0) + number
            text = ", ".join(f"{total} {name}" for name, total in counts.items())
            speed = bar.tasks[0].speed
            bar.update(task, advance=number, description=text, rate=_per_second(speed))

        yield count


def _per_second(speed: float | None) -> str:
    return f"{speed:.0f}/s" if speed else ""


def print_json(value: object) -> None:
    """One JSON document on standard output, keys in the order given."""
    text = msgspec.json.encode(printable_value(msgspec.to_builtins(value)))
    click.echo(msgspec.json.format(text, indent=2).decode("utf-8"))


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table on standard output; as wide as it needs where that is not a terminal."""
    table = Table(title=title, title_justify="left", title_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else printable(str(cell)) for cell in row))
    Console(width=None if sys.stdout.isatty() else 160, highlight=False, markup=False).print(table)
