"""Where captures come from: one reader for each kind of input, asked in the order of one table."""

from pathlib import Path
from typing import cast

from archive.errors import SourceError
from archive.registry import resolve
from archive.sources.interface import Limits, Reader, Source

__all__ = ["SOURCES", "Limits", "Reader", "Source", "open_source", "reader_of"]

SOURCES = {
    "directory": "archive.sources.directory:DirectorySource",
    "wacz": "archive.sources.wacz:WaczSource",
    "zip": "archive.sources.zip_file:ZipSource",
    "tar": "archive.sources.tar_file:TarSource",
    "warc": "archive.sources.warc:WarcSource",
    "file": "archive.sources.file:FileSource",
}
"""Name -> 'module:attribute', in the order of asking; the last takes every file."""

ACCEPTED = (
    "a source is a page, a folder, a zip or tar file, or a WARC, ARC or WACZ file, "
    "the last three also gzipped"
)


def open_source(path: str, limits: Limits) -> Source:
    """The source at a path; nothing in it is read yet.

    Raises SourceError for what is not there or is of no kind that can be read.
    """
    place = Path(path)
    try:
        exists = place.exists()
    except (OSError, ValueError) as error:
        raise SourceError(f"cannot look at {path!r}: {error}") from error
    if not exists:
        raise SourceError(f"no such file or folder: {path}; {ACCEPTED}")
    return reader_of(place)(place, limits)


def reader_of(place: Path) -> Reader:
    """The first reader of the table that accepts what lies at a place. Raises SourceError."""
    for target in SOURCES.values():
        reader = cast(Reader, resolve(target))
        if reader.accepts(place):
            return reader
    raise SourceError(f"cannot read {place}: neither a file nor a folder; {ACCEPTED}")
