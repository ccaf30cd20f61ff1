"""What the releases that print one post tell of each other: who held it at the time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from archive.annotators.tenures.of_surname import RefusedPosts
from archive.annotators.tenures.seen import Seen, day_of
from archive.annotators.tenures.timeline import YEAR, Holding, Nearness, Timeline
from archive.sightings import Inference, Inferred, Role, Sighting
from archive.text.folding import fold

_NEAR_ENOUGH = Nearness(within=2 * YEAR, beside=92)
Printed = tuple[str, str]
"""A surname, and a folded name that has it: 'Smith-Jones' and 'Smith Jones' are folded alike."""
_FEWEST = 3
"""A post of one word, 'Director', may be many people's: so many releases of the year print the one
who held it."""
_FEWEST_HOLDING = 2
"""What stands further down in one letterhead alone may be another's."""


def of_post(
    sightings: Sequence[Seen],
    known: Mapping[Printed, str],
    refused: RefusedPosts = frozenset(),
) -> Iterator[tuple[int, Inference]]:
    """Who sends what prints the post alone: the one whom releases before and after print as its
    holder, or those right beside it. Each with the id of its capture. known: of surnames with
    folded names the one that a person is known by."""
    timeline = Timeline.of(_held(sightings, known, refused))
    for seen in sightings:
        sighting = seen.sighting
        if sighting.role is not Role.ASKED or sighting.days is None:
            continue
        proof = timeline.at(*sighting.days, _NEAR_ENOUGH)
        if proof and _is_sure(sighting.key, timeline, *sighting.days):
            why = f"sends as {sighting.post} {proof.why}"
            yield seen.capture, Inference(sighting.number, Inferred.SENDER, "", proof.value, why)


def _held(
    sightings: Sequence[Seen], known: Mapping[Printed, str], refused: RefusedPosts
) -> Iterator[Holding]:
    printed = [
        (known.get(printed_of(seen.sighting), seen.sighting.name), seen)
        for seen in sightings
        if seen.sighting.role in (Role.SENDS, Role.HOLDS)
    ]
    numbers = Counter(name for name, _ in printed)
    for name, seen in printed:
        day = day_of(seen.sighting)
        sure = seen.sighting.role is Role.SENDS or numbers[name] >= _FEWEST_HOLDING
        if day and sure and (fold(name), seen.sighting.key) not in refused:
            yield Holding(day, name, seen.place)


def printed_of(sighting: Sighting) -> Printed:
    """As what a sighting has its person."""
    return sighting.surname, fold(sighting.name)


def _is_sure(key: str, timeline: Timeline, earliest: date, latest: date) -> bool:
    return " " in key or timeline.number(earliest, latest, YEAR) >= _FEWEST
