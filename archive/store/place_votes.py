"""Which places on the pages of a site hold the title, and which the day: a vote of all pages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
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
    """The name and selector of each place that is the site's, or that of a part of it: a host may
    have several templates, in folders of their own or side by side."""
    every = list(votes)
    counts, parts = counted(every), _parts({page for page, _ in every})
    for name, kind, least in (
        (TITLE_PLACE, "title", _TITLES_AGREE),
        (DAY_PLACE, "day", _DAYS_AGREE),
    ):
        places = {selector: count for (of, selector), count in counts.items() if of == kind}
        yield from ((name, selector) for selector in _learned(places, parts, least))


def _learned(
    places: Mapping[str, PlaceCount], parts: Sequence[frozenset[str]], least: float
) -> Iterator[str]:
    """The best place of each part, as long as pages of it are left that have none. What its looks
    alone speak for is believed of most pages of a site, and of no part."""
    proved = {place: count for place, count in places.items() if _is_told(count, least)}
    by_looks = {place: count for place, count in places.items() if _is_shown(count)}
    covered: set[str] = set()
    for number, part in enumerate(parts):
        believed = {**proved, **by_looks} if number == 0 else proved
        while place := _best_of(believed, part - covered, covered):
            yield place
            covered |= places[place].pages
            believed = proved


def _best_of(
    places: Mapping[str, PlaceCount], pages: frozenset[str], covered: AbstractSet[str]
) -> str:
    """The place that most of the pages have, and none that has another; '' for none."""
    enough = max(ENOUGH_PAGES, _MOST_HAVE * len(pages))
    common = [
        (_strength(count), place)
        for place, count in places.items()
        if len(count.pages & pages) >= enough and not count.pages & covered
    ]
    return max(common, default=((0, 0), ""))[1]


def _parts(pages: AbstractSet[str]) -> Sequence[frozenset[str]]:
    """All pages, then those of each folder, the fullest first."""
    folders: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        steps = page.split("/")[:-1]
        for depth in range(2, len(steps) + 1):
            folders["/".join(steps[:depth])].add(page)
    fullest = sorted(folders.items(), key=lambda folder: (-len(folder[1]), folder[0]))
    return (frozenset(pages), *(frozenset(of_it) for _, of_it in fullest))


def _is_told(count: PlaceCount, least: float) -> bool:
    """Whether what else tells the title or the day of its pages mostly says the same."""
    votes = count.agreeing + count.against
    return count.varies and votes > 0 and count.agreeing >= least * votes


def _is_shown(count: PlaceCount) -> bool:
    """Whether hardly anything else tells, and nothing speaks against it."""
    votes = count.agreeing + count.against
    few = votes <= _FEW_TOLD * len(count.pages) and count.against <= count.agreeing + 1
    return count.varies and few


def _strength(count: PlaceCount) -> tuple[int, int]:
    return count.agreeing - count.against, len(count.pages)
