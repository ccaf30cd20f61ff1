"""From the names that releases print to agents: whom each means, what everybody is called."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from archive.facets import PERSON
from archive.models import Release
from archive.records import AgentKind
from archive.store.database.batches import chunks
from archive.store.database.rows import AnyRow
from archive.store.database.tables import agent_names, agents, release_names
from archive.store.identity.identifiers import new_ids
from archive.store.names.agents import printing, printing_keys
from archive.store.names.owners import (
    NameSource,
    Ownership,
    claim_by_records,
    own_all,
    owners,
    redirect_minted,
)
from archive.store.names.printed import (
    PrintedName,
    best_name,
    by_key,
    held_names,
    is_acronym,
    printed_names,
    replace_names,
    spellings,
)


def restate(
    connection: Connection,
    described: Mapping[str, Release],
    corrected: Mapping[str, Sequence[tuple[str, str]]],
) -> set[str]:
    """Put in the names that these releases print. corrected: those that people gave, each with its
    record, by release. Returns the releases that print a name of somebody who is called otherwise
    now, or who is somebody else."""
    due = {
        name
        for id, release in described.items()
        for name in printed_names(id, release, corrected.get(id, ()))
    }
    before = set(held_names(connection, described))
    out, new = before - due, due - before
    if not (out or new):
        return set()
    replace_names(connection, out, new)
    renamed = _name_records(connection, described.values(), corrected.values())
    changed = claim_by_records(connection, out, new)
    minted = _mint(connection, new, changed)
    renamed |= redirect_minted(connection, changed)
    renamed |= _rename_minted(connection, out, new, minted)
    touched = printing(connection, renamed) if renamed else set()
    return touched | printing_keys(connection, changed)


def _name_records(
    connection: Connection,
    described: Iterable[Release],
    corrected: Iterable[Sequence[tuple[str, str]]],
) -> set[str]:
    """Add the authority records that describers and people found, under the names that the
    authority gives them. Returns those that are called otherwise now."""
    names: dict[str, str] = {}
    names |= {record: name for several in corrected for name, record in several if record}
    for release in described:
        spoken = ((quote.speaker_id, quote.speaker) for quote in release.quotes)
        names |= {id: name for id, name in spoken if id and name and id not in names}
        names |= {p.id: p.label for p in release.access_points if p.facet == PERSON and p.id}
    known = {
        row.id: row.name
        for some in chunks(names)
        for row in connection.execute(
            select(agents.c.id, agents.c.name).where(agents.c.id.in_(some))
        )
    }
    new = [
        {"id": id, "kind": AgentKind.PERSON, "name": name}
        for id, name in names.items()
        if id not in known
    ]
    if new:
        connection.execute(insert(agents), new)
    renamed = {id: names[id] for id, name in known.items() if names[id] != name}
    _rename(connection, {id: (AgentKind.PERSON, name) for id, name in renamed.items()})
    return set(renamed)


def _mint(
    connection: Connection, new: Collection[PrintedName], changed: Collection[str]
) -> set[str]:
    """Make an agent for each key that means nobody yet. Returns these keys."""
    fresh = {each.key for each in new if not each.record} - set(changed)
    wanted = fresh | _printed_alone(connection, changed)
    lacking = sorted(wanted - owners(connection, wanted).keys())
    ids = dict(zip(lacking, new_ids(connection, len(lacking)), strict=True))
    printed = by_key(new)
    rows = []
    for key, id in ids.items():
        names = printed[key] if key in fresh else spellings(connection, key)
        rows.append({"id": id, "kind": _kind_of(names), "name": best_name(names)})
    if rows:
        connection.execute(insert(agents), rows)
        own_all(connection, [Ownership(key, NameSource.RELEASE, id) for key, id in ids.items()])
    return set(lacking)


def _rename_minted(
    connection: Connection,
    out: Collection[PrintedName],
    new: Collection[PrintedName],
    minted: Collection[str],
) -> set[str]:
    """Call agents by the best spelling that is printed now. Returns those renamed."""
    gone, come = by_key(out), by_key(new)
    keys = (gone.keys() | come.keys()) - set(minted)
    due: dict[str, tuple[AgentKind, str]] = {}
    for row in _minted(connection, keys):
        if gone.get(row.key) or come[row.key] != {row.name}:
            printed = spellings(connection, row.key)
            calling = (_kind_of(printed), best_name(printed))
            if printed and calling != (row.kind, row.name):
                due[row.id] = calling
    _rename(connection, due)
    return set(due)


def _minted(connection: Connection, keys: Iterable[str]) -> Iterator[AnyRow]:
    """Key, id, kind and name of the agents minted for these keys."""
    columns = (agent_names.c.key, *(agents.c[name] for name in ("id", "kind", "name")))
    query = select(*columns).join(agents, agents.c.id == agent_names.c.agent_id)
    for some in chunks(keys):
        rows = agent_names.c.key.in_(some), agent_names.c.source == NameSource.RELEASE
        yield from connection.execute(query.where(*rows))


def _rename(connection: Connection, due: Mapping[str, tuple[AgentKind, str]]) -> None:
    if due:
        row = agents.c.id == bindparam("agent")
        rows = [{"agent": id, "kind": kind, "name": name} for id, (kind, name) in due.items()]
        connection.execute(update(agents).where(row), rows)


def _kind_of(names: Iterable[str]) -> AgentKind:
    return AgentKind.ORGANISATION if any(map(is_acronym, names)) else AgentKind.PERSON


def _printed_alone(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Those of these keys that a release prints for which no authority record was found."""
    return {
        key
        for some in chunks(keys)
        for key in connection.scalars(
            select(release_names.c.key)
            .where(release_names.c.key.in_(some), release_names.c.record == "")
            .distinct()
        )
    }
