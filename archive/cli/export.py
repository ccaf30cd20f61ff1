"""`dateline export`: what the archive holds in open formats, a command for each of the table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import IO, cast

import click

from archive.authorities.collection import load_collection
from archive.config import Config, collection_folder
from archive.errors import DamagedBytes, DatelineError, NotFound, StoreError
from archive.exports import (
    REPRESENTATIONS,
    CapturedBytes,
    MadeOf,
    OfAuthorities,
    OfCaptures,
    OfQuotes,
    OfReleases,
    quotes_of,
)
from archive.exports.selection import Selection
from archive.new_file import open_new
from archive.opening import collection_of
from archive.printable import printable
from archive.publication import publication_of
from archive.records import StoredCapture, StoredRelease
from archive.registry import resolve
from archive.store import Store, open_store

Releases = Iterable[StoredRelease]


@click.group(invoke_without_command=True)
@click.pass_context
def export(ctx: click.Context) -> None:
    """Write what the archive holds in an open format; without the name of one, as jsonl."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(export.commands["jsonl"])


def _of_releases(name: str) -> click.Command:
    def pieces(releases: Releases) -> Iterator[bytes]:
        return cast(OfReleases, _function(name))(releases)

    return _streamed(name, pieces)


def _of_quotes(name: str) -> click.Command:
    def pieces(releases: Releases) -> Iterator[bytes]:
        return cast(OfQuotes, _function(name))(quotes_of(releases))

    return _streamed(name, pieces)


def _streamed(name: str, pieces: Callable[[Releases], Iterator[bytes]]) -> click.Command:
    """A command that writes what is made of releases, as they come."""

    @click.command(name, help=_help(name))
    @click.option("--output", "-o", type=click.File("wb"), default="-")
    @click.option("--all-states", is_flag=True, help="Also withdrawn and hidden releases.")
    @click.pass_obj
    def write(config: Config, output: IO[bytes], all_states: bool) -> None:
        unread: dict[str, str] = {}
        with open_store(config, read_only=True) as store:
            public = publication_of(store, config).releases(unread.__setitem__)
            everything = store.releases(unread.__setitem__)
            selected = everything if all_states else (each.record for each in public)
            for piece in pieces(selected):
                output.write(piece)
        if unread:
            raise StoreError(_left_out(unread))

    return write


def _left_out(unread: Mapping[str, str]) -> str:
    release_id, why = next(iter(unread.items()))
    return (
        f"{len(unread)} releases cannot be read and are not in this export: {release_id} ({why})"
        f"{' and others' if len(unread) > 1 else ''}; `dateline verify` names what is damaged"
    )


def _of_authorities(name: str) -> click.Command:
    """A command that writes what is made of the authority files of the collection."""

    @click.command(name, help=_help(name))
    @click.option("--output", "-o", type=click.File("wb"), default="-")
    @click.pass_obj
    def write(config: Config, output: IO[bytes]) -> None:
        collection = load_collection(collection_folder(collection_of(config)))
        output.writelines(cast(OfAuthorities, _function(name))(collection))

    return write


def _of_captures(name: str) -> click.Command:
    """A command that writes captures into a new file."""

    @click.command(name, help=f"{_help(name)}\n\n{_CAPTURES}")
    @click.option(
        "--output",
        "-o",
        required=True,
        type=click.Path(dir_okay=False, path_type=Path),
        help="A new file.",
    )
    @click.option("--url", "urls", multiple=True, help="Only addresses like this (* for any).")
    @click.option("--release", "releases", multiple=True, help="Only captures of this release.")
    @click.option("--from", "earliest", type=click.DateTime(["%Y-%m-%d"]), help="Captured from.")
    @click.option("--to", "latest", type=click.DateTime(["%Y-%m-%d"]), help="Captured until.")
    @click.pass_obj
    def write(
        config: Config,
        output: Path,
        urls: tuple[str, ...],
        releases: tuple[str, ...],
        earliest: datetime | None,
        latest: datetime | None,
    ) -> None:
        selection = Selection(urls, earliest, latest)
        with open_store(config, read_only=True) as store:
            # Asked before the file is made: an unknown id must not leave an empty one.
            of_releases = list(chain.from_iterable(map(store.captures_of, releases)))
            selected = filter(selection.holds, of_releases if releases else store.captures())
            number = _write_captures(name, selected, store, output)
        click.echo(f"{number} captures written to {output}")

    return write


_CAPTURES = (
    "Every capture, or those that all given conditions select. Bytes of withdrawn releases are"
    " among them: the file is for archivists."
)


def _write_captures(
    name: str, selected: Iterable[StoredCapture], store: Store, output: Path
) -> int:
    """How many were written. Raises DatelineError where the bytes of some cannot be read: they are
    told of as they are met, and every other capture is written."""
    read, unreadable = 0, 0

    def with_bytes() -> Iterator[CapturedBytes]:
        nonlocal read, unreadable
        for capture in selected:
            try:
                content = store.content(capture.digest)
            except (DamagedBytes, NotFound) as error:
                click.echo(f"not written: {printable(f'{capture.locator}: {error}')}", err=True)
                unreadable += 1
                continue
            read += 1
            yield CapturedBytes(capture, content)

    with open_new(output) as stream:
        for piece in cast(OfCaptures, _function(name))(with_bytes()):
            stream.write(piece)
    if unreadable:
        raise DatelineError(
            f"{unreadable} captures are not in this export, {read} are: their bytes cannot be"
            " read; see `dateline verify`"
        )
    return read


def _function(name: str) -> object:
    return resolve(REPRESENTATIONS[name].target)


def _help(name: str) -> str:
    return f"{REPRESENTATIONS[name].about} See docs/export.md."


_MAKERS = {
    MadeOf.RELEASES: _of_releases,
    MadeOf.QUOTES: _of_quotes,
    MadeOf.CAPTURES: _of_captures,
    MadeOf.AUTHORITIES: _of_authorities,
}
for _name, _row in REPRESENTATIONS.items():
    export.add_command(_MAKERS[_row.made_of](_name))
