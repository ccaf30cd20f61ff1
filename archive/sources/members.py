"""What the members of zip and tar files have in common."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from archive.models import Finding, FindingKind

ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,  # an unknown packing
    RuntimeError,  # an encrypted member
    UnicodeDecodeError,  # a name that says it is UTF-8 and is not
)
"""What zipfile raises for a file or a member that it cannot read."""


def unsafe_name(name: str, locator: str) -> Iterator[Finding]:
    """A finding for a name that would lead out of a folder; the page is taken all the same."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in name[:3]:
        yield Finding(locator, FindingKind.DAMAGED, "unsafe-name", name)


def damage(locator: str, reason: str, error: Exception) -> Finding:
    """A finding for what could not be read, with the words of the error."""
    return Finding(locator, FindingKind.DAMAGED, reason, str(error) or type(error).__name__)
