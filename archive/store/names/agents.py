"""Agents as they are held: who one is, whom printed names mean, where somebody is printed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, or_, select

from archive.errors import StoreError, UnknownId
from archive.records import Agent, AgentKind, AgentName
from archive.store.database.batches import chunks
from archive.store.database.rows import AnyRow
from archive.store.database.tables import agent_names, agents, aliases, release_names
from archive.store.identity.aliases import AliasKind, leading_to, target_of
from archive.store.names.owners import NameSource, owner, owners
from archive.store.names.printed import PrintedName, held_names
from archive.store.overlay.corrections import agents_corrected
from archive.store.overlay.values import NamedAgent


def agent(connection: Connection, agent_id: str) -> Agent:
    """The agent of an id, after all redirects. Raises NotFound."""
    target = target_of(connection, AliasKind.AGENT, agent_id)
    row = connection.execute(select(agents).where(agents.c.id == target)).first()
    if row is None:
        raise UnknownId("agent", agent_id)
    values = {"kind": row.kind, "name": row.name}
    values |= agents_corrected(connection, [row.id]).get(row.id, {})
    names = tuple(_names_of(connection, row.id))
    return Agent(row.id, AgentKind(values["kind"]), values["name"], names)


def named(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[NamedAgent, ...]]:
    """Whom the names that each release prints mean."""
    printed = sorted(held_names(connection, ids), key=lambda each: (each.name, each.record))
    by_sources = owners(connection, {each.key for each in printed})
    whom = {each: _meant(each, by_sources.get(each.key, {})) for each in printed}
    final = _redirected(connection, set(whom.values()))
    labels = _labels(connection, set(final.values()))
    meant: dict[str, tuple[NamedAgent, ...]] = {}
    for each in printed:
        id = final[whom[each]]
        if id not in labels:
            raise StoreError(f"nobody is meant by {each.name!r} in release {each.release_id}")
        means = NamedAgent(each.name, each.record, id, labels[id])
        meant[each.release_id] = (*meant.get(each.release_id, ()), means)
    return meant


def printing(connection: Connection, ids: Collection[str]) -> set[str]:
    """The releases that print a name of these agents, or of one that leads to them."""
    everybody = leading_to(connection, AliasKind.AGENT, ids)
    keys: set[str] = set()
    printing_records: set[str] = set()
    for some in chunks(everybody):
        own = agent_names.c.agent_id.in_(some)
        keys.update(connection.scalars(select(agent_names.c.key).where(own)))
        by_record = release_names.c.record.in_(some)
        printing_records.update(
            connection.scalars(select(release_names.c.release_id).where(by_record))
        )
    return printing_records | printing_keys(connection, keys)


def printing_keys(connection: Connection, keys: Iterable[str]) -> set[str]:
    """The releases that print a name of these keys."""
    return {
        release_id
        for some in chunks(keys)
        for release_id in connection.scalars(
            select(release_names.c.release_id).where(release_names.c.key.in_(some))
        )
    }


def _meant(name: PrintedName, by_source: Mapping[NameSource, str]) -> str:
    """What a person taught goes before the record that the describer found for the name."""
    return by_source.get(NameSource.TAUGHT) or name.record or owner(by_source)


def _names_of(connection: Connection, agent_id: str) -> Iterator[AgentName]:
    """Names as taught or printed, each once; those of agents that lead here too."""
    everybody = leading_to(connection, AliasKind.AGENT, [agent_id])
    rows = agent_names.c.agent_id.in_(everybody)
    owned = connection.execute(select(agent_names).where(rows)).all()
    taught = {row.name for row in owned if row.source == NameSource.TAUGHT and row.name}
    yield from (AgentName(name, NameSource.TAUGHT) for name in sorted(taught))
    by_record = release_names.c.record.in_(everybody)
    by_key = release_names.c.key.in_([row.key for row in owned])
    query = select(release_names).where(or_(by_record, by_key))
    printed = {_name_of(row) for row in connection.execute(query)}
    by_sources = owners(connection, {each.key for each in printed})
    named = {
        each.name: each.record
        for each in sorted(printed, key=lambda each: (each.name, each.record))
        if _meant(each, by_sources.get(each.key, {})) in everybody
    }
    for name, record in named.items():
        if name not in taught:
            yield AgentName(name, NameSource.AUTHORITY if record else NameSource.RELEASE)


def _name_of(row: AnyRow) -> PrintedName:
    """A name without the release that prints it."""
    return PrintedName("", row.name, row.record, row.key)


def _redirected(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Where each id leads in the end."""
    leading: set[str] = set()
    for some in chunks(ids):
        rows = aliases.c.kind == AliasKind.AGENT, aliases.c.name.in_(some)
        leading.update(connection.scalars(select(aliases.c.name).where(*rows)))
    ends = {id: target_of(connection, AliasKind.AGENT, id) for id in leading}
    return {id: ends.get(id, id) for id in ids}


def _labels(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """What each agent is called."""
    corrected = agents_corrected(connection, ids)
    names = {
        row.id: row.name
        for some in chunks(ids)
        for row in connection.execute(
            select(agents.c.id, agents.c.name).where(agents.c.id.in_(some))
        )
    }
    return {id: corrected.get(id, {}).get("name", name) for id, name in names.items()}
