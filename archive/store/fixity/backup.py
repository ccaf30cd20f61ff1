"""A copy of the archive while it is in use, and an archive from a copy."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Engine

from archive.config import SETTINGS_FILE, Config
from archive.errors import ConfigError, StoreError
from archive.shapes import read_json
from archive.store.database.advice import advice
from archive.store.database.connection import STORE_FILE, file_of, url_of
from archive.store.database.sqlite import copy_database
from archive.store.fixity.fingerprint import state_of
from archive.store.holdings.blobs import Blobs

MANIFEST = "backup.json"
BLOBS_FILE = "blobs.sqlite"
UNFINISHED_BACKUP = "backup.unfinished"
UNFINISHED_RESTORE = "restore.unfinished"
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Written last: a folder without one is no whole backup. state: of the store that was copied,
    see archive.store.fixity.fingerprint."""

    made: datetime
    collection: str
    files: tuple[File, ...]
    state: str = ""


def backup(engine: Engine, blobs: Blobs, config: Config, collection: str, folder: Path) -> None:
    """Copy everything but the index into a folder that is empty or not there.

    Raises StoreError for a folder in use, and for a store that is not in an SQLite file.
    """
    _store_file(config)
    with _told("the backup", folder):
        folder.mkdir(parents=True, exist_ok=True)
        state = state_of(engine)
        if not _is_free(folder, UNFINISHED_BACKUP):
            # A run killed after its last step told nobody that it was done.
            if _is_backup_of(folder, state):
                return
            raise StoreError(f"{folder} is not empty; give a new folder for the backup")
        _begin(folder / UNFINISHED_BACKUP)
        # The store first: bytes are committed before the rows that point to them, so whatever the
        # copied rows point to is among the bytes copied later.
        copy_database(engine, folder / STORE_FILE)
        blobs.copy_to(folder / BLOBS_FILE)
        settings = config.home / SETTINGS_FILE
        if settings.is_file():
            shutil.copyfile(settings, folder / SETTINGS_FILE)
        copies = (path for path in sorted(folder.iterdir()) if path.name != UNFINISHED_BACKUP)
        files = tuple(_file(path) for path in copies)
        manifest = Manifest(datetime.now(UTC), collection, files, state)
        (folder / MANIFEST).write_bytes(msgspec.json.encode(manifest))
        sync(folder / MANIFEST)
        (folder / UNFINISHED_BACKUP).unlink()
        sync(folder)


def copy_back(folder: Path, config: Config) -> None:
    """Copy a backup into an empty home, and prove every file against the manifest.

    Raises StoreError for a home in use, and for a backup that is not whole; the home is then empty.
    """
    store_file = _store_file(config)
    manifest = _manifest(folder)
    home = config.home
    places = {BLOBS_FILE: config.blobs_path, STORE_FILE: store_file}
    if _is_restored(manifest, places, home):
        return
    again = (home / UNFINISHED_RESTORE).is_file()
    if home.exists() and (not home.is_dir() or not _is_free(home, UNFINISHED_RESTORE)):
        raise StoreError(f"{home} is not empty; restore into a new home")
    if store_file.exists() and not again:
        raise StoreError(f"{store_file} is in use; restore into a new database file")
    with _told("the archive", home):
        home.mkdir(parents=True, exist_ok=True)
        _begin(home / UNFINISHED_RESTORE)
        _copy_all(folder, manifest, places, home)
        (home / UNFINISHED_RESTORE).unlink()
        sync(home)


def require_whole(home: Path) -> None:
    """Raises ConfigError for a home that a killed restore left half-way."""
    if (home / UNFINISHED_RESTORE).is_file():
        raise ConfigError(
            f"restoring into {home} was cut short; run the same `dateline restore` again"
        )


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _store_file(config: Config) -> Path:
    """The file that holds the rows. Raises StoreError where a database server does."""
    place = file_of(url_of(config))
    if place is None:
        raise StoreError(
            "the rows of this archive are in a database server: copy them with its own tool"
            f" (pg_dump, pg_restore), and after that the file {BLOBS_FILE} in the home"
        )
    return place


def _manifest(folder: Path) -> Manifest:
    try:
        return read_json((folder / MANIFEST).read_bytes(), Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise StoreError(f"{folder} holds no whole backup ({MANIFEST}: {error})") from error


def _is_backup_of(folder: Path, state: str) -> bool:
    """Whether a folder holds a whole backup of a store in this state, and nothing else."""
    try:
        manifest = _manifest(folder)
    except StoreError:
        return False
    names = {file.name for file in manifest.files}
    whole = {path.name for path in folder.iterdir()} == {*names, MANIFEST}
    return (
        whole
        and manifest.state == state
        and all(_holds(folder / f.name, f) for f in manifest.files)
    )


def _is_restored(manifest: Manifest, places: dict[str, Path], home: Path) -> bool:
    """Whether a home holds what stands in a backup, and nothing was done with it since."""
    if not home.is_dir() or not {path.name for path in home.iterdir()} <= _left_behind(""):
        return False
    return all(_holds(places.get(f.name, home / Path(f.name).name), f) for f in manifest.files)


def _holds(place: Path, file: File) -> bool:
    return (
        place.is_file() and place.stat().st_size == file.size and _file(place).digest == file.digest
    )


def _is_free(folder: Path, mark: str) -> bool:
    """Whether a folder is empty, or holds no more than what a run that was killed left there."""
    names = {path.name for path in folder.iterdir()}
    return not names or (mark in names and names <= _left_behind(mark))


def _left_behind(mark: str) -> set[str]:
    files = (STORE_FILE, BLOBS_FILE)
    beside = {f"{name}{ending}" for name in files for ending in ("", "-journal", "-wal", "-shm")}
    return {*beside, SETTINGS_FILE, MANIFEST, mark}


def _begin(mark: Path) -> None:
    """Clear what a killed run left, and mark the folder before anything stands in it."""
    for name in _left_behind(mark.name) - {mark.name}:
        (mark.parent / name).unlink(missing_ok=True)
    mark.touch()
    sync(mark.parent)


def _file(path: Path) -> File:
    with path.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    sync(path)
    return File(path.name, path.stat().st_size, digest)


def _copy_all(folder: Path, manifest: Manifest, places: dict[str, Path], home: Path) -> None:
    placed: list[Path] = []
    try:
        for file in manifest.files:
            placed.append(places.get(file.name, home / Path(file.name).name))
            _copy(folder, file, placed[-1])
    except BaseException:
        for place in (*placed, home / UNFINISHED_RESTORE):
            place.unlink(missing_ok=True)
        raise


def _copy(folder: Path, file: File, place: Path) -> None:
    shutil.copyfile(folder / Path(file.name).name, place)
    if _file(place) != File(place.name, file.size, file.digest):
        raise StoreError(f"{folder / file.name} is damaged; use another backup")


@contextmanager
def _told(copy_name: str, folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{copy_name} could not be written: {advice(error, folder)}") from error
