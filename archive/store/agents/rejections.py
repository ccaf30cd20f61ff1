"""Pairs of agents that people said are not one."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from archive.decisions import AgentVerdict
from archive.errors import UsageError
from archive.store.database.rows import AnyRow
from archive.store.database.tables import agent_decisions
from archive.store.identity.aliases import AliasKind, target_of


def rejected(connection: Connection) -> frozenset[frozenset[str]]:
    """The pairs, by the ids that these have now."""
    return frozenset(pair for pair, _ in _rejections(connection))


def check_not_rejected(connection: Connection, first: str, second: str) -> None:
    """Raises UsageError where a decision that holds says that the two are not one."""
    both = _present(connection, first, second)
    for pair, row in _rejections(connection):
        if pair == both and len(both) == 2:
            raise UsageError(
                f"decision {row.id} of {row.who} says that {first!r} and {second!r} are not one;"
                f" `dateline people undo {row.id}` takes it back"
            )


def _rejections(connection: Connection) -> Iterator[tuple[frozenset[str], AnyRow]]:
    of_kind = agent_decisions.c.kind == AgentVerdict.REJECTED, agent_decisions.c.undone == ""
    for row in connection.execute(select(agent_decisions).where(*of_kind)).all():
        yield _present(connection, row.agent_id, row.other_id), row


def _present(connection: Connection, *ids: str) -> frozenset[str]:
    return frozenset(target_of(connection, AliasKind.AGENT, id) for id in ids)
