"""Sightings as the archive holds them: with the capture that they stand in."""

from dataclasses import dataclass
from datetime import date

from archive.sightings import Sighting

_SURE = 31
"""A day of issue that is surer than so many days says when somebody held a post."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting, the id of its capture, and where a person finds it again."""

    sighting: Sighting
    capture: int
    place: str


def day_of(sighting: Sighting) -> date | None:
    """The day, or the first of the few, on which it was printed; None where that is not sure."""
    days = sighting.days
    return days[0] if days and (days[1] - days[0]).days <= _SURE else None
