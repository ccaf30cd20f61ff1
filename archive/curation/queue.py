"""The queue of what waits for a person, those first that mend most; it follows the store."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from archive.curation.disagreements import Disagreements
from archive.curation.doubts import Decided, Doubt, doubts_of
from archive.curation.items import Item, Pair, Question
from archive.curation.suggestions import suggestions
from archive.curation.uses import PersonContext, Use, context_of, uses_of
from archive.curation.waiting import Waiting
from archive.decisions import Correction
from archive.knowledge.given_names import given_names
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.records import State, StoredRelease
from archive.store import Store


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a release says: its doubts, and its people."""

    doubts: tuple[Doubt, ...] = ()
    uses: tuple[Use, ...] = ()


@dataclass(slots=True)
class _Touched:
    """What releases that changed have to do with, before and after: groups of doubts, people."""

    groups: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)

    def add(self, facts: _Facts) -> None:
        self.groups.update(doubt.group for doubt in facts.doubts)
        self.people.update(use.agent_id for use in facts.uses)


class Queue:
    """What waits in an archive. Reads all of it once; `follow` reads what changed since, and works
    out anew only what hangs on that."""

    def __init__(self, store: Store, knowledge: KnowledgeSnapshot) -> None:
        self.waiting = Waiting()
        self._store = store
        self._authorities = knowledge.collection
        self._facts: dict[str, _Facts] = {}
        self._people: dict[str, dict[str, Use]] = {}
        self._groups: dict[str, dict[str, Doubt]] = {}
        self._revision = store.revision
        decided = _decided(store.corrections())
        for stored in store.releases():
            self._read(stored, decided)
        self._rejected = store.people.rejected()
        self._pairs = self._suggested(knowledge)
        self._disagreements = Disagreements(store)
        self.waiting.change(
            (),
            [*self._disagreements.items, *self._standing(self._pairs), *self._asked(self._groups)],
        )

    @property
    def items(self) -> tuple[Item, ...]:
        """What waits, in its order."""
        return self.waiting.items

    def follow(self) -> None:
        """Read what changed in the store, by whomever."""
        revision = self._store.revision
        changed = {each.id: each for each in self._store.changed_since(self._revision)}
        decided = _decided(self._store.audit.about(changed))
        touched = self._touched(changed)
        former = [question.id for question in self._asked(touched.groups)]
        for stored in changed.values():
            self._read(stored, decided)
        after = self._touched(changed)
        groups, pairs = touched.groups | after.groups, self._of(touched.people ^ after.people)
        gone, present = self._disagreements.follow(changed)
        gone.update(former, pairs)
        self.waiting.change(gone, [*present, *self._standing(pairs), *self._asked(groups)])
        self._revision = revision

    def context(self, agent_id: str) -> PersonContext:
        """Where somebody is named."""
        return context_of(agent_id, self._people.get(agent_id, {}).values())

    def contexts(self) -> list[PersonContext]:
        """The same of everybody."""
        return [context_of(id, uses.values()) for id, uses in self._people.items()]

    def _suggested(self, knowledge: KnowledgeSnapshot) -> dict[str, Pair]:
        people = {id: list(uses.values()) for id, uses in self._people.items()}
        records = {person.id for person in self._authorities.people}
        first_names = knowledge.derived(given_names)
        suggested = suggestions(people, records, self._rejected, first_names)
        return {pair.id: pair for pair in map(Pair, suggested)}

    def _of(self, people: set[str]) -> dict[str, Pair]:
        """The pairs of these people, and those of which it was said since, or taken back, that they
        are two."""
        rejected = self._store.people.rejected()
        otherwise = rejected ^ self._rejected
        self._rejected = rejected
        return {
            id: pair
            for id, pair in self._pairs.items()
            if pair.suggestion.pair & people or pair.suggestion.pair in otherwise
        }

    def _standing(self, pairs: Mapping[str, Pair]) -> Iterator[Pair]:
        """Those of which both are named, and nobody said that they are two."""
        for pair in pairs.values():
            both = pair.suggestion.pair
            if both <= self._people.keys() and both not in self._rejected:
                yield pair

    def _asked(self, groups: Iterable[str]) -> Iterator[Question]:
        """The question of each group in which a doubt is left."""
        doubts = (self._groups.get(group) for group in groups)
        return (Question(tuple(each.values())) for each in doubts if each)

    def _touched(self, ids: Iterable[str]) -> _Touched:
        touched = _Touched()
        for id in ids:
            touched.add(self._facts.get(id, _Facts()))
        return touched

    def _read(self, stored: StoredRelease, decided: Decided) -> None:
        former = self._facts.pop(stored.id, _Facts())
        facts = _Facts()
        if stored.state is State.PUBLIC:
            doubts = tuple(doubts_of(stored, self._authorities, decided))
            facts = self._facts[stored.id] = _Facts(doubts, tuple(uses_of(stored)))
        self._regroup(former.doubts, facts.doubts)
        self._rename(stored.id, former.uses, facts.uses)

    def _regroup(self, former: Iterable[Doubt], doubts: Iterable[Doubt]) -> None:
        remaining = {(doubt.group, doubt.id) for doubt in doubts}
        for doubt in former:
            if (doubt.group, doubt.id) not in remaining:
                self._groups[doubt.group].pop(doubt.id)
                if not self._groups[doubt.group]:
                    del self._groups[doubt.group]
        for doubt in doubts:
            self._groups.setdefault(doubt.group, {})[doubt.id] = doubt

    def _rename(self, release_id: str, former: Iterable[Use], uses: Iterable[Use]) -> None:
        agent_ids = {use.agent_id for use in uses}
        for use in former:
            if use.agent_id not in agent_ids:
                self._people[use.agent_id].pop(release_id)
                if not self._people[use.agent_id]:
                    del self._people[use.agent_id]
        for use in uses:
            self._people.setdefault(use.agent_id, {})[release_id] = use


def _decided(corrections: Iterable[Correction]) -> frozenset[tuple[str, str]]:
    """What people have said something of."""
    return frozenset((each.id, each.field) for each in corrections if not each.withdrawn)
