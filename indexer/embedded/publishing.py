"""Generations of an index: folders built beside the served one, synced, swapped in by a pointer."""

import fcntl
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from archive.errors import IndexDamaged, SearchError
from archive.facets import FACETS

FORMAT = 2
MANIFEST = "manifest.json"
_POINTER = "current"
_NAME = re.compile(r"generation-(\d{6})\Z")
_BUILDING = ".building"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a generation is, and the size and sha-256 of each of its files.

    policy: the fingerprint of that under which its documents were let out.
    facets: those that have a column; a generation from before a facet was added is outdated.
    """

    format: int
    engine: str
    collection: str
    policy: str
    revision: int
    documents: int
    facets: tuple[str, ...]
    files: dict[str, tuple[int, str]]


@contextmanager
def building(root: Path) -> Iterator[Path]:
    """A folder for a new generation; only one builder at a time. Raises SearchError for a second.

    What a killed builder left is removed. The folder is the caller's until `publish`.
    """
    root.mkdir(parents=True, exist_ok=True)
    with (root / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SearchError(
                f"another process is building the index in {root}; try again when it is done"
            ) from error
        for left in root.glob(f"*{_BUILDING}"):
            shutil.rmtree(left)
        number = max((_number(folder) for folder in generations(root)), default=0) + 1
        folder = root / f"generation-{number:06}{_BUILDING}"
        folder.mkdir()
        yield folder


def wait_for_builder(root: Path) -> None:
    """Return when no other process is building here; at once where none is."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)


def publish(folder: Path, manifest: Manifest) -> Path:
    """Make a built folder the served one: all of it is on the disk before the pointer moves."""
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1))
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)
    final = folder.with_name(folder.name.removesuffix(_BUILDING))
    folder.rename(final)
    pointer = final.parent / f"{_POINTER}.new"
    pointer.write_text(final.name, encoding="ascii")
    _sync(pointer)
    pointer.replace(final.parent / _POINTER)
    _sync(final.parent)
    return final


def current(root: Path) -> Path | None:
    """The served generation; None where there is none."""
    try:
        name = (root / _POINTER).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    folder = root / name
    return folder if _NAME.match(name) and folder.is_dir() else None


def generations(root: Path) -> list[Path]:
    """Every published generation, the oldest first."""
    if not root.is_dir():
        return []
    return sorted(folder for folder in root.iterdir() if _NAME.match(folder.name))


def keep_only(root: Path, number: int) -> None:
    """Remove all but the newest generations; readers that have them open read on."""
    for folder in generations(root)[:-number]:
        shutil.rmtree(folder)


def describe_files(folder: Path) -> dict[str, tuple[int, str]]:
    """The size and sha-256 of every file of a folder."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, _digest(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def prove(folder: Path) -> Manifest:
    """The manifest of a sound generation. Raises IndexDamaged naming the file at fault."""
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise IndexDamaged(f"{folder.name}: its manifest cannot be read: {error}") from error
    if manifest.format != FORMAT:
        raise IndexDamaged(f"{folder.name} has format {manifest.format}, this program {FORMAT}")
    if manifest.facets != facet_names():
        raise IndexDamaged(f"{folder.name} was made for other facets; it must be built again")
    for name, (size, digest) in manifest.files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != size or _digest(path) != digest:
            raise IndexDamaged(f"{folder.name}: {name} is missing or damaged")
    return manifest


def facet_names() -> tuple[str, ...]:
    """The facets that a generation of this program has columns for."""
    return tuple(facet.name for facet in FACETS)


def _number(folder: Path) -> int:
    match = _NAME.match(folder.name)
    return int(match[1]) if match else 0


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
