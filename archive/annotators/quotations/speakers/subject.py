"""Who or what a noun phrase beside a verb of speech names."""

from dataclasses import dataclass

from archive.annotators.quotations.items import Item
from archive.quotes import SpeakerKind as SpeakerKind


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what a noun phrase names. mentions: as printed; more than one where several speak
    together. joined: who speaks with them and is named by a post alone, or the other way round."""

    kind: SpeakerKind
    mentions: tuple[Item, ...]
    start: int
    end: int
    joined: "Subject | None" = None


def pronoun(item: Item) -> Subject:
    return Subject(SpeakerKind.PRONOUN, (item,), item.start, item.end)


def neuter(item: Item) -> Subject:
    """'It said': a body or a document that was named before."""
    return Subject(SpeakerKind.DOCUMENT, (item,), item.start, item.end)


def speaking(kind: SpeakerKind, people: tuple[Item, ...]) -> Subject:
    return Subject(kind, people, people[0].start, people[-1].end)
