"""Who or what a noun phrase beside a verb of speech names."""

from dataclasses import dataclass

from archive.annotators.quotations.items import Item
from archive.quotes import SpeakerKind as SpeakerKind


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what a noun phrase names. items: the mention, as printed; more than one where several
    speak together."""

    kind: SpeakerKind
    mentions: tuple[Item, ...]
    start: int
    end: int


def pronoun(item: Item) -> Subject:
    return Subject(SpeakerKind.PRONOUN, (item,), item.start, item.end)


def speaking(kind: SpeakerKind, people: tuple[Item, ...]) -> Subject:
    return Subject(kind, people, people[0].start, people[-1].end)
