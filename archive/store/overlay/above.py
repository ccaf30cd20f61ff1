"""What stands above the headings of a release after a correction of them or of its day."""

from collections.abc import Iterable, Iterator, Sequence

from archive.authorities.standing import joined, left_above
from archive.facets import FACETS
from archive.models import AccessPoint, Relation


def restated_above(
    points: Sequence[AccessPoint],
    due: Sequence[AccessPoint],
    gone: Sequence[AccessPoint] = (),
) -> tuple[AccessPoint, ...]:
    """The access points with what stands above them as it is due.

    due: headings, and what stands above them; nothing is known by it of headings that are not in
    it. gone: headings that were taken away.
    """
    own = [point for point in points if point.relation != Relation.BROADER]
    restated = _below((*due, *gone))
    absent = _below(due) - _below(own)
    above = joined((*_left(points, restated), *_left(due, absent)))
    own_ids = {(point.facet, point.id) for point in own if _has_above(point)}
    return *own, *(point for point in above if (point.facet, point.id) not in own_ids)


def _left(points: Iterable[AccessPoint], gone: set[tuple[str, str]]) -> Iterator[AccessPoint]:
    for point in points:
        if point.relation == Relation.BROADER:
            labels = {label for facet, label in gone if facet == point.facet}
            if left := left_above(point, labels):
                yield left


def _below(points: Iterable[AccessPoint]) -> set[tuple[str, str]]:
    return {(point.facet, point.label) for point in points if _has_above(point)}


def _has_above(point: AccessPoint) -> bool:
    """Whether what stands above it is counted."""
    return any(row.hierarchy and row.holds(point) for row in FACETS)
