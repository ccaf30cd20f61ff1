"""What one release prints of people and their posts, and what others of the archive tell it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """As what a release prints somebody."""

    SENDS = "sends"  # its sender, with the post or body that issues it
    HOLDS = "holds"  # its sender, with another post of the letterhead, or a title before the name
    NAMED = "named"  # somebody else, with a post or without
    IN_FULL = "in full"  # somebody with a post, and the initials that names leave out
    ASKED = "asked"  # nobody in full: what it prints of its sender instead


@dataclass(frozen=True, slots=True)
class Sighting:
    """That a release prints a person, a post, or one beside the other.

    number: of the release among those of its capture, from 0. name: '' where it is asked for;
    surname then is how the release calls who speaks in it, '' where it calls nobody. post: as
    printed, '' for none, or for a member's own office. key: its telling words, folded, in the order
    of letters. held: whether one person holds it, as no party or department is. earliest, latest:
    bounds of the day of issue.
    """

    number: int
    role: Role
    name: str
    surname: str
    post: str = ""
    key: str = ""
    held: bool = False
    earliest: date | None = None
    latest: date | None = None

    @property
    def days(self) -> tuple[date, date] | None:
        """Both bounds; None where one is unknown, for then nobody can say what was so."""
        return (self.earliest, self.latest) if self.earliest and self.latest else None


class Inferred(StrEnum):
    """What other releases of the archive tell of one."""

    NAME = "name"  # the name by which its person is known
    SENDER = "sender"  # who sends it, where it prints a post or a surname alone
    POST = "post"  # the post that its sender held then, or the full name of its office


@dataclass(frozen=True, slots=True)
class Inference:
    """What a release does not print and others do. number: of the release in its capture. printed:
    what gives way, '' for nothing. why: who prints it, and when."""

    number: int
    field: Inferred
    printed: str
    value: str
    why: str
