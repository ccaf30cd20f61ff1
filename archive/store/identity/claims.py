"""What is found may be something held: who claims whom, settled one to one."""

from collections.abc import Iterable
from typing import Protocol, Self, TypeVar


class Claim(Protocol):
    """An item may be something held. Claims are ordered by their strength."""

    @property
    def ordinal(self) -> int:
        """The item's place among those found."""
        ...

    @property
    def holder(self) -> str:
        """The id of what is held."""
        ...

    def __lt__(self, other: Self, /) -> bool: ...


AnyClaim = TypeVar("AnyClaim", bound=Claim)


def one_to_one(claims: Iterable[AnyClaim]) -> dict[int, str]:
    """The holder of each item that has one, the strongest claim first."""
    chosen: dict[int, str] = {}
    claimed: set[str] = set()
    for claim in sorted(claims, reverse=True):
        if claim.ordinal not in chosen and claim.holder not in claimed:
            chosen[claim.ordinal] = claim.holder
            claimed.add(claim.holder)
    return chosen
