"""Lines of a page that may be the headlines of its stories: those that are set apart alike."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.stories.lines import PageLine
from archive.stories.rules import is_rule
from archive.stories.signs import Signs
from archive.text.folding import fold
from archive.text.words import words_of

_FEWEST, _LONGEST = 3, 250
_MOST_LINES = 3
_NUMBER = re.compile(r"^(?:\[\d{1,3}\]|\(?\d{1,3}[.)]|\*{1,3})\s*(?=\S)")
_NO_TITLE = re.compile(r"\d:\d\d|://|@|©")
"""A post's hour, an address, the owner of rights."""

_CAPTIONS = ("figcaption", "caption", "figure")
_REPLY = re.compile(r"^(?:re|fwd?|aw|tr)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline over the lines first to last. behind: what else stands in its line, and
    behind_from, the number of the text that this begins with. begins: the line that its story
    begins with, where something shows that."""

    first: int
    last: int
    title: str
    behind: str
    behind_from: int
    target: str
    begins: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Headlines that are set apart alike. way: how."""

    way: str
    headlines: tuple[Headline, ...]


def groups_of(lines: Sequence[PageLine], signs: Signs) -> Iterator[Group]:
    """Every group of two headlines or more; each set of lines once."""
    ways: defaultdict[str, list[int]] = defaultdict(list)
    titles = {
        at: headline for at, line in enumerate(lines) if (headline := _titled(line, at, signs))
    }
    for at in titles:
        for way in _ways(lines[at]):
            ways[way].append(at)
    known: set[tuple[int, ...]] = set()
    for way, numbers in ways.items():
        headlines = tuple(_distinct(_joined([titles[at] for at in numbers], lines)))
        key = tuple(headline.first for headline in headlines)
        if len(headlines) > 1 and key not in known:
            known.add(key)
            yield Group(way, headlines)
    ruled = tuple(_distinct(_between_rules(lines, titles)))
    if len(ruled) > 1:
        yield Group("rule", ruled)


def titled_as(text: str) -> str:
    """A headline by which it is known again where it stands a second time, with a number or not."""
    return fold(_REPLY.sub("", _NUMBER.sub("", text)))


def _titled(line: PageLine, at: int, signs: Signs) -> Headline | None:
    """The line as a headline; None where it can be none."""
    text, behind, behind_from = line.text, "", line.end
    if not line.level and line.opening and len(line.opening) < len(text):
        text, behind = line.opening, text[len(line.opening) :].strip()
        behind_from = line.opening_end
    elif not line.level and (line.is_prose or text[-1:] in ".:;,"):
        return None
    title = _NUMBER.sub("", text).strip(" –—:-")
    if len(words_of(title)) < _FEWEST or len(title) > _LONGEST or line.target.startswith("#"):
        return None
    if _NO_TITLE.search(title) or line.node.tag in _CAPTIONS:
        return None
    if signs.role(title) or signs.is_contact(title):
        return None
    return Headline(at, at, title, behind, behind_from, line.target)


def _ways(line: PageLine) -> Iterator[str]:
    """How a line is set apart: by one thing, by it and what stands before, by its elements."""
    run_in = "run-in" if line.opening and len(line.opening) < len(line.text) else ""
    linked = "link" if line.target else ""
    numbered = "number" if _NUMBER.match(line.text) else ""
    if way := line.level or run_in or linked or numbered:
        yield way
        if line.apart:
            yield f"{way} behind a rule"
        if line.anchors:
            yield f"{way} with a name"
        if numbered and way != numbered:
            yield f"{way} with a number"
    if "." in line.shape.rstrip(".") and line.shape.strip("."):
        yield line.shape


def _joined(headlines: Sequence[Headline], lines: Sequence[PageLine]) -> Iterator[Headline]:
    """A headline that goes over two or three lines as one; what goes over more is a list."""
    run: list[Headline] = []
    for headline in headlines:
        if run and not _goes_on(run[-1], headline, lines):
            yield from _one(run)
            run = []
        run.append(headline)
    yield from _one(run)


def _goes_on(before: Headline, after: Headline, lines: Sequence[PageLine]) -> bool:
    line = lines[after.first]
    near = after.first == before.last + 1 and not (line.apart or line.anchors or before.behind)
    return near and line.level in ("bold", "caps") and before.target == after.target


def _one(run: Sequence[Headline]) -> Iterator[Headline]:
    if 0 < len(run) <= _MOST_LINES:
        title = " ".join(headline.title for headline in run)
        yield replace(run[-1], first=run[0].first, title=title)


def _distinct(headlines: Iterable[Headline]) -> Iterator[Headline]:
    """Those that are the headline of one story only; answers to one message are none."""
    counted: defaultdict[str, list[Headline]] = defaultdict(list)
    for headline in headlines:
        counted[titled_as(headline.title)].append(headline)
    for same in sorted(counted.values(), key=lambda same: same[-1].first):
        # A list of contents has them first; of a title that stands in many places none counts.
        if len(same) <= 2:
            yield same[-1]


def _between_rules(lines: Sequence[PageLine], titles: dict[int, Headline]) -> Iterator[Headline]:
    """The first line of each stretch between two rules that can be a headline."""
    starts = [at for at, line in enumerate(lines) if line.apart or _is_rule(lines, at - 1)]
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        prose = next((at for at in range(start, end) if lines[at].is_prose), end)
        for at in range(start, min(prose + 1, end)):
            headline = titles.get(at)
            if headline and not _is_rule(lines, at):
                yield replace(headline, begins=start)
                break


def _is_rule(lines: Sequence[PageLine], at: int) -> bool:
    return at >= 0 and is_rule(lines[at].text)
