"""Where a person was posted at the time of a release, by the dated positions of the authority."""

from archive.annotators.offices.office_names import Time
from archive.authorities.collection import HeldPosition, Office
from archive.knowledge.snapshot import KnowledgeSnapshot, people_of
from archive.text.folding import fold


def posted_at(knowledge: KnowledgeSnapshot, name: str | None, time: Time) -> Office | None:
    """The one office where the person of this name held a post then; None where that is not sure.

    A post without dates, or a release without bounds, proves nothing.
    """
    if not name or not (time.earliest and time.latest):
        return None
    wanted = fold(name)
    offices = {
        position.office
        for person in knowledge.derived(people_of)
        if wanted in map(fold, (person.name, *person.variants))
        for position in person.positions
        if position.office and _held(position, time)
    }
    return knowledge.collection.office(offices.pop()) if len(offices) == 1 else None


def _held(position: HeldPosition, time: Time) -> bool:
    """Whether the post was held throughout the days between which the release was issued."""
    if not (position.earliest and time.earliest and time.latest):
        return False
    ended = position.latest is not None and position.latest < time.latest
    return position.earliest <= time.earliest and not ended
