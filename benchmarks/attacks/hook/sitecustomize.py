"""Loaded by Python at its start, where this folder is on PYTHONPATH: dies at the n-th step.

A step is a file made, opened for writing, renamed, linked or removed, or a statement of SQL.
DIE_AT: the number of the step before which the process kills itself; 0 never.
STEPS_TO: a file that is told at the end how many steps there were.
"""

import atexit
import os
import signal
import sqlite3
import sys
from pathlib import Path
from sqlite3 import dbapi2
from typing import Any

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate"}
_CONNECT = sqlite3.connect
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class _Steps:
    def __init__(self, die_at: int) -> None:
        self.number = 0
        self._die_at = die_at

    def watch(self, event: str, args: tuple[object, ...]) -> None:
        if event in _CHANGES or (event == "open" and _writes(args)):
            self.take("")

    def connect(self, *args: Any, **named: Any) -> sqlite3.Connection:
        """As sqlite3.connect, with every statement a step."""
        connection = _CONNECT(*args, **named)
        connection.set_trace_callback(self.take)
        return connection

    def take(self, _statement: str) -> None:
        self.number += 1
        if self.number == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)


def _writes(args: tuple[object, ...]) -> bool:
    return isinstance(args[2], int) and bool(args[2] & _WRITING)


# Taken from the environment: children of the process attacked live on.
if (at := os.environ.pop("DIE_AT", None)) is not None:
    steps = _Steps(int(at))
    place = os.environ.pop("STEPS_TO", None)
    sys.addaudithook(steps.watch)
    sqlite3.connect = dbapi2.connect = steps.connect  # type: ignore[assignment]
    if place:
        atexit.register(lambda: Path(place).write_text(str(steps.number), encoding="ascii"))
