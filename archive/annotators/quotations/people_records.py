"""Which people with an authority record a name is that of."""

from archive.authorities.records import Person
from archive.knowledge.snapshot import KnowledgeSnapshot, people_of
from archive.text.folding import fold


def records_of(name: str | None, knowledge: KnowledgeSnapshot) -> list[Person]:
    """The records of which this is the name or a variant; none for no name."""
    if not name:
        return []
    wanted = fold(name)
    return [
        person
        for person in knowledge.derived(people_of)
        if wanted in {fold(known) for known in (person.name, *person.variants)}
    ]
