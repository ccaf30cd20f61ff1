"""Corrections as JSON lines, out and in again: an object a line (docs/corrections.md)."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from archive.errors import UsageError
from archive.records import Correction, CorrectionTarget


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


def lines(corrections: Iterable[Correction]) -> Iterator[bytes]:
    """A line for each, with its newline."""
    for each in corrections:
        line = Line(
            target=each.target,
            id=each.id,
            field=each.field,
            seen=each.seen,
            value=each.value,
            who=each.who,
            when=each.moment,
            why=each.why,
            withdrawn=each.withdrawn,
        )
        yield msgspec.json.encode(line) + b"\n"


def correction_of(text: bytes) -> Correction:
    """The correction of a line. Raises UsageError."""
    try:
        line = msgspec.json.decode(text, type=Line)
    except msgspec.MsgspecError as error:
        raise UsageError(f"it is no correction: {error}") from error
    return Correction(
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
