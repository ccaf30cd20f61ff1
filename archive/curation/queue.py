"""The queue of what waits for a person, those first that mend most; it follows the store."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.curation.doubts import Doubt, doubts_of
from archive.curation.given_names import given_names
from archive.curation.suggestions import Suggestion, suggestions
from archive.curation.uses import PersonContext, Use, by_agent, context_of, uses_of
from archive.decisions import Conflict
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.records import State, StoredRelease
from archive.store import Store
from archive.store.overlay.text import TEXT


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt with the same doubt of copies. mends: how many quotes or releases it settles."""

    doubts: tuple[Doubt, ...]

    @property
    def id(self) -> str:
        return self.doubts[0].id

    @property
    def mends(self) -> int:
        return sum(len(doubt.ids) for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one person."""

    suggestion: Suggestion

    @property
    def id(self) -> str:
        return f"{self.suggestion.loser}.{self.suggestion.winner}"

    @property
    def mends(self) -> int:
        return self.suggestion.mends


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A correction of which the described value changed."""

    conflict: Conflict

    @property
    def id(self) -> str:
        return f"correction.{self.conflict.correction.number}"

    @property
    def mends(self) -> int:
        return 1

    @property
    def can_stay(self) -> bool:
        """Whether the same can be said of what is there now: not of what is gone, nor of words
        that stand nowhere any more."""
        return self.conflict.present is not None and self.conflict.correction.field != TEXT


Item = Question | Pair | Disagreement

_FIRST: tuple[type[Item], ...] = (Disagreement, Pair, Question)
"""Of what mends as much, what people said goes before what rules found."""


@dataclass(frozen=True, slots=True)
class _Facts:
    doubts: tuple[Doubt, ...]
    uses: tuple[Use, ...]


class Queue:
    """What waits in an archive. Reads all of it once; `follow` reads what changed since."""

    def __init__(self, store: Store, knowledge: KnowledgeSnapshot) -> None:
        self._store = store
        self._authorities = authorities = knowledge.collection
        self._facts: dict[str, _Facts] = {}
        self._revision = store.revision
        decided = _decided(store)
        for stored in store.releases():
            self._read(stored, decided)
        people = self._people = self._by_agent()
        records = {person.id for person in authorities.people}
        rejected, given = store.people.rejected(), knowledge.derived(given_names)
        self._suggested = suggestions(people, records, rejected, given)
        self._restate()

    @property
    def items(self) -> Sequence[Item]:
        """What waits, in its order."""
        return tuple(self.waiting.values())

    @property
    def waiting(self) -> Mapping[str, Item]:
        """The same by its ids."""
        return self._waiting

    def follow(self) -> None:
        """Read what changed in the store, by whomever."""
        revision = self._store.revision
        decided = _decided(self._store)
        for stored in self._store.changed_since(self._revision):
            self._read(stored, decided)
        self._revision = revision
        self._restate()

    def context(self, agent_id: str) -> PersonContext:
        """Where somebody is named."""
        return context_of(agent_id, self._people.get(agent_id, ()))

    def contexts(self) -> list[PersonContext]:
        """The same of everybody."""
        return [context_of(id, uses) for id, uses in self._people.items()]

    def _read(self, stored: StoredRelease, decided: frozenset[tuple[str, str]]) -> None:
        if stored.state is State.PUBLIC:
            doubts = tuple(doubts_of(stored, self._authorities, decided))
            self._facts[stored.id] = _Facts(doubts, tuple(uses_of(stored)))
        else:
            self._facts.pop(stored.id, None)

    def _restate(self) -> None:
        """Put what follows from the facts in the place of what was."""
        self._people = self._by_agent()
        items: list[Item] = [*self._disagreements(), *self._pairs(), *self._questions()]
        items.sort(key=lambda item: (-item.mends, _FIRST.index(type(item)), item.id))
        self._waiting = {item.id: item for item in items}

    def _by_agent(self) -> dict[str, list[Use]]:
        return by_agent({id: facts.uses for id, facts in self._facts.items()})

    def _disagreements(self) -> Iterator[Disagreement]:
        return map(Disagreement, self._store.conflicts())

    def _pairs(self) -> Iterator[Pair]:
        rejected = self._store.people.rejected()
        for suggestion in self._suggested:
            if suggestion.pair <= self._people.keys() and suggestion.pair not in rejected:
                yield Pair(suggestion)

    def _questions(self) -> Iterator[Question]:
        groups: dict[str, list[Doubt]] = {}
        for facts in self._facts.values():
            for doubt in facts.doubts:
                groups.setdefault(doubt.group, []).append(doubt)
        return (Question(tuple(doubts)) for doubts in groups.values())


def _decided(store: Store) -> frozenset[tuple[str, str]]:
    """What people have said something of."""
    corrections = store.corrections()
    return frozenset((each.id, each.field) for each in corrections if not each.withdrawn)
