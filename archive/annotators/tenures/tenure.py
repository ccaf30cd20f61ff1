"""Between which days people are printed with posts, for a person to look at."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from archive.annotators.tenures.people import KnownPerson
from archive.annotators.tenures.seen import Seen, day_of
from archive.text.folding import fold


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person with a post, '' for none, as releases print both. first, last: None where none of
    them has a sure day. places: of the releases, in order of day."""

    name: str
    printed: tuple[str, ...]
    post: str
    first: date | None
    last: date | None
    places: tuple[str, ...]


def tenures_of(sightings: Iterable[Seen], people: Iterable[KnownPerson]) -> tuple[Tenure, ...]:
    """Each person with each post, in the order of names and days; the same words are one post."""
    person_of = {form: person.name for person in people for form in person.links}
    together: defaultdict[tuple[str, str], list[Seen]] = defaultdict(list)
    for seen in sightings:
        if name := person_of.get(fold(seen.sighting.name)):
            together[name, seen.sighting.key].append(seen)
    tenures = (_tenure(name, several) for (name, _), several in together.items())
    return tuple(sorted(tenures, key=lambda each: (each.name, each.first or date.max, each.post)))


def _tenure(name: str, sightings: Sequence[Seen]) -> Tenure:
    ordered = sorted(sightings, key=lambda seen: (day_of(seen.sighting) or date.max, seen.place))
    days = [day for seen in ordered if (day := day_of(seen.sighting))]
    return Tenure(
        name,
        tuple(sorted({seen.sighting.name for seen in ordered})),
        ordered[0].sighting.post,
        days[0] if days else None,
        days[-1] if days else None,
        tuple(dict.fromkeys(seen.place for seen in ordered)),
    )
