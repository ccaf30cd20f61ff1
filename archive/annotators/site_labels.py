"""The labels under which a site files its own page, kept as the site's own."""

from collections.abc import Iterator
from dataclasses import replace

from archive.annotators.page_context import PageContext
from archive.facets import FILED
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, Relation, Release
from archive.text.folding import slug


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """The release with an access point for each label, whether a taxonomy knows it or not."""
    points: dict[str, AccessPoint] = {}
    for text, place in _labels(context):
        id = slug(text)
        if id:
            points.setdefault(id, AccessPoint(FILED, id, text, Relation.SUBJECT, place))
    return replace(release, access_points=(*release.access_points, *points.values()))


def _labels(context: PageContext) -> Iterator[tuple[str, str]]:
    yield from ((tag, "label on the page") for tag in context.tags)
    yield from ((label.text, label.place) for label in context.labels)
