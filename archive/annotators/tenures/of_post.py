"""What the releases that print one post tell of each other: who held it at the time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from archive.annotators.tenures.of_surname import Refused
from archive.annotators.tenures.seen import Seen, day_of
from archive.annotators.tenures.timeline import YEAR, Held, Nearness, Timeline
from archive.sightings import Inference, Inferred, Role
from archive.text.folding import fold

_NEAR_ENOUGH = Nearness(within=2 * YEAR, beside=92)
_FEWEST = 3
"""A post of one word, 'Director', may be many people's: so many releases of the year print the one
who held it."""
_FEWEST_HOLDING = 2
"""What stands further down in one letterhead alone may be another's."""


def of_post(
    sightings: Sequence[Seen],
    known: Mapping[str, str],
    refused: Refused = frozenset(),
) -> Iterator[tuple[int, Inference]]:
    """Who sends what prints the post alone: the one whom releases before and after print as its
    holder, or those right beside it. Each with the id of its capture. known: of folded names the
    one that a person is known by."""
    timeline = Timeline.of(_held(sightings, known, refused))
    for seen in sightings:
        asked = seen.sighting
        if asked.role is not Role.ASKED or asked.days is None:
            continue
        proof = timeline.at(*asked.days, _NEAR_ENOUGH)
        if proof and _is_sure(asked.key, timeline, *asked.days):
            why = f"sends as {asked.post} {proof.why}"
            yield seen.capture, Inference(asked.number, Inferred.SENDER, "", proof.value, why)


def _held(sightings: Sequence[Seen], known: Mapping[str, str], refused: Refused) -> Iterator[Held]:
    printed = [
        (known.get(fold(seen.sighting.name), seen.sighting.name), seen)
        for seen in sightings
        if seen.sighting.role in (Role.SENDS, Role.HOLDS)
    ]
    numbers = Counter(name for name, _ in printed)
    for name, seen in printed:
        day = day_of(seen.sighting)
        sure = seen.sighting.role is Role.SENDS or numbers[name] >= _FEWEST_HOLDING
        if day and sure and (fold(name), fold(seen.sighting.post)) not in refused:
            yield Held(day, name, seen.place)


def _is_sure(key: str, timeline: Timeline, earliest: date, latest: date) -> bool:
    return " " in key or timeline.number(earliest, latest, YEAR) >= _FEWEST
