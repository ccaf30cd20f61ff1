"""Where the stories under some headlines begin and end."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from lxml.html import HtmlElement

from archive.stories.headlines import Headline
from archive.stories.lines import PageLine, PageText
from archive.stories.signs import Sign, Signs

_MOST_ABOVE = 5
_OWN = 2 / 3


@dataclass(frozen=True, slots=True)
class Story:
    """One part of a page: its lines from start up to, and without, end."""

    start: int
    end: int
    headline: Headline


@dataclass(frozen=True, slots=True)
class Bounds:
    """The stretch of each headline, in order. are_clear: nobody has to guess to which of two a line
    with a day belongs, and no text of the tree stands in two."""

    stories: tuple[Story, ...]
    are_clear: bool


def bounds_of(page: PageText, headlines: Sequence[Headline], signs: Signs) -> Bounds:
    """Where the stories under some headlines begin and end."""
    elements = _own_elements([page.lines[headline.first].node for headline in headlines])
    first_texts = [line.start for line in page.lines]
    spans = [_lines_in(page, element, first_texts) for element in elements]
    parent = elements[0].getparent()
    area = (0, len(page.lines)) if parent is None else _lines_in(page, parent, first_texts)
    with_prose = sum(
        any(line.is_prose for line in page.lines[headline.last + 1 : end])
        for headline, (_, end) in zip(headlines, spans, strict=True)
    )
    boxed = with_prose >= _OWN * len(spans)
    if not boxed:
        spans = [(headline.first, headline.last + 1) for headline in headlines]
    above = _all_above(page.lines, headlines, spans, area, signs)
    starts = _starts(headlines, spans, above)
    ends = [max(end, start) for (_, end), start in zip(spans, starts[1:], strict=False)]
    last = spans[-1][1] if boxed else _last_end(page.lines, starts, headlines[-1], area[1])
    stories = tuple(map(Story, starts, [*ends, last], headlines))
    dated = all(any(role is Sign.DAY for _, role in roles) for roles in above)
    behind = page.lines[headlines[-1].last + 1 : area[1]]
    are_clear = not (dated and _has_day_behind_prose(behind, signs))
    return Bounds(stories, are_clear and not _share_a_text(page.lines, stories))


def _own_elements(nodes: Sequence[HtmlElement]) -> list[HtmlElement]:
    """The largest element about each headline that holds no other one."""
    headlines_inside = Counter(parent for node in nodes for parent in (node, *node.iterancestors()))
    own = []
    for node in nodes:
        largest = node
        for parent in node.iterancestors():
            if headlines_inside[parent] > 1:
                break
            largest = parent
        own.append(largest)
    return own


def _lines_in(page: PageText, element: HtmlElement, first_texts: Sequence[int]) -> tuple[int, int]:
    """first_texts: of each line of the page."""
    first, last = page.spans.get(element, (0, 0))
    return bisect_left(first_texts, first), bisect_left(first_texts, last)


def _all_above(
    lines: Sequence[PageLine],
    headlines: Sequence[Headline],
    spans: Sequence[tuple[int, int]],
    area: tuple[int, int],
    signs: Signs,
) -> list[list[tuple[int, Sign]]]:
    """What stands over each headline: its day, its number, its kind."""
    ends = (
        max(headline.last + 1, end) for headline, (_, end) in zip(headlines, spans, strict=True)
    )
    floors = [area[0], *ends]
    above = [
        list(_above(lines, floor, min(headline.first, span[0]), signs))
        for floor, headline, span in zip(floors, headlines, spans, strict=False)
    ]
    return [list(_as_others(above)), *above[1:]]


def _starts(
    headlines: Sequence[Headline],
    spans: Sequence[tuple[int, int]],
    above: Sequence[Sequence[tuple[int, Sign]]],
) -> list[int]:
    """The line that each begins with. Where the first has no day over it, days stand below."""
    below = all(role is not Sign.DAY for _, role in above[0])
    starts = []
    for headline, (first, _), roles in zip(headlines, spans, above, strict=True):
        start = min(headline.first, first)
        for at, role in roles:
            if role is Sign.DAY and below:
                break
            start = at
        starts.append(start if headline.begins is None else min(start, headline.begins))
    return starts


def _has_day_behind_prose(lines: Sequence[PageLine], signs: Signs) -> bool:
    behind = dropwhile(lambda line: not line.is_prose, lines)
    return any(signs.role(line.text) is Sign.DAY for line in behind)


def _share_a_text(lines: Sequence[PageLine], stories: Sequence[Story]) -> bool:
    """Whether a text of the tree, such as a typed one, stands in two of them."""
    return any(
        lines[before.end - 1].end > lines[story.start].start for before, story in pairwise(stories)
    )


def _as_others(above: Sequence[Sequence[tuple[int, Sign]]]) -> Iterator[tuple[int, Sign]]:
    """What stands over the first headline as over others; the rest is the page's own."""
    known = {role for roles in above[1:] for _, role in roles}
    for at, role in above[0]:
        if role not in known:
            return
        yield at, role


def _above(
    lines: Sequence[PageLine], floor: int, start: int, signs: Signs
) -> Iterator[tuple[int, Sign]]:
    """The lines right above that tell something of a release, the nearest first."""
    for at in range(start - 1, max(floor, start - 1 - _MOST_ABOVE) - 1, -1):
        if lines[at + 1].apart:
            return
        role = None if lines[at].is_prose else signs.role(lines[at].text)
        if role is None:
            return
        yield at, role


def _last_end(
    lines: Sequence[PageLine], starts: Sequence[int], headline: Headline, end: int
) -> int:
    """Where the last one ends: at a rule, unless others have one inside."""
    inner = any(
        lines[at].apart
        for start, following in pairwise(starts)
        for at in range(start + 1, following)
    )
    for at in range(headline.last + 1, end):
        if lines[at].apart and not inner:
            return at
    return end
