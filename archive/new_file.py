"""Files that a command makes for a person: never over one that is there."""

from pathlib import Path
from typing import IO

from archive.errors import UsageError


def open_new(path: Path) -> IO[bytes]:
    """A file that did not exist. Raises UsageError where one does, or where none can be made."""
    try:
        return path.open("xb")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}; name a new file") from error
