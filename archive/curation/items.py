"""What waits for a person: questions, pairs of people, corrections that may not hold any more."""

from dataclasses import dataclass

from archive.curation.doubts import Doubt
from archive.curation.suggestions import Suggestion
from archive.decisions import Conflict
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

Turn = tuple[int, int, str]


def turn(item: Item) -> Turn:
    """Where an item stands in the order: those first that mend most."""
    return -item.mends, _FIRST.index(type(item)), item.id
