"""Which place on the pages of a site holds the title, and which the day: a vote of all pages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from archive.shapes import read_json
from archive.sites import PlaceVote

TITLE_PLACE, DAY_PLACE = "title-place", "day-place"
ENOUGH_PAGES = 5
"""So many pages must have a place before it can be the site's."""

_MOST_HAVE, _MANY_VALUES = 0.5, 0.5
_FEW_TOLD = 0.2
"""Of so few of its pages something else tells, that one slip says nothing of the place."""

_TITLES_AGREE, _DAYS_AGREE = 0.6, 0.9


@dataclass(slots=True)
class PlaceCount:
    """pages: that have it. values: that stand there, each with how many pages. agreeing, against:
    pages of which something else says the same, and something else."""

    pages: set[str] = field(default_factory=set)
    values: Counter[str] = field(default_factory=Counter)
    agreeing: int = 0
    against: int = 0

    @property
    def varies(self) -> bool:
        """Whether it says another thing on most pages: a name of the site or a stamp does not."""
        return len(self.values) >= _MANY_VALUES * len(self.pages)


def counted(votes: Iterable[tuple[str, str]]) -> dict[tuple[str, str], PlaceCount]:
    """Of each field and selector. votes: for each capture the key of its page, and JSON."""
    counts: defaultdict[tuple[str, str], PlaceCount] = defaultdict(PlaceCount)
    for page, text in sorted(set(votes)):
        for vote in read_json(text, tuple[PlaceVote, ...]):
            count = counts[vote.field, vote.selector]
            count.pages.add(page)
            count.values[vote.value] += 1
            count.agreeing += vote.agrees is True
            count.against += vote.agrees is False
    return counts


def learned_places(votes: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The name and selector of each place that is the site's."""
    every = list(votes)
    pages = len({page for page, _ in every})
    for name, kind, least in (
        (TITLE_PLACE, "title", _TITLES_AGREE),
        (DAY_PLACE, "day", _DAYS_AGREE),
    ):
        places = {
            selector: count
            for (of, selector), count in counted(every).items()
            if of == kind and _is_place(count, pages, least)
        }
        if places:
            yield name, max(places, key=lambda place: (*_strength(places[place]), place))


def _is_place(count: PlaceCount, pages: int, least: float) -> bool:
    votes = count.agreeing + count.against
    common = len(count.pages) >= max(ENOUGH_PAGES, _MOST_HAVE * pages)
    few = votes <= _FEW_TOLD * len(count.pages) and count.against <= count.agreeing + 1
    return common and count.varies and (few or count.agreeing >= least * votes)


def _strength(count: PlaceCount) -> tuple[int, int]:
    return count.agreeing - count.against, len(count.pages)
