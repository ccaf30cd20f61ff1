"""The headline of a page without headings: what it sets in bold or large type above its text.

Until the early 2000s fonts made headings. Such lines are read as the head of a typed text is, so
that the kind of a page, its day and its sender are no headline.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import islice, pairwise, zip_longest

from lxml.html import HtmlElement

from archive.html.chrome import Chrome
from archive.html.heavy_type import BOLD, STYLED, is_heavy
from archive.html.lines import Lines, lines_of
from archive.html.page import Page
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.parsers.typed.head import read_head
from archive.parsers.typed.prose import small_words
from archive.text.folding import fold

_PROSE = 150
_READ, _BELOW = 120, 20
"""So many lines of a page are looked at, and so many of its text."""
_SURE = 0.25


def line_set_apart(
    knowledge: KnowledgeSnapshot, page: Page, chrome: Chrome, repeats: Callable[[str], bool]
) -> str:
    """The headline among the lines that are bold or large as a whole; "" where none looks like
    one."""
    lines = list(islice(page.derived(Lines), _READ))
    start = next((at for at, line in enumerate(lines) if len(line) >= _PROSE), len(lines))
    stretches = [tuple(map(fold, lines)) for lines in _heavy_stretches(page.tree, chrome)]
    heavy = {line for stretch in stretches for line in stretch}
    above = [line for line in lines[:start] if fold(line) in heavy and not repeats(line)]
    if not above:
        return ""
    joined = {pair for stretch in stretches for pair in pairwise(stretch)}
    small = knowledge.derived(small_words).words
    source = [*_apart(above, joined, small), *lines[start : start + _BELOW]]
    headline = read_head(knowledge, source).headline
    return headline.text if headline and headline.weight >= _SURE else ""


def _apart(lines: Sequence[str], joined: Set[tuple[str, str]], small: Set[str]) -> Iterator[str]:
    """The lines with a blank one behind each, but where the next stands in the same stretch, or
    goes on with a small word: 'FERRIES RETURN' over 'TO THE UPPER RIVER'."""
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        yield line
        goes_on = line[-1:].isalnum() and after.partition(" ")[0].lower() in small
        if (fold(line), fold(after)) not in joined and not goes_on:
            yield ""


def _heavy_stretches(tree: HtmlElement, chrome: Chrome) -> Iterator[list[str]]:
    """The lines of each element in bold or large type."""
    for node in tree.iter(*BOLD, *STYLED):
        if is_heavy(node) and not chrome.surrounds(node):
            yield list(islice(lines_of(node), _BELOW))
