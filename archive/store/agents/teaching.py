"""What people teach of agents: that a name is theirs, that two are one."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from archive.errors import NotFound, UsageError
from archive.records import TaughtName
from archive.store.agents.held import printing, printing_keys
from archive.store.agents.names import key_of
from archive.store.agents.owners import NameSource, Ownership, disown, own_all, redirect_minted
from archive.store.aliases import AliasKind, add, target_of
from archive.store.batches import chunks
from archive.store.captures import forget_releases
from archive.store.overlay.upkeep import settle
from archive.store.tables import agent_names, agents, aliases


def teach_variant(connection: Connection, agent_id: str, name: str) -> None:
    """Let a name mean an agent, whatever it meant before. The releases that print it change, and
    only their captures are to be described again. Raises NotFound, or UsageError for no name."""
    agent = _known(connection, agent_id)
    key = key_of(name)
    if not key:
        raise UsageError(f"{name!r} cannot be the name of an agent")
    _teach(connection, {key: name}, agent)
    _show(connection, printing_keys(connection, [key]))


def merge_agents(connection: Connection, loser: str, winner: str) -> None:
    """Let the names and the id of one agent mean another. Raises NotFound, or UsageError where they
    are one already."""
    out, kept = _known(connection, loser), _known(connection, winner)
    if out == kept:
        raise UsageError(f"{loser!r} and {winner!r} are one agent already: {kept}")
    touched = printing(connection, [out])
    rows = select(agent_names.c.key, agent_names.c.name).where(agent_names.c.agent_id == out)
    # Taught names last: of a key's rows theirs alone has a name.
    names = {row.key: row.name for row in connection.execute(rows.order_by(agent_names.c.name))}
    _teach(connection, names, kept)
    known = aliases.c.kind == AliasKind.AGENT, aliases.c.name == out
    if connection.scalar(select(aliases.c.target).where(*known)) is None:
        add(connection, AliasKind.AGENT, out, kept)
    _show(connection, touched)


def taught(connection: Connection) -> tuple[TaughtName, ...]:
    """Every name that was taught, in the order of the names."""
    rows = agent_names.c.source == NameSource.TAUGHT, agent_names.c.name != ""
    query = select(agent_names.c.agent_id, agent_names.c.name).where(*rows)
    return tuple(
        TaughtName(row.agent_id, row.name)
        for row in connection.execute(query.order_by(agent_names.c.key))
    )


def _known(connection: Connection, agent_id: str) -> str:
    target = target_of(connection, AliasKind.AGENT, agent_id)
    if connection.scalar(select(agents.c.id).where(agents.c.id == target)) is None:
        raise NotFound(f"no agent {agent_id!r} is held")
    return target


def _teach(connection: Connection, names: Mapping[str, str], agent: str) -> None:
    """Let keys, given with the names that were taught for them, mean an agent."""
    disown(connection, NameSource.TAUGHT, names)
    rows = [Ownership(key, NameSource.TAUGHT, agent, name) for key, name in names.items()]
    own_all(connection, rows)
    redirect_minted(connection, names)


def _show(connection: Connection, ids: set[str]) -> None:
    for some in chunks(ids):
        forget_releases(connection, some)
    settle(connection, ids, ())
