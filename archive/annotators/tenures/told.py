"""A description beside the rest of its archive: what it tells others, and what they tell it."""

from collections.abc import Sequence
from dataclasses import replace

from archive.annotators.tenures.applied import with_inferences
from archive.annotators.tenures.sightings import sightings_of
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Description
from archive.sightings import Inference


def with_archive(
    description: Description, inferences: Sequence[Inference], knowledge: KnowledgeSnapshot
) -> Description:
    """The description with what is told of its releases, and with whom they print: these are read
    first, so that what was inferred never bears out what it was inferred from."""
    sightings = tuple(
        sighting
        for number, release in enumerate(description.releases)
        for sighting in sightings_of(release, number, knowledge)
    )
    releases = tuple(
        with_inferences(release, [each for each in inferences if each.number == number], knowledge)
        for number, release in enumerate(description.releases)
    )
    return replace(description, releases=releases, sightings=sightings)
