"""Corrections as JSON lines, out and in again: an object a line (docs/corrections.md)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import msgspec

from archive.decisions import Bearings, Correction, CorrectionTarget
from archive.errors import UsageError
from archive.exports.pieces import pieces
from archive.shapes import read_json


class Line(msgspec.Struct, forbid_unknown_fields=True):
    """A line. seen, when: left out for 'what is there now' and 'now'."""

    target: CorrectionTarget
    id: str
    field: str
    value: str
    who: str
    seen: str | None = None
    when: datetime | None = None
    why: str = ""
    withdrawn: datetime | None = None
    where: Bearings | None = None


Finding = Callable[[Correction], Bearings | None]
"""How another archive finds what a correction is of."""


def lines(corrections: Iterable[Correction], find: Finding) -> Iterator[bytes]:
    """A line for each, with its newline. Raises DatelineError at the end where some could not be
    written: every other one was."""
    return pieces(
        corrections,
        lambda each: _line(each, find(each)),
        lambda each: f"{each.field} of {each.id}",
        "corrections",
    )


def correction_of(text: bytes) -> tuple[Correction, Bearings]:
    """The correction of a line, and how to find what it is of. Raises UsageError."""
    try:
        line = read_json(text, Line)
    except msgspec.MsgspecError as error:
        raise UsageError(f"it is no correction: {error}") from error
    correction = Correction(
        target=line.target,
        id=line.id,
        field=line.field,
        value=line.value,
        who=line.who,
        seen=line.seen,
        moment=line.when,
        why=line.why,
        withdrawn=line.withdrawn,
    )
    return correction, line.where or Bearings()


def _line(correction: Correction, where: Bearings | None) -> bytes:
    line = Line(
        target=correction.target,
        id=correction.id,
        field=correction.field,
        seen=correction.seen,
        value=correction.value,
        who=correction.who,
        when=correction.moment,
        why=correction.why,
        withdrawn=correction.withdrawn,
        where=where,
    )
    return msgspec.json.encode(line) + b"\n"
