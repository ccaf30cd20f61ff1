"""Where a marked span stands in its paragraph, what a rule says of it."""

from dataclasses import dataclass

from archive.annotators.quotations.items import Item
from archive.annotators.quotations.speakers.subject import Subject


@dataclass(frozen=True, slots=True)
class Place:
    """Where a marked span stands in its block, in numbers of items.

    left: where its sentence begins, or the span before it ends. first: its first item, the opening
    mark included; behind: the item behind its closing mark. right: where the sentence, or the room
    before the next span, ends. ended: what is said ends with a full stop. few: under four words.
    stopped: that stop stands behind the closing mark, as in '“…”. NAME said.'
    """

    left: int
    first: int
    behind: int
    right: int
    ended: bool
    few: bool
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """subject: None where only a verb without a subject tells that it is speech. cue: the verb."""

    rule: str
    subject: Subject | None
    cue: Item | None = None
