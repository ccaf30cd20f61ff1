"""Which releases hold what is asked for, and their texts, without snippets and counts."""

from indexer.documents import DocumentType
from indexer.embedded.columns.columns import Row, Table
from indexer.embedded.searching.evaluation import evaluate
from indexer.embedded.searching.shelf import Matches, Shelf
from indexer.embedded.searching.view import View
from indexer.highlight import HeldText
from indexer.query.ast import Node
from indexer.search import DatedUse, Holding, Sort


def holding(tree: Node, view: View, most: int) -> Holding:
    """As Engine.holding says."""
    shelf = view.shelf(DocumentType.RELEASE)
    numbers = evaluate(tree, shelf).numbers
    dated = Matches(numbers[shelf.row(Row.YEAR)[numbers] > 0])

    def shown(number: int) -> DatedUse:
        entry = view.shown(int(shelf.numbers[number]))
        return DatedUse(entry.release_id, entry.issued)

    oldest = shelf.first(Matches(numbers), Sort.OLDEST, most).tolist()
    latest = shelf.first(dated, Sort.NEWEST, 1).tolist()
    return Holding(
        total=len(numbers),
        undated=undated_before(numbers, shelf),
        oldest=tuple(map(shown, oldest)),
        latest=shown(latest[0]) if latest else None,
    )


def undated_before(numbers: Table, shelf: Shelf) -> int:
    """How many of some documents have no date and may, by their bounds, be earlier than all of
    these that have one."""
    has_year = shelf.row(Row.YEAR)[numbers] > 0
    dated, undated = numbers[has_year], numbers[~has_year]
    if not len(undated) or not len(dated):
        return len(undated)
    return int((shelf.earliest[undated] < shelf.latest[dated].min()).sum())


def texts(tree: Node, view: View, sort: Sort, numbers: range) -> list[HeldText]:
    """As Engine.texts says."""
    shelf = view.shelf(DocumentType.RELEASE)
    matches = Matches(evaluate(tree, shelf).numbers)
    chosen = shelf.first(matches, sort, numbers.stop).tolist()[numbers.start :]

    def held(number: int) -> HeldText:
        shown, title, text = view.texts(int(shelf.numbers[number]))
        return HeldText(shown.release_id, shown.issued, shelf.values(number), title, text)

    return list(map(held, chosen))
