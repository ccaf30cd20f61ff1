"""Whom a key means: rows that say by whose word, and the redirects that follow from them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from sqlalchemy import Connection, delete, insert, select

from archive.store.database.batches import chunks
from archive.store.database.tables import agent_names, aliases, release_names
from archive.store.identity.aliases import AliasKind, target_of
from archive.store.names.printed import PrintedName
from archive.store.overlay.corrections import agents_corrected


class NameSource(StrEnum):
    """By whose word a name means an agent, the strongest first."""

    TAUGHT = "taught"
    AUTHORITY = "authority"
    RELEASE = "release"  # minted for the name, because a release prints it


@dataclass(frozen=True, slots=True)
class Ownership:
    """That a key means an agent. name: as it was taught."""

    key: str
    source: NameSource
    agent_id: str
    name: str = ""


Owners = Mapping[str, Mapping[NameSource, str]]
"""Of each key the agents by their sources."""


def owners(connection: Connection, keys: Iterable[str]) -> Owners:
    """Who owns these keys; a key without an agent is not in it."""
    by_key: dict[str, dict[NameSource, str]] = {}
    columns = (agent_names.c.key, agent_names.c.source, agent_names.c.agent_id)
    for some in chunks(keys):
        for row in connection.execute(select(*columns).where(agent_names.c.key.in_(some))):
            by_key.setdefault(row.key, {})[NameSource(row.source)] = row.agent_id
    return by_key


def owner(by_source: Mapping[NameSource, str]) -> str:
    """The agent by the strongest word; '' where there is none."""
    return next((by_source[source] for source in NameSource if source in by_source), "")


def claim_by_records(
    connection: Connection, out: Collection[PrintedName], new: Collection[PrintedName]
) -> set[str]:
    """Let a key mean the one authority record that describers find for it; where they find several
    it means none of them by itself. Returns the keys that have come to mean somebody else."""
    gained = {(each.key, each.record) for each in new if each.record}
    lost = {key for key, record in ((each.key, each.record) for each in out) if record}
    known = _by_authority(connection, {key for key, _ in gained} | lost)
    doubtful = lost | {key for key, record in gained if known.get(key) != record}
    due = _only_records(connection, doubtful)
    changed = {key for key in doubtful if known.get(key) != due.get(key)}
    own = [Ownership(key, NameSource.AUTHORITY, due[key]) for key in changed if key in due]
    disown(connection, NameSource.AUTHORITY, changed & known.keys())
    own_all(connection, own)
    return changed


def own_all(connection: Connection, rows: Sequence[Ownership]) -> None:
    """Let keys mean agents."""
    if rows:
        connection.execute(insert(agent_names), [asdict(row) for row in rows])


def disown(connection: Connection, source: NameSource, keys: Iterable[str]) -> None:
    """Let keys mean nobody any more by this word."""
    for some in chunks(keys):
        rows = agent_names.c.key.in_(some), agent_names.c.source == source
        connection.execute(delete(agent_names).where(*rows))


def redirect_minted(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Let the agent minted for a key lead to whom the key means now, and to none where that is
    itself. Returns the agents whose id or name is another by it."""
    due = {
        by_source[NameSource.RELEASE]: owner(by_source)
        for by_source in owners(connection, keys).values()
        if NameSource.RELEASE in by_source
    }
    before = _redirects(connection, due)
    for some in chunks(due):
        rows = aliases.c.kind == AliasKind.AGENT, aliases.c.name.in_(some)
        connection.execute(delete(aliases).where(*rows))
    # A person may have merged a record into the agent minted for a name: that word stands.
    after = {
        minted: agent
        for minted, agent in due.items()
        if target_of(connection, AliasKind.AGENT, agent) != minted
    }
    if after:
        rows_due = [
            {"kind": AliasKind.AGENT, "name": minted, "target": agent}
            for minted, agent in after.items()
        ]
        connection.execute(insert(aliases), rows_due)
    changed = {minted for minted in due if before.get(minted) != after.get(minted)}
    # What is corrected of one is said of whom it leads to.
    corrected = agents_corrected(connection, changed)
    ends = {leads[id] for leads in (before, after) for id in corrected if id in leads}
    return changed | {target_of(connection, AliasKind.AGENT, id) for id in ends}


def _redirects(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    columns = (aliases.c.name, aliases.c.target)
    return {
        row.name: row.target
        for some in chunks(ids)
        for row in connection.execute(
            select(*columns).where(aliases.c.kind == AliasKind.AGENT, aliases.c.name.in_(some))
        )
    }


def _by_authority(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    return {
        key: by_source[NameSource.AUTHORITY]
        for key, by_source in owners(connection, keys).items()
        if NameSource.AUTHORITY in by_source
    }


def _only_records(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The record of each key that has just one."""
    records_of: dict[str, set[str]] = {}
    columns = (release_names.c.key, release_names.c.record)
    for some in chunks(keys):
        with_record = release_names.c.key.in_(some), release_names.c.record != ""
        for row in connection.execute(select(*columns).where(*with_record).distinct()):
            records_of.setdefault(row.key, set()).add(row.record)
    return {key: next(iter(records)) for key, records in records_of.items() if len(records) == 1}
