"""Whether a page holds several releases, and which: by what each of its parts has of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from archive.html.chrome import Chrome
from archive.stories.bounds import Story, bounds_of
from archive.stories.contents import with_contents
from archive.stories.headlines import Headline, groups_of
from archive.stories.lines import PageLine, PageText
from archive.stories.parts import Part
from archive.stories.signs import Signs, is_teaser, signs_of
from archive.text.words import words_of

_MOST = 2 / 3
_DAYS_ONLY = 3 / 4
_WORDS_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Parting:
    """The parts of a page. way: how their headlines are set apart. doubt: why it may hold several
    releases and is read as one."""

    parts: tuple[Part, ...] = ()
    way: str = ""
    doubt: bool = False

    @property
    def is_strong(self) -> bool:
        strong = sum(part.is_strong for part in self.parts)
        return strong >= 2 and 2 * strong >= len(self.parts)


def parting_of(page: PageText, signs: Signs, chrome: Chrome) -> Parting:
    """The parts of a page, none where it holds one release.

    A release with sub-headings must never be cut: that is the worse mistake. So the parts need a
    day, a dateline, a number, a contact of their own, two at least and most of them.
    """
    best, doubt = Parting(), False
    for group in groups_of(page.lines, signs):
        headlines = _outside_asides(page.lines, group.headlines, chrome)
        if len(headlines) < 2:
            continue
        bounds = bounds_of(page, headlines, signs)
        parts = _telling(tuple(_parts(page.lines, bounds.stories, signs)))
        parts = with_contents(page.lines, parts, signs)
        are_own = _are_releases(parts) and not _follow_a_story(page.lines, parts, signs, chrome)
        if bounds.are_clear and are_own:
            best = max(best, Parting(parts, group.way), key=_weight)
        doubt = doubt or sum(part.is_strong for part in parts) > 1
    return best if best.parts else Parting(doubt=doubt)


def _outside_asides(
    lines: Sequence[PageLine], headlines: Sequence[Headline], chrome: Chrome
) -> list[Headline]:
    return [headline for headline in headlines if not _is_aside(lines[headline.first], chrome)]


def _telling(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts without those at either end that tell nothing: a menu, an address."""
    telling = [number for number, part in enumerate(parts) if part.full or part.signs]
    return tuple(parts[telling[0] : telling[-1] + 1]) if telling else ()


def _parts(lines: Sequence[PageLine], stories: Sequence[Story], signs: Signs) -> Iterator[Part]:
    for story in stories:
        inside = lines[story.start : story.end]
        head = story.headline.last - story.start
        own = frozenset(signs_of(signs, inside, head, story.headline.behind))
        teaser = is_teaser(inside[head + 1 :], story.headline.behind, story.headline.target)
        yield Part(story, own, not teaser)


def _are_releases(parts: Sequence[Part]) -> bool:
    signed = [part for part in parts if part.full and part.signs]
    if len(signed) < 2 or len(signed) < _MOST * len(parts):
        return False
    if 2 * sum(part.is_strong for part in parts) >= len(parts):
        return sum(part.is_strong for part in parts) > 1
    return len(signed) >= _DAYS_ONLY * len(parts)


def _follow_a_story(
    lines: Sequence[PageLine], parts: Sequence[Part], signs: Signs, chrome: Chrome
) -> bool:
    """Whether a text stands before them: they are parts of it, or what is related to it."""
    titles = {lines[part.story.headline.first].text for part in parts}
    before = [
        line
        for line in lines[: parts[0].story.start]
        if line.is_prose and line.text not in titles and not _is_aside(line, chrome)
    ]
    words = sum(len(words_of(line.text)) for line in before)
    return words > _WORDS_BEFORE or any(signs.dateline_of(line.text) for line in before)


def _is_aside(line: PageLine, chrome: Chrome) -> bool:
    """Whether a line stands in a menu, among comments or related stories."""
    return any(
        node.tag in ("nav", "aside", "footer") or chrome.is_furniture(node)
        for node in chain((line.node,), line.node.iterancestors())
    )


def _weight(parting: Parting) -> tuple[int, int]:
    """What parts a page into more stories with signs is the better."""
    signed = [part for part in parting.parts if part.full and part.signs]
    return len(signed), sum(len(part.signs) for part in signed)
