"""What people decide of agents: a name is theirs, two are one, two are not, a name is another's."""

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, insert, select, update

from archive.authorities.records import Person
from archive.decisions import AgentDecision, AgentVerdict, Word
from archive.errors import NotFound, UnknownId, UsageError
from archive.records import AgentKind
from archive.shapes import read_json
from archive.store.agents.teaching import Trace, give_back, lead, part, taught_of, teach
from archive.store.database.rows import AnyRow, moment_of, now, text_of
from archive.store.database.tables import agent_decisions, agent_names, agents
from archive.store.identity.aliases import AliasKind, target_of
from archive.store.identity.identifiers import new_ids
from archive.store.names.agents import agent
from archive.store.names.owners import NameSource, Ownership, own_all, owner, owners
from archive.store.names.printed import best_name, is_acronym, key_of, spellings
from archive.store.tenures.refusing import restate_refused


def admit(connection: Connection, agent_id: str, records: Iterable[Person]) -> None:
    """Make an agent of the authority record of this id, which no release may have printed yet."""
    record = next((record for record in records if record.id == agent_id), None)
    known_agent = select(agents.c.id).where(agents.c.id == agent_id)
    if record and connection.scalar(known_agent) is None:
        row = {"id": record.id, "kind": AgentKind.PERSON, "name": record.name}
        connection.execute(insert(agents), row)


def name_agent(connection: Connection, agent_id: str, name: str, word: Word) -> int:
    """Let a name mean an agent, whatever it meant before. Raises NotFound, or UsageError for no
    name."""
    named = _known(connection, agent_id)
    trace = teach(connection, {_key_of(name): (named, name)})
    return _keep(connection, AgentVerdict.NAMED, (named, ""), name, trace, word)


def merge(connection: Connection, loser: str, winner: str, word: Word) -> int:
    """Let the names and the id of one agent mean another. Raises NotFound, or UsageError where they
    are one already."""
    out, winner_id = _two(connection, loser, winner)
    rows = select(agent_names.c.key).where(agent_names.c.agent_id == out)
    keys = set(connection.scalars(rows))
    by_sources = owners(connection, keys)
    own = {key for key in keys if owner(by_sources[key]) == out}
    known = taught_of(connection, own)
    due = {key: (winner_id, known.get(key, ("", ""))[1]) for key in own}
    names = _names(connection, out, winner_id)
    trace = lead(connection, due, out, winner_id)
    return _keep(connection, AgentVerdict.MERGED, (out, winner_id), names, trace, word)


def split(connection: Connection, agent_id: str, name: str, word: Word) -> int:
    """Give a name of an agent an agent of its own again, or for the first time. Raises NotFound, or
    UsageError where the name is not the agent's or is the one that it was made for."""
    whole = _known(connection, agent_id)
    key = _key_of(name)
    by_source = owners(connection, [key]).get(key, {})
    meant = target_of(connection, AliasKind.AGENT, owner(by_source))
    if meant != whole:
        raise UsageError(f"{name!r} is no name of agent {whole}; `dateline people show` lists them")
    own = by_source.get(NameSource.RELEASE) or _minted(connection, key, name)
    if own == whole:
        raise UsageError(f"agent {whole} was made for {name!r}; split its other names off")
    trace = teach(connection, {key: (own, name)})
    return _keep(connection, AgentVerdict.SPLIT, (whole, own), name, trace, word)


def reject(connection: Connection, first: str, second: str, word: Word) -> int:
    """Say that two agents are not one. Raises NotFound, or UsageError where they are one."""
    pair = _two(connection, first, second)
    names = _names(connection, *pair)
    restate_refused(connection, (agent(connection, id).name for id in pair))
    return _keep(connection, AgentVerdict.REJECTED, pair, names, Trace(), word)


def undo(connection: Connection, number: int) -> None:
    """Take a decision back, with all that it changed. Raises NotFound, or UsageError where a later
    one has changed the same."""
    row = connection.execute(select(agent_decisions).where(agent_decisions.c.id == number)).first()
    if row is None:
        raise NotFound(f"no decision {number} is held; see `dateline people decisions`")
    if row.undone:
        return
    trace = read_json(row.trace, Trace)
    if taught_of(connection, trace.keys) != trace.after:
        raise UsageError(
            f"a later decision is about the names of decision {number}: undo it first, which is"
            f" decision {_later(connection, number, trace)}"
        )
    if row.kind == AgentVerdict.MERGED:
        part(connection, trace, row.agent_id, row.other_id)
    elif row.kind == AgentVerdict.REJECTED:
        names = (agent(connection, id).name for id in (row.agent_id, row.other_id))
        restate_refused(connection, names)
    elif trace.keys:
        give_back(connection, trace)
    own = agent_decisions.c.id == number
    connection.execute(update(agent_decisions).where(own).values(undone=now()))


def _later(connection: Connection, number: int, trace: Trace) -> int:
    """The last decision that stands on what another changed."""
    rows = agent_decisions.c.id > number, agent_decisions.c.undone == ""
    query = select(agent_decisions).where(*rows).order_by(agent_decisions.c.id.desc())
    traces = ((row.id, read_json(row.trace, Trace)) for row in connection.execute(query))
    return next((id for id, later in traces if set(later.keys) & set(trace.keys)), number)


def decisions(connection: Connection) -> Iterator[AgentDecision]:
    """Every decision, also those undone, the oldest first."""
    rows = connection.execute(select(agent_decisions).order_by(agent_decisions.c.id))
    yield from map(_decision_of, rows)


def _known(connection: Connection, agent_id: str) -> str:
    target = target_of(connection, AliasKind.AGENT, agent_id)
    if connection.scalar(select(agents.c.id).where(agents.c.id == target)) is None:
        raise UnknownId("agent", agent_id)
    return target


def _two(connection: Connection, first: str, second: str) -> tuple[str, str]:
    first_agent, second_agent = _known(connection, first), _known(connection, second)
    if first_agent == second_agent:
        raise UsageError(f"{first!r} and {second!r} are one agent already: {first_agent}")
    return first_agent, second_agent


def _names(connection: Connection, *ids: str) -> str:
    return ", ".join(agent(connection, id).name for id in ids)


def _key_of(name: str) -> str:
    key = key_of(name)
    if not key:
        raise UsageError(f"{name!r} cannot be the name of an agent")
    return key


def _minted(connection: Connection, key: str, name: str) -> str:
    """A new agent for a key that has none of its own."""
    printed = spellings(connection, key) or {name}
    organisation = any(map(is_acronym, printed))
    kind = AgentKind.ORGANISATION if organisation else AgentKind.PERSON
    (id,) = new_ids(connection, 1)
    connection.execute(insert(agents), {"id": id, "kind": kind, "name": best_name(printed)})
    own_all(connection, [Ownership(key, NameSource.RELEASE, id)])
    return id


def _keep(
    connection: Connection,
    verdict: AgentVerdict,
    pair: tuple[str, str],
    name: str,
    trace: Trace,
    word: Word,
) -> int:
    """Put a decision down; returns its number."""
    if not word.who.strip():
        raise UsageError("a decision needs the name of who makes it ('who')")
    row = {
        "kind": verdict,
        "agent_id": pair[0],
        "other_id": pair[1],
        "name": name,
        "trace": msgspec.json.encode(trace).decode("utf-8"),
        "who": word.who,
        "moment": text_of(word.moment) or now(),
        "why": word.why,
        "undone": "",
    }
    (number,) = connection.execute(insert(agent_decisions), row).inserted_primary_key or (0,)
    return int(number)


def _decision_of(row: AnyRow) -> AgentDecision:
    return AgentDecision(
        number=row.id,
        verdict=AgentVerdict(row.kind),
        agent_id=row.agent_id,
        other_id=row.other_id,
        name=row.name,
        who=row.who,
        moment=moment_of(row.moment),
        why=row.why,
        undone=moment_of(row.undone),
    )
