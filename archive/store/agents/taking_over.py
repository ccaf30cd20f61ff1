"""Decisions about people on their way from one archive to another, where their ids are others."""

from sqlalchemy import Connection, select

from archive.decisions import AgentDecision, AgentVerdict, Word
from archive.errors import NotFound
from archive.store.agents.deciding import merge, name_agent, reject, split
from archive.store.database.rows import text_of
from archive.store.database.tables import agent_decisions, agents
from archive.store.identity.aliases import AliasKind, target_of
from archive.store.names.owners import owner, owners
from archive.store.names.printed import key_of

Names = tuple[str, str]
"""What those whom a decision is about are called by themselves; '' for nobody."""


def names_of(connection: Connection, decision: AgentDecision) -> Names:
    """The names by which another archive finds them."""
    ids = decision.agent_id, decision.other_id
    rows = connection.execute(select(agents.c.id, agents.c.name).where(agents.c.id.in_(ids)))
    names = {row.id: str(row.name) for row in rows}
    return names.get(ids[0], ""), names.get(ids[1], "")


def take_over(connection: Connection, decision: AgentDecision, names: Names) -> bool:
    """Decide the same here; False where it is decided already. Raises NotFound."""
    if _is_held(connection, decision):
        return False
    word = Word(decision.who, decision.why, decision.moment)
    first = _here(connection, decision.agent_id, names[0])
    match decision.verdict:
        case AgentVerdict.NAMED:
            name_agent(connection, first, decision.name, word)
        case AgentVerdict.SPLIT:
            split(connection, first, decision.name, word)
        case AgentVerdict.MERGED:
            merge(connection, first, _here(connection, decision.other_id, names[1]), word)
        case AgentVerdict.REJECTED:
            reject(connection, first, _here(connection, decision.other_id, names[1]), word)
    return True


def _is_held(connection: Connection, decision: AgentDecision) -> bool:
    """Also where it was undone since."""
    same = (
        agent_decisions.c.kind == decision.verdict,
        agent_decisions.c.who == decision.who,
        agent_decisions.c.moment == text_of(decision.moment),
    )
    return connection.scalar(select(agent_decisions.c.id).where(*same)) is not None


def _here(connection: Connection, id: str, name: str) -> str:
    """The agent of an id, or of a name where the id is of another archive."""
    target = target_of(connection, AliasKind.AGENT, id)
    if connection.scalar(select(agents.c.id).where(agents.c.id == target)) is not None:
        return target
    key = key_of(name)
    agent = owner(owners(connection, [key]).get(key, {})) if key else ""
    if not agent:
        raise NotFound(f"nobody called {name!r} is held, nor one of the id {id!r}")
    return target_of(connection, AliasKind.AGENT, agent)
