"""The names that people taught, as rows, and what follows from a change of them."""

from collections.abc import Collection, Mapping

import msgspec
from sqlalchemy import Connection, delete, select

from archive.records import TaughtName
from archive.store.database.batches import chunks
from archive.store.database.tables import agent_names, aliases
from archive.store.holdings.captures import forget_releases
from archive.store.identity.aliases import AliasKind, add
from archive.store.names.agents import printing, printing_keys
from archive.store.names.owners import NameSource, Ownership, disown, own_all, redirect_minted
from archive.store.overlay.corrections import agents_corrected
from archive.store.upkeep.overlays import settle

Teaching = Mapping[str, tuple[str, str]]
"""Of each folded key the agent that it is taught to mean, and the name as it was taught."""


class Trace(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one decision changed. before, after: what was taught of the keys. redirect: the id that
    leads elsewhere by this decision alone, '' for none."""

    before: dict[str, tuple[str, str]] = {}
    after: dict[str, tuple[str, str]] = {}
    redirect: str = ""

    @property
    def keys(self) -> set[str]:
        return {*self.before, *self.after}


def taught(connection: Connection) -> tuple[TaughtName, ...]:
    """Every name that was taught, in the order of the names."""
    rows = agent_names.c.source == NameSource.TAUGHT, agent_names.c.name != ""
    query = select(agent_names.c.agent_id, agent_names.c.name).where(*rows)
    return tuple(
        TaughtName(row.agent_id, row.name)
        for row in connection.execute(query.order_by(agent_names.c.key))
    )


def taught_of(connection: Connection, keys: Collection[str]) -> dict[str, tuple[str, str]]:
    """What was taught of these keys."""
    return {
        row.key: (row.agent_id, row.name)
        for some in chunks(keys)
        for row in connection.execute(
            select(agent_names).where(
                agent_names.c.key.in_(some), agent_names.c.source == NameSource.TAUGHT
            )
        )
    }


def teach(connection: Connection, due: Teaching) -> Trace:
    """Let keys mean what is due, and show it."""
    trace = Trace(taught_of(connection, due), dict(due))
    _write(connection, trace.keys, due)
    changed = redirect_minted(connection, due)
    _show(connection, printing_keys(connection, due) | printing(connection, changed))
    return trace


def lead(connection: Connection, due: Teaching, out: str, kept: str) -> Trace:
    """The same, and let the id of one agent lead to another."""
    touched = _printing_both(connection, out, kept)
    trace = Trace(taught_of(connection, due), dict(due))
    _write(connection, trace.keys, due)
    redirect_minted(connection, trace.keys)
    known = aliases.c.kind == AliasKind.AGENT, aliases.c.name == out
    if connection.scalar(select(aliases.c.target).where(*known)) is None:
        add(connection, AliasKind.AGENT, out, kept)
        trace = msgspec.structs.replace(trace, redirect=out)
    _show(connection, touched)
    return trace


def give_back(connection: Connection, trace: Trace) -> None:
    """Undo what `teach` changed, and show it."""
    _write(connection, trace.keys, trace.before)
    changed = redirect_minted(connection, trace.keys)
    _show(connection, printing_keys(connection, trace.keys) | printing(connection, changed))


def part(connection: Connection, trace: Trace, out: str, kept: str) -> None:
    """Undo what `lead` changed, and show it."""
    touched = _printing_both(connection, out, kept)
    _write(connection, trace.keys, trace.before)
    if trace.redirect:
        row = aliases.c.kind == AliasKind.AGENT, aliases.c.name == trace.redirect
        connection.execute(delete(aliases).where(*row))
    # What the redirect held back may follow now.
    own = select(agent_names.c.key).where(agent_names.c.agent_id == out)
    changed = redirect_minted(connection, trace.keys | set(connection.scalars(own)))
    _show(connection, touched | printing(connection, changed))


def _printing_both(connection: Connection, out: str, kept: str) -> set[str]:
    """The releases that show something else where one agent comes to lead to another, or no longer
    does: what is corrected of one is said of the other too."""
    corrected = agents_corrected(connection, [out])
    return printing(connection, {out, kept} if corrected else {out})


def _write(connection: Connection, keys: Collection[str], due: Teaching) -> None:
    disown(connection, NameSource.TAUGHT, keys)
    rows = [Ownership(key, NameSource.TAUGHT, agent, name) for key, (agent, name) in due.items()]
    own_all(connection, rows)


def _show(connection: Connection, ids: set[str]) -> None:
    """Show what the releases print now, and let only their captures be described again."""
    for some in chunks(ids):
        forget_releases(connection, some)
    settle(connection, ids, ())
