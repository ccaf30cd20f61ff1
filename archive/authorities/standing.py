"""What stands above headings, as access points that name them: each once, whatever the way."""

from collections.abc import Collection as Several
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.authorities.collection import Collection
from archive.models import AccessPoint, IssueDate, Relation

_ABOVE = "above "
_AND = "; "


def standing_above(
    own: Sequence[AccessPoint], authorities: Collection, issued: IssueDate
) -> tuple[AccessPoint, ...]:
    """An access point for each heading above those of a release, none of them among these; its
    evidence names every one that it stands above on the day of issue."""
    ids = {point.id for point in own}
    points = (
        AccessPoint(
            point.facet,
            id,
            authorities.label(point.facet, id),
            Relation.BROADER,
            f"{_ABOVE}{point.label}",
        )
        for point in own
        for id in authorities.above(point.facet, point.id, issued)
        if id not in ids
    )
    return joined(points)


def joined(points: Iterable[AccessPoint]) -> tuple[AccessPoint, ...]:
    """Each heading once, in the order of the first, with all that it stands above."""
    known: dict[tuple[str, str], AccessPoint] = {}
    for point in points:
        before = known.get((point.facet, point.id))
        lines = dict.fromkeys((*_lines(before), *_lines(point)) if before else _lines(point))
        known[point.facet, point.id] = replace(point, evidence=_AND.join(lines))
    return tuple(known.values())


def left_above(point: AccessPoint, gone: Several[str]) -> AccessPoint | None:
    """The heading without what it stood above and that is gone, by label; None where nothing is
    left."""
    lines = [line for line in _lines(point) if line.removeprefix(_ABOVE) not in gone]
    return replace(point, evidence=_AND.join(lines)) if lines else None


def _lines(point: AccessPoint) -> list[str]:
    return point.evidence.split(_AND)
