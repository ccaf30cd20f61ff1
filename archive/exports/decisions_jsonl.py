"""Decisions about people as JSON lines, out and in again (docs/curating.md)."""

from datetime import datetime

import msgspec

from archive.decisions import AgentDecision, AgentVerdict
from archive.errors import UsageError
from archive.shapes import read_json


class Line(msgspec.Struct, forbid_unknown_fields=True):
    """A line. agent_name, other_name: by which another archive finds whom it is about."""

    verdict: AgentVerdict
    agent: str
    agent_name: str
    other: str
    other_name: str
    name: str
    who: str
    when: datetime | None = None
    why: str = ""


def line_of(decision: AgentDecision, names: tuple[str, str]) -> bytes:
    """The line of a decision, with its newline."""
    line = Line(
        verdict=decision.verdict,
        agent=decision.agent_id,
        agent_name=names[0],
        other=decision.other_id,
        other_name=names[1],
        name=decision.name,
        who=decision.who,
        when=decision.moment,
        why=decision.why,
    )
    return msgspec.json.encode(line) + b"\n"


def decision_of(text: bytes) -> tuple[AgentDecision, tuple[str, str]]:
    """The decision of a line, and the names of those whom it is about. Raises UsageError."""
    try:
        line = read_json(text, Line)
    except msgspec.MsgspecError as error:
        raise UsageError(f"it is no decision: {error}") from error
    decision = AgentDecision(
        number=0,
        verdict=line.verdict,
        agent_id=line.agent,
        other_id=line.other,
        name=line.name,
        who=line.who,
        moment=line.when,
        why=line.why,
    )
    return decision, (line.agent_name, line.other_name)
