"""What went wrong with the file of a database, in words that name the way out."""

import os
import shutil
from pathlib import Path

FROM_BACKUP = "make a new home of the last backup with `dateline --home NEW restore FOLDER`"
_LITTLE = 1_000_000
_LOCKS = Path("/proc/locks")
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
        return f"{said}{where}: {_holders(place)}"
    return f"{said}{where}"


def _is_full(place: Path | None) -> bool:
    return place is not None and shutil.disk_usage(place.parent).free < _LITTLE


def _holders(place: Path) -> str:
    """Who holds a lock on the file, as far as the system tells (proc_locks(5))."""
    processes = sorted(_processes_at(place) - {os.getpid()})
    if not processes:
        return "another process is writing; run the same command again when it is done"
    named = ", ".join(f"{process} ({_command(process)})" for process in processes)
    return f"held by process {named}; wait for it, or end it with `kill {processes[0]}`"


def _processes_at(place: Path) -> set[int]:
    files = [place, *(place.with_name(f"{place.name}{ending}") for ending in ("-shm", "-wal"))]
    nodes = {str(file.stat().st_ino) for file in files if file.is_file()}
    if not _LOCKS.is_file():
        return set()
    lines = [line.split() for line in _LOCKS.read_text(encoding="ascii").splitlines()]
    return {
        int(line[4])
        for line in lines
        if len(line) > 5 and line[4].isdigit() and line[5].rpartition(":")[2] in nodes
    }


def _command(process: int) -> str:
    try:
        words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return "gone"
    return " ".join(" ".join(map(os.fsdecode, words)).split())[:80]
