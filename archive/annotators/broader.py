"""The headings above those of a release: the offices over its office, the broader terms."""

from collections.abc import Iterator
from dataclasses import replace

from archive.annotators.page_context import PageContext
from archive.authorities.collection import Collection
from archive.facets import FACETS, Facet
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, Relation, Release


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """The release with an access point for each heading above one that a facet with a hierarchy
    counts."""
    points = {
        (point.facet, point.id): point
        for facet in FACETS
        if facet.hierarchy
        for point in _above(facet, release, knowledge.collection)
    }
    return replace(release, access_points=(*release.access_points, *points.values()))


def _above(facet: Facet, release: Release, collection: Collection) -> Iterator[AccessPoint]:
    own = [point for point in release.access_points if facet.holds(point)]
    for point in own:
        for id in collection.above(facet.kind, point.id, release.issued):
            if id not in {other.id for other in own}:
                label = collection.label(facet.kind, id)
                evidence = f"above {point.label}"
                yield AccessPoint(facet.kind, id, label, Relation.BROADER, evidence)
