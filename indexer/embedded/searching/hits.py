"""The hits of a page: what is shown of each document that matched, with its marks."""

from collections.abc import Iterator
from datetime import date

from archive.boundary import Failure, attempt
from archive.errors import SearchError
from indexer.embedded.columns.columns import NO_BOUND_ABOVE, NO_BOUND_BELOW, Row, Table
from indexer.embedded.searching.shelf import Shelf
from indexer.embedded.searching.view import View
from indexer.highlight import Marker, ShownText, only_standing
from indexer.query.ast import Node, Phrase, wanted
from indexer.search import Hit, Snippet, StandingUse

_EPOCH = date(1970, 1, 1).toordinal()
_SECONDS = 24 * 60 * 60


class HitMaker:
    """Makes the hits of one query. A document is told by its number on the shelf."""

    def __init__(self, tree: Node, shelf: Shelf, view: View) -> None:
        self._tree = tree
        self._marker = Marker(tree)
        self._shelf = shelf
        self._view = view

    def bounded(self, number: int, score: float) -> Hit:
        """A hit, or that it cannot be made: by a fault of its own, not by damage to the index."""
        return attempt(
            lambda: self._hit(number, score),
            lambda failure: self._failed(number, score, failure),
            (SearchError,),
        )

    def _failed(self, number: int, score: float, failure: Failure) -> Hit:
        place = int(self._shelf.numbers[number])
        shown = attempt(lambda: self._view.shown(place), lambda _failure: None, (SearchError,))
        ids = (shown.release_id, shown.key) if shown else ("", "")
        return Hit(*ids, Snippet(""), Snippet(""), score, failure=failure.summary)

    def _hit(self, number: int, score: float) -> Hit:
        shelf = self._shelf
        shown, title, text = self._view.texts(int(shelf.numbers[number]))
        return Hit(
            release_id=shown.release_id,
            key=shown.key,
            title=self._marker.marked(title),
            snippet=self._marker.snippet(text),
            score=score,
            language=shown.language,
            issued=shown.issued,
            earliest=_day(int(shelf.earliest[number])),
            latest=_day(int(shelf.latest[number])),
            added=date.fromordinal(_EPOCH + int(shelf.added[number]) // _SECONDS),
            place=shown.place,
            facets=shelf.values(number),
            quote=shown.quote,
            standing=tuple(self._standing(text)) if text.standing else (),
            work=shelf.work(number),
        )

    def _standing(self, text: ShownText) -> Iterator[StandingUse]:
        """The phrases that a text has in standing paragraphs alone."""
        for phrase in dict.fromkeys(wanted(self._tree)):
            if isinstance(phrase, Phrase) and only_standing(phrase, text):
                numbers = self._shelf.matches(phrase).numbers
                first = self._first_issued(numbers)
                yield StandingUse(" ".join(phrase.words), len(numbers), first)

    def _first_issued(self, numbers: Table) -> str | None:
        """The date of the first of these documents that has one."""
        shelf = self._shelf
        dated = numbers[shelf.row(Row.YEAR)[numbers] > 0]
        if not len(dated):
            return None
        first = int(dated[shelf.earliest[dated].argmin()])
        return self._view.shown(int(shelf.numbers[first])).issued


def _day(ordinal: int) -> date | None:
    return None if ordinal in (NO_BOUND_BELOW, NO_BOUND_ABOVE) else date.fromordinal(ordinal)
