"""`dateline backup` and `dateline restore`: a copy of the archive, and an archive from a copy."""

from pathlib import Path

import click

from archive.config import Config
from archive.store import open_store
from archive.store import restore as restore_store
from archive.terminal import as_typed


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def backup(config: Config, folder: Path) -> None:
    """Copy the store and its bytes into FOLDER, consistently, while the archive is in use.

    The index is not copied: `dateline index` makes it again from the store.
    """
    with open_store(config, read_only=True) as store:
        store.backup(folder)
    click.echo(f"backup written to {folder}")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def restore(config: Config, folder: Path) -> None:
    """Make the archive of an empty home from a backup in FOLDER, and verify it."""
    restore_store(folder, config)
    click.echo(f"archive restored to {config.home}; next: {as_typed('index')}")
