"""Who holds a lock on a file, and waiting for it: never in silence, never longer than was said."""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from archive.printable import printable, without_credentials

_LOCKS = Path("/proc/locks")
_WAL_WRITER = "120"
"""The byte of an SQLite file `-shm` that is locked by who writes (sqlite.org/walformat.html)."""

_SILENCE = 1.5
_PAUSE = 0.05
_LONGEST = 80
# Where no logging is set up, Python writes warnings to standard error: the place for this.
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Holder:
    """A process that holds a lock. since: when it was started."""

    process: int
    command: str
    since: str
    is_stopped: bool

    def __str__(self) -> str:
        return f"process {self.process} ({self.command}, running since {self.since})"

    @property
    def way_out(self) -> str:
        """What a person can do about it."""
        if self.is_stopped:
            return (
                f"it is stopped: `kill -CONT {self.process}` lets it go on,"
                f" `kill -KILL {self.process}` ends it"
            )
        return f"wait for it (--wait SECONDS), or end it with `kill {self.process}`"


def held_by(*files: Path) -> str:
    """Who holds a lock on one of these files, in words with the way out."""
    holders = tuple(_holders(files))
    if not holders:
        return "held by another process; run the same command again when it is done"
    return f"held by {' and '.join(map(str, holders))}; {holders[0].way_out}"


class Wait:
    """A wait of so many seconds for what some files are locked for."""

    def __init__(self, seconds: float, resource: str, *files: Path) -> None:
        self._until = time.monotonic() + seconds
        self._speak = time.monotonic() + _SILENCE
        self._resource = resource
        self._files = files

    def goes_on(self) -> bool:
        """Pause for a moment before the next attempt; False where the time is over."""
        now = time.monotonic()
        if now >= self._until:
            return False
        if now >= self._speak:
            self._speak = self._until
            left = round(self._until - now)
            _LOG.warning("waiting %d s for %s: %s", left, self._resource, held_by(*self._files))
        time.sleep(min(_PAUSE, self._until - now))
        return True


def _holders(files: tuple[Path, ...]) -> Iterator[Holder]:
    for process in sorted(_processes_at(files) - {os.getpid()}):
        with suppress(OSError, ValueError):  # gone meanwhile
            yield _holder(process)


def _processes_at(files: tuple[Path, ...]) -> set[int]:
    """Those that lock a file for writing; of a store, before all the one that writes just now."""
    nodes = {str(file.stat().st_ino) for file in files if file.exists()}
    try:
        lines = [line.split() for line in _LOCKS.read_text(encoding="ascii").splitlines()]
    except OSError:
        return set()
    # 1: POSIX ADVISORY WRITE 4711 fe:00:1234 120 120; '->' instead of POSIX: one that waits.
    locks = [line for line in lines if len(line) == 8 and line[5].rpartition(":")[2] in nodes]
    exclusive = [line for line in locks if line[3] == "WRITE" and line[4].isdigit()]
    writing = [line for line in exclusive if line[1] == "POSIX" and line[6] == _WAL_WRITER]
    return {int(line[4]) for line in writing or exclusive}


def _holder(process: int) -> Holder:
    place = Path(f"/proc/{process}")
    words = place.joinpath("cmdline").read_bytes().split(b"\0")
    command = " ".join(" ".join(map(os.fsdecode, words)).split())
    # Behind the name of the program, which may hold spaces (proc_pid_stat(5), from field 3 on).
    fields = place.joinpath("stat").read_text(errors="replace").rpartition(")")[2].split()
    begun = _booted() + int(fields[19]) / os.sysconf("SC_CLK_TCK")
    since = datetime.fromtimestamp(begun, UTC).astimezone()
    return Holder(
        process,
        printable(without_credentials(command)[:_LONGEST]),
        f"{since:%Y-%m-%d %H:%M:%S}",
        is_stopped=fields[0] in ("T", "t"),
    )


def _booted() -> int:
    lines = Path("/proc/stat").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("btime "))
