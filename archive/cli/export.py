"""`dateline export`: the whole archive in an open format."""

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, cast

import click

from archive.config import Config
from archive.exports import EXPORTS
from archive.held import HeldRelease, State
from archive.registry import lookup
from archive.store import open_store

Format = Callable[[Iterable[HeldRelease]], Iterator[str]]


@click.command()
@click.argument("format_name", metavar="FORMAT", default="jsonl")
@click.option("--output", "-o", type=click.File("w", encoding="utf-8"), default="-")
@click.option("--all-states", is_flag=True, help="Also withdrawn and hidden releases.")
@click.pass_obj
def export(config: Config, format_name: str, output: TextIO, all_states: bool) -> None:
    """Write every public release in FORMAT (jsonl: one JSON object a line; docs/export.md)."""
    lines = cast(Format, lookup("export format", format_name, EXPORTS))
    with open_store(config, read_only=True) as store:
        wanted = (held for held in store.releases() if all_states or held.state == State.PUBLIC)
        for line in lines(wanted):
            output.write(line + "\n")
