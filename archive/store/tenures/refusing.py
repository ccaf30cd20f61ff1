"""What people said is not so of names and posts, whatever else these are called."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from archive.annotators.tenures.post_keys import post_key
from archive.annotators.tenures.sightings import surnames_of
from archive.decisions import AgentVerdict, CorrectionTarget
from archive.store.database.escaping import bounded
from archive.store.database.tables import agent_decisions, agents
from archive.store.identity.aliases import AliasKind, target_of
from archive.store.overlay.corrections import refusals
from archive.store.tenures.keeping import POST, SURNAME, groups_of, mark_due
from archive.store.tenures.known import Known, known_as
from archive.text.folding import fold

Refused = frozenset[tuple[str, str]]
"""Of a name what it is not, another name or a post; both folded."""


def refused(connection: Connection) -> Refused:
    """What people said, also of whom they said that they are two."""
    refused_pairs = {*refusals(connection, CorrectionTarget.NAME), *_two(connection)}
    return frozenset((fold(name), fold(value)) for name, value in refused_pairs)


def _two(connection: Connection) -> Iterator[tuple[str, str]]:
    """The names of each two, and of those with whom they were made one since."""
    columns = (agent_decisions.c.agent_id, agent_decisions.c.other_id)
    holds = agent_decisions.c.kind == AgentVerdict.REJECTED, agent_decisions.c.undone == ""
    for row in connection.execute(select(*columns).where(*holds)).all():
        first, second = ({id, target_of(connection, AliasKind.AGENT, id)} for id in row)
        of_second = list(connection.scalars(select(agents.c.name).where(agents.c.id.in_(second))))
        for name in connection.scalars(select(agents.c.name).where(agents.c.id.in_(first))).all():
            yield from ((name, other) for other in of_second)


def refused_posts(refused_pairs: Refused, known: Known, small: frozenset[str]) -> Refused:
    """The posts among what was said, by their keys, each of the folded name by which he is known
    now who has the name of which it was said."""
    known_by: dict[str, set[str]] = {}
    for (_, name), full in known.items():
        known_by.setdefault(name, set()).add(fold(full))
    return frozenset(
        (person, bounded(post_key(value, small)))
        for name, value in refused_pairs
        for person in {name, *known_by.get(name, ())}
    )


def known_of_refused(connection: Connection, refused_pairs: Refused) -> Known:
    """By which names those are known of whom something was said."""
    return known_as(connection, SURNAME, {name for name, _ in refused_pairs})


def restate_refused(connection: Connection, names: Iterable[str]) -> None:
    """Let what is said of these names be learned again, without what a person does not believe."""
    for surname in sorted({surname for name in names for surname in surnames_of(fold(name))}):
        posts = {group for group in groups_of(connection, SURNAME, surname) if group[0] == POST}
        mark_due(connection, {(SURNAME, surname), *posts})
