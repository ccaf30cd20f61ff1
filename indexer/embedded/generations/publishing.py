"""Generations of an index: folders built beside the served one, synced, swapped in by a pointer."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from zlib import crc32

import msgspec

from archive.errors import IndexDamaged
from archive.facets import FACETS
from archive.shapes import read_json

FORMAT = 15
MANIFEST = "manifest.json"
_POINTER = "current"
_NAME = re.compile(r"generation-(\d{6})\Z")
_BUILDING = ".building"
_PAGE = 4096
_SAMPLES = 16


class FileEntry(msgspec.Struct, frozen=True):
    """A file by its path within the generation, with its size and sha-256; by which inode, last
    modified at which nanosecond, it was written; and a checksum of some of its pages."""

    path: str
    size: int
    digest: str
    inode: int
    modified: int
    sample: int


class SegmentEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A segment of a generation. dead: how many of its documents are tombstones, listed in a file.

    withheld: it holds words of releases that the public may no longer have; it must be rewritten.
    """

    name: str
    documents: int
    files: tuple[FileEntry, ...]
    dead: int = 0
    tombstones: FileEntry | None = None
    withheld: bool = False

    @property
    def live(self) -> int:
        return self.documents - self.dead


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a generation is. origin: see Engine.origin. facets: those that have a column.

    alone: earlier generations hold what must not stay on the disk, or were damaged.
    """

    format: int
    engine: str
    origin: str
    revision: int
    facets: tuple[str, ...]
    segments: tuple[SegmentEntry, ...]
    alone: bool

    @property
    def documents(self) -> int:
        """How many live."""
        return sum(segment.live for segment in self.segments)

    def files(self) -> Iterator[FileEntry]:
        """Every file but this one."""
        for segment in self.segments:
            yield from segment.files
            if segment.tombstones:
                yield segment.tombstones


@contextmanager
def building(root: Path) -> Iterator[Path]:
    """A folder for a new generation, the caller's until `publish`; what a killed builder left is
    removed. Only one may build at a time (indexer.building)."""
    root.mkdir(parents=True, exist_ok=True)
    for left in root.glob(f"*{_BUILDING}"):
        shutil.rmtree(left)
    number = max((_number(folder) for folder in generations(root)), default=0) + 1
    folder = root / f"generation-{number:06}{_BUILDING}"
    folder.mkdir()
    with ExitStack() as otherwise:
        # What is broken off would keep the room that it took on a full disk.
        otherwise.callback(shutil.rmtree, folder, ignore_errors=True)
        yield folder
        otherwise.pop_all()


def publish(folder: Path, manifest: Manifest, new: Iterable[FileEntry]) -> None:
    """Make a built folder the served one: all that is new in it is on the disk before the pointer
    moves."""
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1))
    for entry in new:
        _sync(folder / entry.path)
    for path in (folder / MANIFEST, *(p for p in folder.iterdir() if p.is_dir()), folder):
        _sync(path)
    final = folder.with_name(folder.name.removesuffix(_BUILDING))
    folder.rename(final)
    pointer = final.parent / f"{_POINTER}.new"
    pointer.write_text(final.name, encoding="ascii")
    _sync(pointer)
    served = final.parent / _POINTER
    if served.is_dir():
        shutil.rmtree(served)  # a damage that nothing else would mend
    pointer.replace(served)
    _sync(final.parent)


def current(root: Path) -> Path | None:
    """The served generation; None where there is none."""
    try:
        name = (root / _POINTER).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    folder = root / name
    return folder if _NAME.match(name) and folder.is_dir() else None


class Pointer:
    """The served generation, read again when another is: asked for before every search."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = str(root / _POINTER)
        self._read: tuple[tuple[int, int, int], Path] | None = None

    def current(self) -> Path | None:
        """As `current`."""
        try:
            status = os.stat(self._path)  # noqa: PTH116 - twice as quick
        except OSError:
            return None
        mark = status.st_ino, status.st_mtime_ns, status.st_size
        read = self._read
        if read and read[0] == mark and os.path.isdir(read[1]):  # noqa: PTH112 - twice as quick
            return read[1]
        folder = current(self._root)
        self._read = (mark, folder) if folder else None
        return folder


def generations(root: Path) -> list[Path]:
    """Every published generation, the oldest first."""
    if not root.is_dir():
        return []
    return sorted(f for f in root.iterdir() if _NAME.match(f.name) and f.is_dir())


def keep_only(root: Path, number: int) -> None:
    """Remove all but the newest generations; readers that have them open read on."""
    for folder in generations(root)[:-number]:
        shutil.rmtree(folder)


def describe(folder: Path, paths: Iterable[Path]) -> tuple[FileEntry, ...]:
    """The entries of files of a generation's folder."""
    return tuple(_entry(path, path.relative_to(folder).as_posix()) for path in sorted(paths))


def is_sound(path: Path, entry: FileEntry) -> bool:
    """Whether a file is what was written. One that nobody has written to since is taken for it
    when some of its pages are; of any other all bytes are read."""
    status = path.stat()
    untouched = (status.st_ino, status.st_mtime_ns) == (entry.inode, entry.modified)
    if untouched and status.st_size == entry.size:
        return _sample_of(path, entry.size) == entry.sample
    return digest_of(path) == entry.digest


def link(before: Path, folder: Path, files: Iterable[FileEntry]) -> None:
    """Give a new generation files of an earlier one, without copying them where it can be."""
    for entry in files:
        target = folder / entry.path
        target.parent.mkdir(exist_ok=True)
        try:
            target.hardlink_to(before / entry.path)
        except FileNotFoundError as error:
            raise IndexDamaged(f"{before.name}: {entry.path} is missing") from error
        except OSError:
            # Not every file system has hard links.
            shutil.copyfile(before / entry.path, target)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a generation of this program, all of whose files have their sizes. Raises
    IndexDamaged naming what is at fault."""
    try:
        manifest = read_json((folder / MANIFEST).read_bytes(), Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise IndexDamaged(f"{folder.name}: its manifest cannot be read: {error}") from error
    if manifest.format != FORMAT:
        raise IndexDamaged(f"{folder.name} has format {manifest.format}, this program {FORMAT}")
    if manifest.facets != facet_names():
        raise IndexDamaged(f"{folder.name} was made for other facets; it must be built again")
    for entry in manifest.files():
        path = folder / entry.path
        if not path.is_file() or path.stat().st_size != entry.size:
            raise IndexDamaged(f"{folder.name}: {entry.path} is missing or damaged")
    return manifest


def facet_names() -> tuple[str, ...]:
    """The facets that a generation of this program has columns for."""
    return tuple(facet.name for facet in FACETS)


def digest_of(path: Path) -> str:
    """The sha-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _entry(path: Path, name: str) -> FileEntry:
    status = path.stat()
    size = status.st_size
    return FileEntry(
        name, size, digest_of(path), status.st_ino, status.st_mtime_ns, _sample_of(path, size)
    )


def _sample_of(path: Path, size: int) -> int:
    """A checksum of some pages, from the first to the last: a file that was lost in a crash is cut
    off, or nothing but zeros from some place on."""
    checksum = 0
    with path.open("rb") as stream:
        for number in range(_SAMPLES):
            stream.seek(max(size - _PAGE, 0) * number // (_SAMPLES - 1))
            checksum = crc32(stream.read(_PAGE), checksum)
    return checksum


def _number(folder: Path) -> int:
    match = _NAME.match(folder.name)
    return int(match[1]) if match else 0


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
