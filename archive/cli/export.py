"""`dateline export`: the whole archive in an open format."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TextIO, cast

import click

from archive.config import Config
from archive.exports import EXPORTS
from archive.exports.selection import Selection
from archive.exports.warc import write_warc
from archive.new_file import open_new
from archive.publication import publication_of
from archive.records import StoredRelease
from archive.registry import lookup
from archive.store import open_store

Format = Callable[[Iterable[StoredRelease]], Iterator[str]]
_SOFTWARE = f"dateline {version('dateline')}"


@click.group(invoke_without_command=True)
@click.pass_context
def export(ctx: click.Context) -> None:
    """Write what the archive holds in an open format: jsonl (releases) or warc (captures)."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(export.commands["jsonl"])


def _of_releases(name: str) -> click.Command:
    """The command of a format of the table EXPORTS: lines made of releases."""

    @click.command(name, help=f"Every public release as {name} (docs/export.md).")
    @click.option("--output", "-o", type=click.File("w", encoding="utf-8"), default="-")
    @click.option("--all-states", is_flag=True, help="Also withdrawn and hidden releases.")
    @click.pass_obj
    def write(config: Config, output: TextIO, all_states: bool) -> None:
        lines = cast(Format, lookup("export format", name, EXPORTS))
        with open_store(config, read_only=True) as store:
            public = (each.record for each in publication_of(store, config).releases())
            for line in lines(store.releases() if all_states else public):
                output.write(line + "\n")

    return write


for _name in EXPORTS:
    export.add_command(_of_releases(_name))


@export.command()
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="A new .warc.gz file.",
)
@click.option("--url", "urls", multiple=True, help="Only addresses like this (* for anything).")
@click.option("--release", "releases", multiple=True, help="Only captures of this release (id).")
@click.option("--from", "earliest", type=click.DateTime(["%Y-%m-%d"]), help="Captured from then.")
@click.option("--to", "latest", type=click.DateTime(["%Y-%m-%d"]), help="Captured until then.")
@click.pass_obj
def warc(
    config: Config,
    output: Path,
    urls: tuple[str, ...],
    releases: tuple[str, ...],
    earliest: datetime | None,
    latest: datetime | None,
) -> None:
    """Captures with their bytes as a WARC file that other tools index and replay.

    Every capture, or those that all given conditions select. Bytes of withdrawn releases are among
    them: the file is for archivists.
    """
    wanted = Selection(urls, earliest, latest)
    with open_store(config, read_only=True) as store:
        # Asked before the file is made: an unknown id must not leave an empty one.
        of_releases = list(chain.from_iterable(map(store.captures_of, releases)))
        held = filter(wanted.holds, of_releases if releases else store.captures())
        with open_new(output) as stream:
            number = write_warc(held, store.content, stream, _SOFTWARE)
    click.echo(f"{number} captures written to {output}")
