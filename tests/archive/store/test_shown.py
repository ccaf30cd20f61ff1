"""What is shown of a description."""

from archive.facets import PERSON
from archive.models import AccessPoint, Block, BlockKind, Relation, Release
from archive.store.overlay.shown import shown
from archive.store.overlay.values import NamedAgent, Overlay


def test_who_speaks_and_sends_is_a_heading_of_both_uses() -> None:
    names = (("Ana Koren", Relation.NAMED), ("A. Koren", Relation.NAMED))
    points = (*names, ("Ana Koren", Relation.SENDER), ("A. Koren", Relation.CONTACT))
    release = Release(
        "Boats",
        (Block(BlockKind.PARAGRAPH, "Boats."),),
        access_points=tuple(AccessPoint(PERSON, "", name, use) for name, use in points),
    )
    agents = tuple(NamedAgent(name, "", "k3", "Ana Koren") for name in ("Ana Koren", "A. Koren"))
    headings = shown(release, Overlay(agents=agents)).access_points
    uses = [Relation.NAMED, Relation.SENDER, Relation.CONTACT]
    assert [(point.id, point.relation) for point in headings] == [("k3", use) for use in uses]
