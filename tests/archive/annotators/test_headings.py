"""Headings of people: whole names, and no words of a headline."""

from archive.annotators.headings import annotate
from archive.annotators.page_context import PageContext
from archive.models import AccessPoint, Block, BlockKind, HeadLine, HeadRole, Relation, Release
from tests.archive.knowledge import GENERIC

TALK = (
    "It is a pleasure to speak after Justice Peter Petek, whom Judge Peter Colm taught. Peter once "
    "told me that the ferries would return to Encar, and Peter was right."
)


def labels(head: tuple[HeadLine, ...]) -> list[str]:
    point = AccessPoint("person", "", "Peter Koren", Relation.SENDER)
    blocks = (
        Block(BlockKind.PARAGRAPH, "The Hon Peter Koren AC"),
        Block(BlockKind.PARAGRAPH, TALK),
    )
    release = Release(title="Ferries", blocks=blocks, access_points=(point,))
    points = annotate(release, PageContext(head=head), GENERIC).access_points
    return [point.label for point in points]


def test_whom_the_letterhead_names_is_no_headline_though_others_share_his_first_name() -> None:
    line = HeadLine(HeadRole.SENDER, "The Hon Peter Koren AC", 1, ("Peter Koren",))
    assert labels((line,)) == ["Peter Koren"]
    assert labels(()) == []
