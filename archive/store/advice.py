"""What went wrong with the file of a database, in words that name the way out."""

import shutil
from pathlib import Path

from archive.holders import held_by

FROM_BACKUP = "make a new home of the last backup with `dateline --home NEW restore FOLDER`"
_LITTLE = 1_000_000
_FULL = ("disk is full", "no space left")
_REFUSED = ("readonly database", "unable to open database", "permission denied")
_DAMAGED = ("malformed", "is not a database", "disk i/o error")


def advice(cause: object, place: Path | None) -> str:
    """The words of an error, and what a person can do about it. place: the file, if it is one."""
    said = str(cause)
    where = f" ({place})" if place else ""
    lowered = said.lower()
    if any(words in lowered for words in _FULL) or ("i/o" in lowered and _is_full(place)):
        return f"{said}{where}: make room, then run the same command again; nothing kept is lost"
    if any(words in lowered for words in _REFUSED):
        return f"{said}{where}: this user may not write there, or the disk is read-only"
    if any(words in lowered for words in _DAMAGED):
        return f"{said}{where}: look with `dateline verify`, and where it is damaged {FROM_BACKUP}"
    if "locked" in lowered and place:
        return f"{said}{where}: {held_by(*files_of(place))}"
    return f"{said}{where}"


def files_of(place: Path) -> tuple[Path, ...]:
    """The file of a database, and those in which SQLite locks and logs."""
    return (place, *(place.with_name(f"{place.name}{ending}") for ending in ("-shm", "-wal")))


def _is_full(place: Path | None) -> bool:
    return place is not None and shutil.disk_usage(place.parent).free < _LITTLE
