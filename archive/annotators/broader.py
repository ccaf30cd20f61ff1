"""The headings above those of a release: the offices over its office, the broader terms."""

from dataclasses import replace

from archive.annotators.page_context import PageContext
from archive.authorities.standing import standing_above
from archive.facets import FACETS
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, Release


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """The release with an access point for each heading above one that a facet with a hierarchy
    counts."""
    points: tuple[AccessPoint, ...] = ()
    for facet in FACETS:
        if facet.hierarchy:
            own = [point for point in release.access_points if facet.holds(point)]
            points += standing_above(own, knowledge.collection, release.issued)
    return replace(release, access_points=(*release.access_points, *points))
