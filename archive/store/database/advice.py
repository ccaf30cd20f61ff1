"""What went wrong with the file of a database, in words that name the way out."""

import shutil
from pathlib import Path

from archive.holders import held_by

FROM_BACKUP = "make a new home of the last backup with `dateline --home NEW restore FOLDER`"
_LITTLE = 1_000_000
_FULL = ("disk is full", "no space left", "quota exceeded", "file too large")
_WRITING = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_SHMSIZE")
_REFUSED = ("readonly database", "unable to open database", "permission denied")
_DAMAGED = ("malformed", "is not a database", "disk i/o error", "no such table")


def advice(cause: object, place: Path | None) -> str:
    """The words of an error, and what a person can do about it. place: the file, if it is one."""
    reason = str(cause)
    where = f" ({place})" if place and str(place) not in reason else ""
    lowered = reason.lower()
    unwritten = "i/o" in lowered or " written" in lowered  # numpy's: "4096 requested and 0 written"
    failed = getattr(cause, "sqlite_errorname", "") in _WRITING or (unwritten and _is_full(place))
    if failed or any(words in lowered for words in _FULL):
        return f"{reason}{where}: make room, then run the same command again; nothing kept is lost"
    if any(words in lowered for words in _REFUSED):
        return f"{reason}{where}: this user may not write there, or the disk is read-only"
    if any(words in lowered for words in _DAMAGED):
        return (
            f"{reason}{where}: look with `dateline verify`, and where it is damaged {FROM_BACKUP}"
        )
    if "locked" in lowered and place:
        return f"{reason}{where}: {held_by(*files_of(place))}"
    return f"{reason}{where}"


def files_of(place: Path) -> tuple[Path, ...]:
    """The file of a database, and those in which SQLite locks and logs."""
    return (place, *(place.with_name(f"{place.name}{ending}") for ending in ("-shm", "-wal")))


def _is_full(place: Path | None) -> bool:
    return place is not None and shutil.disk_usage(place.parent).free < _LITTLE
