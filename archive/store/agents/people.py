"""What people may decide of agents, as the store offers it: one method a decision."""

from collections.abc import Callable, Iterable

from sqlalchemy import Engine

from archive.authorities.collection import Collection
from archive.decisions import AgentDecision, Word
from archive.store.agents import deciding, taking_over
from archive.store.agents.rejections import check_not_rejected, rejected
from archive.store.database.connection import reading, writing


class People:
    """The decisions of an archive about those whom names mean. Each returns its number."""

    def __init__(self, engine: Engine, authorities: Callable[[], Collection]) -> None:
        self._engine = engine
        self._authorities = authorities

    def teach(self, agent_id: str, name: str, word: Word) -> int:
        """Let a name mean an agent. Makes just the captures pending whose releases print it."""
        with writing(self._engine) as connection:
            deciding.admit(connection, agent_id, self._authorities().people)
            return deciding.name_agent(connection, agent_id, name, word)

    def merge(self, loser: str, winner: str, word: Word) -> int:
        """Let all names and the id of one agent mean another. Raises NotFound, or UsageError where
        they are one, or are rejected."""
        with writing(self._engine) as connection:
            check_not_rejected(connection, loser, winner)
            deciding.admit(connection, winner, self._authorities().people)
            return deciding.merge(connection, loser, winner, word)

    def split(self, agent_id: str, name: str, word: Word) -> int:
        """Give a name of an agent an agent of its own."""
        with writing(self._engine) as connection:
            return deciding.split(connection, agent_id, name, word)

    def reject(self, first: str, second: str, word: Word) -> int:
        """Say that two agents are not one; nobody suggests it again. Raises NotFound, or UsageError
        where they are one, or it is said already."""
        with writing(self._engine) as connection:
            check_not_rejected(connection, first, second)
            return deciding.reject(connection, first, second, word)

    def undo(self, number: int) -> None:
        """Take a decision back, with all that it changed. Raises NotFound or, where a later one has
        to be undone first, UsageError."""
        with writing(self._engine) as connection:
            deciding.undo(connection, number)

    def decisions(self) -> tuple[AgentDecision, ...]:
        """Every decision, also those undone, the oldest first."""
        with reading(self._engine) as connection:
            return tuple(deciding.decisions(connection))

    def names_of(self, decision: AgentDecision) -> tuple[str, str]:
        """The names by which another archive finds those whom a decision is about."""
        with reading(self._engine) as connection:
            return taking_over.names_of(connection, decision)

    def take_over(self, decisions: Iterable[tuple[AgentDecision, tuple[str, str]]]) -> int:
        """Decide what was decided in another archive of the same pages, all or none; returns how
        many were new. Raises NotFound, or UsageError."""
        with writing(self._engine) as connection:
            number = 0
            for decision, names in decisions:
                for id in (decision.agent_id, decision.other_id):
                    deciding.admit(connection, id, self._authorities().people)
                number += taking_over.take_over(connection, decision, names)
            return number

    def rejected(self) -> frozenset[frozenset[str]]:
        """The pairs of agents that are not one, as people said."""
        with reading(self._engine) as connection:
            return rejected(connection)
